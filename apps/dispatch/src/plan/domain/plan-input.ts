import type { EventData } from '@yiwang/event-core';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { CaseExtensionV1, CaseForwardingV1, CaseSuspensionV1 } from '@yiwang/events-dispatch';
import type { ChannelDirectory } from './channels.js';
import type { AwaitedAnswer } from './plan-state.js';
import type { DueDates } from './plan-schedule.js';
import type { TaskResult } from './task.js';

/** 合并决定 as the lead department gives it. */
export interface Decision {
  outcome: TaskResult;
  reason?: string | undefined;
  resultNo?: string | undefined;
}

/** 办件措施 of the lead department; days are working days of the deciding region. */
export type CaseMeasure =
  | ({ kind: 'suspend' } & Pick<EventData<typeof CaseSuspensionV1>, 'procedure' | 'reason' | 'plannedDays'>)
  | { kind: 'resume' }
  | ({ kind: 'extend' } & Pick<EventData<typeof CaseExtensionV1>, 'days' | 'approver' | 'reason'>)
  | { kind: 'terminate'; reason: string }
  | ({ kind: 'forward' } & Pick<EventData<typeof CaseForwardingV1>, 'authority' | 'reason'>);

/** Where a case that is opened again stands: in handling, or before acceptance by its department or by a window. */
export type Reopening =
  | { stage: 'handling'; acceptedAt: Date; promiseDueAt: Date | null }
  | ({ stage: 'department' } & Omit<AwaitedAnswer, 'round'>)
  | { stage: 'window' };

/** What arranging a case needs to know from outside of it. */
export interface Surroundings {
  item: Pick<ItemOperationalCore, 'name' | 'participants' | 'limits'>;
  channels: ChannelDirectory;
  dueDates: DueDates;
}
