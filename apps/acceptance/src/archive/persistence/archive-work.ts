import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { RegionRange } from '@yiwang/standards';
import { archiveNotParked } from '../domain/archive.errors.js';

/** Longer than a package takes: who holds a case is still at it, or gone. */
const LEASE_MINUTES = 10;
const MOST_MINUTES = 24 * 60;
const MOST_LISTED = 500;

/** A case whose package is to be made, by whoever has claimed it. */
export interface ClaimedCase {
  caseNo: string;
  attempts: number;
  /** Under which its package is stored. */
  fileId: string;
  /** Under which an earlier attempt may have stored one. */
  staleFileId: string | null;
}

/** A case that could not be archived, however often it was tried. */
export interface ParkedCase {
  caseNo: string;
  itemName: string | null;
  endedAt: Date;
  attempts: number;
  /** Error code. */
  lastError: string | null;
}

/** `due_at` is when a case ended or was changed afterwards, and for one that is under way or was put off, when it may be taken again. */
const CLAIM = `
  WITH taken AS (
    SELECT case_no, file_id FROM archive_work WHERE status = 'waiting' AND due_at <= $2 ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  UPDATE archive_work w SET attempts = attempts + 1, file_id = gen_random_uuid(), due_at = $2::timestamptz + $3::int * interval '1 minute'
  FROM taken WHERE w.case_no = taken.case_no
  RETURNING w.case_no AS "caseNo", w.attempts, w.file_id AS "fileId", taken.file_id AS "staleFileId"`;
/** Whoever claims it next gives it another file, and the database counts anew when the case changes. */
const STILL_CLAIMED = 'case_no = $1 AND file_id = $2 AND attempts > 0';
const PUT_OFF = `
  UPDATE archive_work SET status = $3, last_error = $4, due_at = due_at + $5::int * interval '1 minute' WHERE ${STILL_CLAIMED}`;
const DONE = `DELETE FROM archive_work WHERE ${STILL_CLAIMED} RETURNING case_no`;
const PARKED = `
  SELECT w.case_no AS "caseNo", w.attempts, w.last_error AS "lastError", c.item_name AS "itemName", c.ended_at AS "endedAt"
  FROM archive_work w JOIN cases c USING (case_no)
  WHERE w.status = 'parked' AND c.ended_at IS NOT NULL AND c.deciding_region >= $1 AND c.deciding_region < $2 ORDER BY w.case_no LIMIT ${MOST_LISTED}`;
const RETRY = `
  UPDATE archive_work w SET status = 'waiting', attempts = 0, due_at = c.ended_at FROM cases c
  WHERE w.case_no = $1 AND w.status = 'parked' AND c.case_no = w.case_no AND c.ended_at IS NOT NULL AND c.deciding_region >= $2 AND c.deciding_region < $3`;
const PACKAGES = 'SELECT count(*)::int AS packages, max(case_version) AS "lastVersion" FROM archives WHERE case_no = $1';

/** 待归档 — cases that ended, noted by the database with the move that ended them. */
@Injectable()
export class ArchiveWork {
  constructor(private readonly database: Database) {}

  /** Takes cases that ended before `before`, for ten minutes. */
  claim(limit: number, before: Date): Promise<ClaimedCase[]> {
    return this.database.query<ClaimedCase & Record<string, unknown>>(CLAIM, [limit, before.toISOString(), LEASE_MINUTES]);
  }

  async putOff({ caseNo, fileId, attempts }: ClaimedCase, error: string, forGood: boolean): Promise<void> {
    const minutes = Math.min(MOST_MINUTES, 2 ** attempts);
    await this.database.query(PUT_OFF, [caseNo, fileId, forGood ? 'parked' : 'waiting', error, minutes]);
  }

  /** False when the claim holds no more: it was somebody else's turn meanwhile, or the case has changed. */
  async done({ caseNo, fileId }: ClaimedCase): Promise<boolean> {
    return (await this.database.query(DONE, [caseNo, fileId])).length > 0;
  }

  /** What was given up, for a person to look at; of a case that was opened again there will be another package. */
  parked({ from, to }: RegionRange): Promise<ParkedCase[]> {
    return this.database.query<ParkedCase & Record<string, unknown>>(PARKED, [from, to]);
  }

  /** From the beginning; inside a unit of work. @throws ACCEPTANCE.ARCHIVE_NOT_PARKED */
  async retry(caseNo: string, { from, to }: RegionRange): Promise<void> {
    await this.database.write(RETRY, [caseNo, from, to], { rows: 1, otherwise: archiveNotParked });
  }

  /** How many packages of a case there are, and which version of it is in the last one. */
  async packagesOf(caseNo: string): Promise<{ packages: number; lastVersion: number | null }> {
    const [row] = await this.database.query<{ packages: number; lastVersion: number | null }>(PACKAGES, [caseNo]);
    return row!;
  }
}
