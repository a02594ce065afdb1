import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { TaskPurpose } from './task.js';

/** 申请材料: all of them, or one by its code. Asked for by name only, so that a grant for the form alone opens no file. */
export const ALL_MATERIALS = '/$materials';
/** 申请人: who it is, as the case has it. */
export const APPLICANT = '/$applicant';

/** What tells what a task's department may see. */
export interface Sight {
  readonly participants: ItemOperationalCore['participants'];
  readonly orgCode: string;
  readonly purpose: TaskPurpose;
  readonly stage: number;
  readonly lead: boolean;
  /** Where not the item but the lead, or a place that was handed on, says what is shown. */
  readonly visibleFields?: readonly string[] | null;
}

/** 可见范围 — the pointers that the item shows to a department of its stage; nothing else is shown. */
export function visibleTo({ participants, orgCode, purpose, stage, visibleFields }: Omit<Sight, 'lead'>): string[] {
  if (visibleFields) return [...visibleFields];
  const seats = participants.filter((seat) => seat.orgCode === orgCode && (purpose === 'acceptance' ? seat.lead : seat.stage === stage));
  return [...new Set(seats.flatMap((seat) => seat.visibleFields))];
}

const within = (pointer: string, root: string): boolean => pointer === root || pointer.startsWith(`${root}/`);

/**
 * Whether a pointer may be granted. Whoever leads decides on what was handed in, and on whose application, and sees all of it; who takes
 * part sees what the item shows to him.
 */
export function maySee(pointer: string, { lead }: Pick<Sight, 'lead'>, visible: readonly string[]): boolean {
  if (visible.includes(pointer)) return true;
  for (const root of [ALL_MATERIALS, APPLICANT]) {
    if (within(pointer, root)) return lead || visible.includes(root);
  }
  return false;
}

/** All that a department may see of the case: what its system is sent where a channel carries content. */
export function wholeSight(sight: Sight): string[] {
  const visible = visibleTo(sight);
  return sight.lead ? [...new Set([...visible, ALL_MATERIALS, APPLICANT])] : visible;
}
