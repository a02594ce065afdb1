import { CaseNo, Instant, ItemCode, OrgCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CHANNEL_KINDS } from '../../channel/system-channel.js';
import type { RegisteredSystem } from '../domain/registered-system.js';
import { SYSTEM_ACTIONS } from '../domain/registered-systems.js';
import { SYSTEM_STATES } from '../domain/system-state.js';

export const SystemId = z.uuid();
const Channel = z.enum(CHANNEL_KINDS);
const State = z.enum(SYSTEM_STATES);
const Text = (max: number) => z.string().trim().min(1).max(max);
const Settings = z.record(z.string(), z.unknown());

const Contact = z
  .strictObject({ name: Text(50), telephone: z.string().regex(/^[0-9+ -]{5,20}$/) })
  .meta({ description: 'Whom to ask at the department or its supplier (技术联系人); sealed at rest.' });

const SystemForm = z.strictObject({
  code: z
    .string()
    .regex(/^[0-9A-Za-z][0-9A-Za-z_-]{1,49}$/)
    .nullable()
    .default(null)
    .meta({ description: '接入编码 (BELONGSYSTEM); needed by the channels xml and tables.' }),
  name: Text(100),
  channel: Channel,
  clientId: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,63}$/)
    .nullable()
    .default(null)
    .meta({ description: 'Its OAuth client, by which it calls; needed by every channel but tables.' }),
  settings: Settings.default({}).meta({ description: 'In the shape that its channel asks for.' }),
  everything: z
    .boolean()
    .default(true)
    .meta({ description: 'It takes every item that no other system of the department takes (承接全部事项).' }),
  contact: Contact.nullable().optional().meta({ description: 'Left as it is where it is not said.' }),
});
type SystemFormBody = z.output<typeof SystemForm>;

const complete = ({ channel, code, clientId }: Pick<SystemFormBody, 'channel' | 'code' | 'clientId'>, context: z.RefinementCtx): void => {
  const exchange = channel === 'xml' || channel === 'tables';
  if (exchange && code === null) context.addIssue({ code: 'custom', path: ['code'], message: 'this channel names systems by their code' });
  // What a system of XML reports it reports by a login of its own; rows of exchange tables are fetched.
  if (channel !== 'tables' && clientId === null)
    context.addIssue({ code: 'custom', path: ['clientId'], message: 'a system of this channel calls by a client' });
};
export const ChangeSystem = SystemForm.superRefine(complete);
export type ChangeSystem = z.output<typeof ChangeSystem>;
export const NewSystem = SystemForm.extend({ orgCode: OrgCode }).superRefine(complete);
export type NewSystem = z.output<typeof NewSystem>;

export const SystemQuery = PageQuery.extend({ orgCode: OrgCode.optional(), channel: Channel.optional(), state: State.optional() });
export type SystemQuery = z.output<typeof SystemQuery>;

const TODO = ['client', 'secret', 'approval', 'testCase', 'conformance', 'goLive'] as const;
export type Todo = (typeof TODO)[number];

const Summary = z.object({
  systemId: SystemId,
  code: z.string().nullable(),
  orgCode: OrgCode,
  name: z.string(),
  channel: Channel,
  clientId: z.string().nullable(),
  everything: z.boolean(),
  state: State,
  stateSince: Instant,
});
export const SystemSummary = Summary.meta({ id: 'DepartmentSystemSummary' });
export type SystemSummary = z.output<typeof SystemSummary>;
export const SystemPage = pageOf(SystemSummary);

const MaskedContact = z
  .object({ name: z.string(), telephone: z.string() })
  .meta({ description: 'Masked (脱敏); in the clear it is read on record.' });
export const ContactRead = z
  .object({ systemId: SystemId, contact: z.object({ name: z.string(), telephone: z.string() }).nullable() })
  .meta({ id: 'SystemContactRead' });
export type ContactRead = z.output<typeof ContactRead>;

