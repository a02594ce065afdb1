import type { Actor } from '@yiwang/event-core';

export const RECOUNT_STATUSES = ['waiting', 'done'] as const;

/** 期限重算 — open cases counted anew after a publication, or because somebody asked for it. */
export interface Recount {
  id: string;
  /** The publication it follows; null when it was asked for. */
  publication: number | null;
  /** Cases that this region or one below it decides; null for all. */
  region: string | null;
  requestedBy: Actor;
  requestedAt: Date;
  status: (typeof RECOUNT_STATUSES)[number];
  /** Open cases looked at, cases whose due dates moved, cases that could not be counted. */
  looked: number;
  moved: number;
  failed: number;
  finishedAt: Date | null;
}
