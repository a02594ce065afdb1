import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { ChannelDirectory } from './channels.js';
import type { DueDates } from './plan-schedule.js';
import type { TaskResult } from './task.js';

/** 合并决定 as the lead department gives it. */
export interface Decision {
  outcome: TaskResult;
  reason?: string | undefined;
  resultNo?: string | undefined;
}

/** What arranging a case needs to know from outside of it. */
export interface Surroundings {
  item: Pick<ItemOperationalCore, 'name' | 'participants' | 'limits'>;
  channels: ChannelDirectory;
  dueDates: DueDates;
}
