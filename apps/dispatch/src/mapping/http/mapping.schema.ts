import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { TAKEN_FORMS } from '../../channel/tables/forms.js';
import { MESSAGE_TYPES } from '../../intake/system-message.js';

/** What mappings of what comes in are looked up for: messages, rows of the exchange tables, the form of the call `receive`. */
const INBOUND_TYPES: ReadonlySet<string> = new Set([...MESSAGE_TYPES, ...TAKEN_FORMS.map((form) => form.toUpperCase()), 'receive']);

const Type = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/)
  .describe('a notice or message type (`task.assigned`), or a form of the channel (`APASINFO`)');
const Direction = z.enum(['out', 'in']).describe('out: what we say, as the system wants it; in: what it says, as the contract has it');
const Expression = z.string().trim().min(1).max(20_000).describe('JSONata; `$code(list, value, otherwise?)` looks a code up');
const Code = z.string().max(200);
const CodeLists = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/), z.record(Code, Code))
  .refine((lists) => Object.values(lists).reduce((sum, list) => sum + Object.keys(list).length, 0) <= 2_000, 'at most 2000 codes')
  .describe('by name: our code → theirs; read the other way round by mappings of direction `in`');

export const MappingId = z.uuid();
export const DraftBody = z
  .strictObject({
    systemId: z.uuid(),
    direction: Direction,
    type: Type,
    expression: Expression,
    codeLists: CodeLists.default({}),
    note: z.string().trim().max(500).nullable().default(null),
  })
  .refine(({ direction, type }) => direction === 'out' || INBOUND_TYPES.has(type), {
    path: ['type'],
    message: `what a system says is one of ${[...INBOUND_TYPES].join(', ')}`,
  });
export const MappingsQuery = PageQuery.extend({ systemId: z.uuid() });

export const MappingMoved = z.object({
  mappingId: z.uuid(),
  version: z.int(),
  state: z.enum(['draft', 'active', 'retired']),
});
export const MappingView = z
  .object({
    mappingId: z.uuid(),
    systemId: z.uuid(),
    direction: Direction,
    type: z.string(),
    version: z.int(),
    expression: z.string(),
    codeLists: z.record(z.string(), z.record(z.string(), z.string())),
    note: z.string().nullable(),
    state: z.enum(['draft', 'active', 'retired']),
    createdBy: z.string(),
    createdAt: Instant,
    activatedBy: z.string().nullable(),
    activatedAt: Instant.nullable(),
  })
  .meta({ id: 'SystemMapping' });
export type MappingView = z.output<typeof MappingView>;
export const MappingDetail = MappingView.extend({
  history: z
    .array(
      z.object({
        what: z.enum(['activated', 'retired', 'tried']),
        by: z.string(),
        sampleKind: z.enum(['task', 'message']).nullable(),
        sampleId: z.uuid().nullable().describe('what it was tried on'),
        at: Instant,
      }),
    )
    .describe('the latest hundred, the newest first'),
}).meta({ id: 'SystemMappingDetail' });
export type MappingDetail = z.output<typeof MappingDetail>;
export const MappingPage = pageOf(MappingView);

export const DryRunBody = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('task'), taskId: z.uuid(), notice: z.string().max(60).default('task.assigned') })
    .describe('a message about a task of the system, with a stand-in for the content of its case'),
  z.strictObject({ kind: z.literal('message'), messageId: z.uuid() }).describe('a stand-in for what the system sent once'),
  z.strictObject({ kind: z.literal('input'), input: z.unknown() }).describe('made up; shown as it is'),
]);
const Tried = z.object({
  version: z.int(),
  output: z.unknown(),
  code: z.string().nullable().describe('why it makes nothing of it'),
  reason: z.string().nullable(),
});
export const DryRunAnswer = z
  .object({
    tried: Tried,
    before: Tried.nullable().describe('the version before it, on the same'),
    differences: z.array(z.object({ pointer: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
  })
  .meta({ id: 'MappingDryRun' });