export const SystemDetail = Summary.extend({
  settings: Settings,
  contact: MaskedContact.nullable(),
  items: z.array(ItemCode).meta({ description: 'Items that go to this system whatever else the department has (at most 2000).' }),
  client: z
    .object({ state: z.enum(['unknown', 'good', 'ended']), itemCodes: z.array(z.string()).nullable() })
    .nullable()
    .meta({
      description:
        '接入方状态, as auth says: nothing is sent to a system whose client’s access has `ended`; `unknown` where auth does not know it, or was not asked yet. ' +
        '`itemCodes`: what it is limited to; other items go to the workbench.',
    }),
  hasSecret: z.boolean(),
  formNo: z.int().meta({ description: 'Counts the changes of what is said here; a conformance run holds for the one it saw.' }),
  submittedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  todo: z
    .array(z.object({ step: z.enum(TODO), zh: z.string(), en: z.string() }))
    .meta({ description: 'What is left until it can go live.' }),
  takeover: z
    .object({ toSystem: z.boolean(), moved: z.int(), startedAt: Instant, endedAt: Instant.nullable() })
    .nullable()
    .meta({ description: 'The last time that open tasks were moved to it, or from it to the workbench (接管).' }),
}).meta({ id: 'DepartmentSystem' });
export type SystemDetail = z.output<typeof SystemDetail>;

export const SystemMoved = z.object({ systemId: SystemId, state: State, formNo: z.int() }).meta({ id: 'DepartmentSystemMoved' });
export type SystemMoved = z.output<typeof SystemMoved>;
export const toMoved = ({ snapshot }: RegisteredSystem): SystemMoved => ({
  systemId: snapshot.id,
  state: snapshot.state,
  formNo: snapshot.formNo,
});

export const IssueSecret = z.strictObject({
  overlapHours: z.int().min(0).max(168).default(24).meta({
    description: 'How long the secret so far stays good beside the new one; 0 ends it at once, as after a leak.',
  }),
});
export const IssuedSecretAnswer = z
  .object({
    systemId: SystemId,
    secret: z.string().nullable().meta({ description: 'Shown in this answer only: null in a repetition of the request.' }),
    previousUntil: Instant.nullable(),
  })
  .meta({ id: 'IssuedSystemSecret' });
export type IssuedSecretAnswer = z.output<typeof IssuedSecretAnswer>;
export const GivenSecrets = z.strictObject({ secrets: z.record(z.string().max(40), z.string().max(4000)) });
export const SecretsTaken = z.object({ systemId: SystemId, names: z.array(z.string()) }).meta({ id: 'SystemSecretsTaken' });
export type SecretsTaken = z.output<typeof SecretsTaken>;

export const RouteItems = z.strictObject({ items: z.array(ItemCode).max(2000) });
export const RoutedItems = z.object({ systemId: SystemId, items: z.int() }).meta({ id: 'RoutedItems' });
export type RoutedItems = z.output<typeof RoutedItems>;

export const GoLive = z.strictObject({
  takeOver: z.boolean().default(false).meta({
    description: 'Open tasks in the workbench that nobody has acknowledged go to the system, too.',
  }),
});
export const SuspendSystem = z.strictObject({
  reason: Text(200),
  handOver: z.boolean().default(false).meta({
    description: 'Its open tasks go to the workbench; else they wait for the system to come back.',
  }),
});
export const RetireSystem = z.strictObject({ reason: Text(200) });

export const NewTestCase = z.strictObject({
  itemCode: ItemCode.optional().meta({
    description: 'An item of the department whose code the system knows; a made-up one where it is not said.',
  }),
  tasks: z.int().min(1).max(9).default(1).meta({ description: 'How many tasks of the one case it gets, one after the other.' }),
});
export type NewTestCase = z.output<typeof NewTestCase>;
export const SentTestCase = z.object({ caseNo: CaseNo, taskIds: z.array(z.uuid()) }).meta({ id: 'SentTestCase' });
export type SentTestCase = z.output<typeof SentTestCase>;

export const TestCaseEntry = z
  .object({
    caseNo: CaseNo,
    createdAt: Instant,
    runId: z.uuid().nullable(),
    tasks: z.array(
      z.object({
        taskId: z.uuid(),
        state: z.string(),
        sentAt: Instant.nullable(),
        error: z.string().nullable().meta({ description: 'Why it could not be sent, the last time.' }),
        acknowledgedAt: Instant.nullable(),
        result: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'TestCase' });
export type TestCaseEntry = z.output<typeof TestCaseEntry>;
export const TestCasePage = pageOf(TestCaseEntry);

export const SystemActionEntry = z
  .object({
    at: Instant,
    by: z.object({ kind: z.string(), id: z.string() }),
    action: z.enum(SYSTEM_ACTIONS),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'SystemAction' });
export type SystemActionEntry = z.output<typeof SystemActionEntry>;
export const SystemActionPage = pageOf(SystemActionEntry);
