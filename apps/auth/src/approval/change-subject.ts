import type { Administrator } from '../admin/admin-actions.js';

/** What is changed: an officer's body and posts, what a post may do, a body's scope, posts lent for a time, or which duties exclude one another. */
export const CHANGE_KINDS = ['officer', 'post', 'organisation', 'delegation', 'duty'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Codes, ids and times; never a name or a number of a person. */
export type ChangeState = Readonly<Record<string, unknown>>;

/** 变更对象 — one kind of thing whose change gives or takes permissions. Everything runs in the unit of work of the change. */
export abstract class ChangeSubject {
  abstract readonly kind: ChangeKind;

  /** As it is now, in the form of what is wanted, lists in order; locks it. @throws the target’s own not-found error */
  abstract current(target: string): Promise<ChangeState>;

  /** Makes it so, puts it on record and ends the tokens of who loses something. @throws what may not be */
  abstract apply(target: string, wanted: ChangeState, by: Administrator): Promise<void>;

  /** Accounts that may do more, or no less, because of it: they do not approve it. */
  abstract accountsOf(target: string, wanted: ChangeState): string[] | Promise<string[]>;
}

/** One text for one state, whatever order its fields are in. */
export function sameState(a: ChangeState, b: ChangeState): boolean {
  const flat = (value: ChangeState): string => JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
  return flat(a) === flat(b);
}

export const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();
