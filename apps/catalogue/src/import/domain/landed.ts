import type { LineProblem } from './source-item.js';

/** What became of a portion of lines: each is created, changed, unchanged or rejected; what was published is told besides. */
export interface Landed {
  created: number;
  changed: number;
  unchanged: number;
  published: number;
  rejected: LineProblem[];
}

export const emptyLanded = (): Landed => ({ created: 0, changed: 0, unchanged: 0, published: 0, rejected: [] });
