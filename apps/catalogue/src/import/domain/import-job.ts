import type { Format, Layout } from '../layouts/layout.js';
import type { Landed } from './landed.js';
import type { LineProblem } from './source-item.js';

export const IMPORT_STATUSES = ['waiting', 'running', 'done', 'failed'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What a sender asks for with a file. */
export interface ImportRequest {
  layout: Layout;
  format: Format;
  publish: boolean;
  dryRun: boolean;
}

/** Who sent it: what decides which items he may change is kept with the import, since a worker does it later. */
export interface Sender {
  id: string;
  orgCode: string | undefined;
  regionCode: string | undefined;
  withoutReview: boolean;
}

/** A file whose rows are staged. */
export interface Upload {
  id: string;
  sha256: string;
  bytes: number;
  rows: number;
}

/** 导入任务 — an import that a worker has in hand. */
export interface ImportJob extends ImportRequest {
  id: string;
  sender: Sender;
  /** Number of the last row that was taken; how many there are to take, and how many were. */
  atRow: number;
  rows: number;
  read: number;
}

/** A row as it is staged; `data` is JSON: the row's values, or why it cannot be read. */
export interface StagedRow {
  n: number;
  kind: 'item' | 'child' | 'problem';
  part: string;
  line: number;
  /** What identifies its item. */
  key: string;
  data: string;
}

/** A staged row with the line of an earlier one of the same item, if there is one. */
export interface PortionRow extends StagedRow {
  earlierLine: number | null;
  /** Bytes that the tables beside tell of the item. */
  beside: number;
}

export interface NumberedProblem extends LineProblem {
  n: number;
}

/** What a portion came to. */
export interface PortionResult extends Omit<Landed, 'rejected' | 'blocked'> {
  read: number;
  /** Number of its last row. */
  atRow: number;
  rejected: NumberedProblem[];
  blocked: NumberedProblem[];
}

/** Port of import jobs and of the rows that wait for them. */
export abstract class ImportJobs {
  /** Copies rows into the staging table; outside of a unit of work, in one statement. */
  abstract stage(importId: string, rows: readonly StagedRow[]): Promise<void>;
  /** Takes staged rows away again, a bounded number; says whether there may be more. */
  abstract unstage(importId: string): Promise<boolean>;
  /** @throws CATALOGUE.IMPORTS_WAITING */
  abstract open(upload: Upload, request: ImportRequest, sender: Sender, at: Date): Promise<void>;
  /**
   * Takes the import that is not done, that no other process has in hand and of which least was taken so far, so that a short list does
   * not wait for a library. Those of one organisation come in the order in which they were sent: the next may build on the one before.
   */
  abstract next(): Promise<ImportJob | undefined>;
  /** The next rows in order that are items or cannot be read. */
  abstract portion(job: ImportJob, size: number): Promise<PortionRow[]>;
  /** What the tables beside tell of the items, by key. */
  abstract children(job: ImportJob, keys: readonly string[]): Promise<StagedRow[]>;
  /** Lets this unit of work come to disk with a later one: the counts go with the rows, so after a crash they agree. */
  abstract commitLater(): Promise<void>;
  abstract advance(job: ImportJob, result: PortionResult, at: Date): Promise<void>;
  abstract finish(job: ImportJob, at: Date): Promise<void>;
  /** @param problem stable code of what went wrong */
  abstract fail(importId: string, problem: string, at: Date): Promise<void>;
  /** Counts a round that ended in an error; gives the number so far. */
  abstract stumbled(importId: string): Promise<number>;
  /** Removes rows of imports that are over, or that never came to be; bounded. Says whether there may be more. */
  abstract sweep(now: Date): Promise<boolean>;
}
