import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CHANGE_KINDS } from './change-subject.js';
import { DUTIES } from './duties.js';

const STATES = ['pending', 'approved', 'rejected', 'withdrawn'] as const;

export const ChangeId = z.uuid().toLowerCase();
export const ChangeQuery = PageQuery.extend({
  state: z.enum(STATES).optional(),
  target: z.string().min(1).max(64).optional().meta({ description: 'Account id, post, organisation, delegation or permission.' }),
});
export type ChangeQuery = z.output<typeof ChangeQuery>;

const Who = z.object({ kind: z.string(), id: z.string() });
const State = z.record(z.string(), z.unknown());

export const PermissionChange = z
  .object({
    id: z.string(),
    kind: z.enum(CHANGE_KINDS),
    target: z
      .string()
      .meta({ description: 'Account id of an officer, code of a post or organisation, id of a delegation, or a permission.' }),
    before: State.meta({ description: 'As it was when the change was asked for; approved only while it still is.' }),
    wanted: State,
    reason: z.string(),
    state: z.enum(STATES),
    requestedBy: Who,
    requestedAt: Instant,
    decidedBy: Who.nullable(),
    decidedAt: Instant.nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'PermissionChange' });
export type PermissionChange = z.output<typeof PermissionChange>;
export const ChangePage = pageOf(PermissionChange);

const Reason = z.string().trim().max(200);
export const Approval = z.strictObject({ reason: Reason.default('') });
export const Refusal = z.strictObject({ reason: Reason.min(1) });

export const DecidedChange = z
  .object({ id: z.string(), state: z.enum(['approved', 'rejected', 'withdrawn']) })
  .meta({ id: 'DecidedChange' });
export type DecidedChange = z.output<typeof DecidedChange>;

export const AskedPermissionChange = z
  .object({
    outcome: z.enum(['unchanged', 'applied', 'pending']),
    changeId: z.string().nullable().meta({ description: 'What a second person has to approve; null where nothing waits.' }),
  })
  .meta({ id: 'AskedPermissionChange' });
export type AskedPermissionChange = z.output<typeof AskedPermissionChange>;

export const DutyQuery = PageQuery;
export const DutyOf = z.object({ permission: z.string(), duty: z.enum(DUTIES) }).meta({ id: 'AdministratorDuty' });
export type DutyOf = z.output<typeof DutyOf>;
export const DutyPage = pageOf(DutyOf);
export const WantedDuty = z.strictObject({
  duty: z.enum(DUTIES).nullable().meta({ description: 'Null: the permission excludes no other any more.' }),
  reason: Reason.min(1),
});
