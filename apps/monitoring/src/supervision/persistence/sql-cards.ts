import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { CaseClock } from '../../clock/domain/clock.js';
import type { CardLevel } from '../domain/supervision-rule.js';
import { plannedBy } from './sql-supervision-rules.js';

export type DueClock = Pick<
  CaseClock,
  'startedBy' | 'kind' | 'caseNo' | 'taskId' | 'orgCode' | 'regionCode' | 'startedAt' | 'dueAt' | 'stoppedAt'
> & {
  /** The moment for which it was taken, as the database writes it. */
  takenFor: string;
};

interface DueClockRow extends Omit<DueClock, 'taskId' | 'stoppedAt'> {
  taskId: string | null;
  stoppedAt: Date | null;
}

export interface Card {
  cardId: string;
  caseNo: string;
  taskId: string | undefined;
  ruleCode: string;
  level: CardLevel;
  kind: string;
  orgCode: string;
  regionCode: string;
  dueAt: Date;
  issuedAt: Date;
  messageZh: string;
  messageEn: string;
}

// The case row is the lock that the consumer takes too; what somebody else holds is somebody else's to finish.
const LOCK_CASES = `
  SELECT case_no AS "caseNo" FROM cases
  WHERE case_no IN (SELECT case_no FROM clocks WHERE check_at <= $1 ORDER BY check_at LIMIT $2)
  ORDER BY case_no FOR UPDATE SKIP LOCKED`;

// A statement of its own after the lock: the one that waits for a lock still sees its older snapshot of other tables.
const DUE_CLOCKS = `
  SELECT started_by AS "startedBy", kind, case_no AS "caseNo", task_id AS "taskId", org_code AS "orgCode", region_code AS "regionCode",
    started_at AS "startedAt", due_at AS "dueAt", stopped_at AS "stoppedAt", check_at::text AS "takenFor"
  FROM clocks WHERE case_no = ANY($1::text[]) AND check_at <= $2 ORDER BY due_at`;

const INSERT_CARDS = `
  INSERT INTO cards (card_id, case_no, task_id, rule_code, level, kind, org_code, region_code, due_at, issued_at, message_zh, message_en)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
    $10::timestamptz[], $11::text[], $12::text[])
  ON CONFLICT (subject, rule_code, level) DO NOTHING RETURNING card_id AS "cardId"`;

const COUNT_CARDS = `
  UPDATE cases SET card_sequence = card_sequence + added.n
  FROM unnest($1::text[], $2::int[]) AS added (case_no, n) WHERE cases.case_no = added.case_no
  RETURNING cases.case_no AS "caseNo", card_sequence AS "last"`;

// A rule that is changed meanwhile has moved the clock already, and this must not move it back.
const NEXT_CHECKS = `
  UPDATE clocks SET check_at = ${plannedBy('$5::int', 'given.check_at')}
  FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[]) AS given (started_by, kind, check_at, taken_for)
  WHERE clocks.started_by = given.started_by AND clocks.kind = given.kind AND clocks.check_at = given.taken_for`;

/** 督办单 and the clocks that wait for one. Every call belongs to one unit of work. */
@Injectable()
export class SqlCards {
  constructor(private readonly database: Database) {}

  /** Clocks that a rule wants to look at, of cases nobody else works on; their cases are locked now. */
  async takeDue(now: Date, limit: number): Promise<DueClock[]> {
    const cases = await this.database.query<{ caseNo: string }>(LOCK_CASES, [now, limit]);
    if (cases.length === 0) return [];
    const rows = await this.database.query<DueClockRow>(DUE_CLOCKS, [cases.map((row) => row.caseNo), now]);
    return rows.map((row) => ({ ...row, taskId: row.taskId ?? undefined, stoppedAt: row.stoppedAt ?? undefined }));
  }

  /** Adds what is not there yet: one card for each subject, rule and level. Returns the new ones. */
  async add(cards: readonly Card[]): Promise<Card[]> {
    if (cards.length === 0) return [];
    const column = <T>(value: (card: Card) => T): T[] => cards.map(value);
    const added = await this.database.query<{ cardId: string }>(INSERT_CARDS, [
      column((c) => c.cardId),
      column((c) => c.caseNo),
      column((c) => c.taskId ?? null),
      column((c) => c.ruleCode),
      column((c) => c.level),
      column((c) => c.kind),
      column((c) => c.orgCode),
      column((c) => c.regionCode),
      column((c) => c.dueAt),
      column((c) => c.issuedAt),
      column((c) => c.messageZh),
      column((c) => c.messageEn),
    ]);
    const ids = new Set(added.map((row) => row.cardId));
    return cards.filter((card) => ids.has(card.cardId));
  }

  /** Numbers for the case's next facts; returns the last number of each case. */
  async count(added: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const rows = await this.database.query<{ caseNo: string; last: number }>(COUNT_CARDS, [[...added.keys()], [...added.values()]]);
    return new Map(rows.map((row) => [row.caseNo, row.last]));
  }

  /** `bookVersion` is that of the rules by which the moments were planned. */
  async setNextChecks(checks: readonly { clock: DueClock; at: Date | undefined }[], bookVersion: number): Promise<void> {
    await this.database.query(NEXT_CHECKS, [
      checks.map(({ clock }) => clock.startedBy),
      checks.map(({ clock }) => clock.kind),
      checks.map(({ at }) => at ?? null),
      checks.map(({ clock }) => clock.takenFor),
      bookVersion,
    ]);
  }
}
