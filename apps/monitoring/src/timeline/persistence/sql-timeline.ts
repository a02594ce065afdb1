import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ClockFact } from '../../clock/domain/clock.js';
import { sequenceReused } from '../../monitoring.errors.js';
import type { Fact } from '../domain/fact.js';

// Locks the cases in the order of their numbers, so that two batches with the same cases wait for each other instead of deadlocking.
// The deciding authority is told by acceptance; a department's fact names the department, which must not replace it.
const LOCK_CASES = `
  INSERT INTO cases (case_no, item_code, org_code, region_code, first_at, last_at)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[]) AS given (case_no) ORDER BY case_no
  ON CONFLICT (case_no) DO UPDATE SET
    item_code = coalesce(cases.item_code, excluded.item_code),
    org_code = coalesce(excluded.org_code, cases.org_code),
    region_code = coalesce(cases.region_code, excluded.region_code),
    first_at = least(cases.first_at, excluded.first_at),
    last_at = greatest(cases.last_at, excluded.last_at)`;

const INSERT_FACTS = `
  WITH added AS (
    INSERT INTO timeline (event_id, case_no, source, sequence, type, at, actor_kind, actor_id, actor_org, org_code, region_code, task_id, data)
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[],
      $10::text[], $11::text[], $12::uuid[], $13::jsonb[])
    ON CONFLICT DO NOTHING RETURNING case_no, source, sequence),
  counted AS (
    INSERT INTO case_sources (case_no, source, seen, highest)
    SELECT case_no, source, count(*), max(sequence) FROM added GROUP BY case_no, source
    ON CONFLICT (case_no, source) DO UPDATE SET
      seen = case_sources.seen + excluded.seen, highest = greatest(case_sources.highest, excluded.highest))
  SELECT count(*)::int AS added FROM added`;

/** How many of the facts are there under their own ids. */
const COUNT_KNOWN = `
  SELECT count(*)::int AS known FROM timeline
  JOIN unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) AS given (event_id, case_no, source, sequence)
  USING (case_no, source, sequence, event_id)`;

const CLOCK_FACTS = `
  SELECT event_id AS "eventId", case_no AS "caseNo", source, sequence, type, at, org_code AS "orgCode", region_code AS "regionCode",
    task_id AS "taskId", data
  FROM timeline WHERE case_no = ANY($1::text[]) AND type = ANY($2::text[])`;

interface CaseRow {
  itemCode: string | undefined;
  orgCode: string | undefined;
  regionCode: string | undefined;
  firstAt: Date;
  lastAt: Date;
}

interface ClockFactRow extends Omit<ClockFact, 'orgCode' | 'regionCode' | 'taskId'> {
  orgCode: string | null;
  regionCode: string | null;
  taskId: string | null;
}

/** 时间线. */
@Injectable()
export class SqlTimeline {
  constructor(private readonly database: Database) {}

  /**
   * Adds facts, each once, and counts them by source. From here to the end of the unit of work the cases are locked.
   * @throws MONITORING.SEQUENCE_REUSED when a source gave one number to two facts
   */
  async add(facts: readonly Fact[]): Promise<void> {
    const cases = casesOf(facts);
    const rows = [...cases.values()];
    await this.database.query(LOCK_CASES, [
      [...cases.keys()],
      rows.map((row) => row.itemCode ?? null),
      rows.map((row) => row.orgCode ?? null),
      rows.map((row) => row.regionCode ?? null),
      rows.map((row) => row.firstAt),
      rows.map((row) => row.lastAt),
    ]);
    const column = <T>(value: (fact: Fact) => T): T[] => facts.map(value);
    const identities = [column((f) => f.eventId), column((f) => f.caseNo), column((f) => f.source), column((f) => f.sequence)];
    const [inserted] = await this.database.query<{ added: number }>(INSERT_FACTS, [
      ...identities,
      column((f) => f.type),
      column((f) => f.at),
      column((f) => f.actor?.kind ?? null),
      column((f) => f.actor?.id ?? null),
      column((f) => f.actor?.orgCode ?? null),
      column((f) => f.orgCode ?? null),
      column((f) => f.regionCode ?? null),
      column((f) => f.taskId ?? null),
      column((f) => JSON.stringify(f.data)),
    ]);
    if (inserted!.added === facts.length) return;
    // Some were there: the same ones, come again after the inbox forgot them, or others under their numbers.
    const [present] = await this.database.query<{ known: number }>(COUNT_KNOWN, identities);
    if (present!.known < facts.length) throw sequenceReused();
  }

  /** All facts of the cases that a clock rule listens to. */
  async clockFacts(caseNos: readonly string[], types: readonly string[]): Promise<ClockFact[]> {
    const rows = await this.database.query<ClockFactRow>(CLOCK_FACTS, [caseNos, types]);
    return rows.map((row) => ({
      ...row,
      orgCode: row.orgCode ?? undefined,
      regionCode: row.regionCode ?? undefined,
      taskId: row.taskId ?? undefined,
    }));
  }
}

function casesOf(facts: readonly Fact[]): Map<string, CaseRow> {
  const cases = new Map<string, CaseRow>();
  for (const fact of facts) {
    const known = cases.get(fact.caseNo);
    const ownOrg = fact.source === 'acceptance' ? fact.orgCode : undefined;
    cases.set(fact.caseNo, {
      itemCode: known?.itemCode ?? fact.itemCode,
      orgCode: ownOrg ?? known?.orgCode,
      regionCode: known?.regionCode ?? fact.regionCode,
      firstAt: known !== undefined && known.firstAt < fact.at ? known.firstAt : fact.at,
      lastAt: known !== undefined && known.lastAt > fact.at ? known.lastAt : fact.at,
    });
  }
  return cases;
}
