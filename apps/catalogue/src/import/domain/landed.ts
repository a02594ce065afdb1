import type { LineProblem } from './source-item.js';

/** What became of a portion of lines: each is created, changed, unchanged or rejected; what was published, and what cannot be, is told besides. */
export interface Landed {
  created: number;
  changed: number;
  unchanged: number;
  published: number;
  rejected: LineProblem[];
  /** Lines taken as drafts that break a rule of publication; the first that each breaks. */
  blocked: LineProblem[];
}

export const emptyLanded = (): Landed => ({ created: 0, changed: 0, unchanged: 0, published: 0, rejected: [], blocked: [] });
