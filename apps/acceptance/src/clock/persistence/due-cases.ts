import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { Case } from '../../case/domain/case.js';
import type { CaseStatus } from '../../case/domain/case-status.js';
import type { ClockKind } from '../../case/domain/clocks.js';
import { CASE_COLUMNS, toState, type CaseRow } from '../../case/persistence/case.row.js';
import type { TimerRule } from '../domain/timers.js';

/** The column by which the cases of a clock are found in order; acceptance stands in the order of the work lists. */
const ORDER: Partial<Record<ClockKind, string>> = {
  acceptance: 'work_at',
  correction: 'correction_due_at',
  tolerance: 'tolerance_due_at',
  close: 'close_due_at',
};

/** Cases whose clock has run out by `$1`. 视为受理 that waits for a fee has happened already as far as a timer can bring it. */
const isDue = ({ clock, statuses }: TimerRule): string => {
  const among = statuses.map((status) => `'${status}'`).join(', ');
  const running = clock === 'acceptance' ? ' AND acceptance_due_at < $1 AND held IS NULL' : '';
  return `status ${statuses.length > 1 ? `IN (${among})` : `= ${among}`} AND ${ORDER[clock]!} < $1${running}`;
};
const lockDue = (rule: TimerRule): string => `
  SELECT ${CASE_COLUMNS} FROM cases
  WHERE ${isDue(rule)} AND NOT EXISTS (SELECT FROM stuck_timers t WHERE t.case_no = cases.case_no AND t.kind = $2 AND t.next_at > now())
  ORDER BY ${ORDER[rule.clock]!}, case_no LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`;
/** Somebody else has done what the timer could not, or the clock does not run any more. */
const forgetSettled = (rule: TimerRule): string => `
  DELETE FROM stuck_timers t USING cases
  WHERE t.kind = $2 AND t.next_at <= now() AND cases.case_no = t.case_no AND (${isDue(rule)}) IS NOT TRUE`;
const perRule = (make: (rule: TimerRule) => string): ((rule: TimerRule) => string) => {
  const texts = new Map<TimerRule, string>();
  return (rule) => {
    let text = texts.get(rule);
    if (text === undefined) texts.set(rule, (text = make(rule)));
    return text;
  };
};
const LOCK_DUE = perRule(lockDue);
const FORGET_SETTLED = perRule(forgetSettled);

/** Doubling from a minute, up to an hour. */
const STUCK = `
  INSERT INTO stuck_timers AS t (case_no, kind, attempts, next_at, last_error)
  SELECT s.case_no, $2, 1, now() + interval '1 minute', s.code FROM unnest($1::text[], $3::text[]) AS s (case_no, code)
  ON CONFLICT (case_no, kind) DO UPDATE SET attempts = t.attempts + 1, last_error = excluded.last_error,
    next_at = now() + least(interval '1 minute' * power(2, least(t.attempts, 10)), interval '1 hour')`;
const UNSTUCK = 'DELETE FROM stuck_timers WHERE kind = $2 AND case_no = ANY($1::text[])';
const OPEN = `
  SELECT ${CASE_COLUMNS} FROM cases
  WHERE case_no > $1 AND status = ANY($2::case_status[]) AND NOT awaiting_item
    AND ($3::text IS NULL OR (deciding_region >= $3 AND deciding_region < $4)) ORDER BY case_no LIMIT $5`;
const LOCK = `SELECT ${CASE_COLUMNS} FROM cases WHERE case_no = ANY($1::text[]) ORDER BY case_no FOR NO KEY UPDATE`;

/** 到期办件 — the ledger's cases as timers and recounts come to them, many at once. */
@Injectable()
export class DueCases {
  constructor(private readonly database: Database) {}

  /** Locks the next cases whose clock has run out, leaving those that another worker has. */
  async lock(rule: TimerRule, now: Date, limit: number): Promise<Case[]> {
    return restored(await this.database.query<CaseRow>(LOCK_DUE(rule), [now.toISOString(), rule.kind, limit]));
  }

  /** Puts cases aside on which a timer could not act, with the code of what was in the way. */
  async putAside(kind: string, failed: readonly { caseNo: string; code: string }[]): Promise<void> {
    if (failed.length > 0) await this.database.write(STUCK, [failed.map(({ caseNo }) => caseNo), kind, failed.map(({ code }) => code)]);
  }

  async forget(kind: string, caseNos: readonly string[]): Promise<void> {
    if (caseNos.length > 0) await this.database.write(UNSTUCK, [caseNos, kind]);
  }

  /** Takes from those that were put aside what is no timer's any more. */
  async forgetSettled(rule: TimerRule, now: Date): Promise<void> {
    await this.database.write(FORGET_SETTLED(rule), [now.toISOString(), rule.kind]);
  }

  /** The next open cases by number, without a lock. */
  async open(after: string, statuses: readonly CaseStatus[], regions: { from: string; to: string } | null, limit: number): Promise<Case[]> {
    return restored(await this.database.query<CaseRow>(OPEN, [after, statuses, regions?.from ?? null, regions?.to ?? null, limit]));
  }

  async lockAll(caseNos: readonly string[]): Promise<Case[]> {
    return restored(await this.database.query<CaseRow>(LOCK, [caseNos]));
  }
}

const restored = (rows: readonly CaseRow[]): Case[] => rows.map((row) => Case.restore(toState(row)));
