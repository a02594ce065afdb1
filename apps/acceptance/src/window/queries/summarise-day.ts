import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { DaySummary } from '../http/day-end.schema.js';
import { papersHeld } from '../persistence/held-papers.js';

const DAY_MS = 86_400_000;
/** Papers that came longer ago have gone, or are a matter for more than the end of a day. */
const HELD_DAYS = 30;

const STEPS = `
  SELECT actor_id AS "clerkId", kind, count(*)::int AS n FROM case_steps
  WHERE actor_kind = 'officer' AND actor_org = $1 AND at >= $2 AND at < $3 GROUP BY actor_id, kind ORDER BY actor_id, kind`;
const ITEMS = `
  SELECT c.item_code AS "itemCode", min(c.item_name) AS "itemName", min(c.deciding_org) AS "decidingOrg", count(*)::int AS filed
  FROM case_steps s JOIN cases c USING (case_no)
  WHERE s.actor_kind = 'officer' AND s.actor_org = $1 AND s.at >= $2 AND s.at < $3 AND s.kind = 'submitted'
  GROUP BY c.item_code ORDER BY filed DESC, c.item_code`;
const CHECKS = `
  SELECT detail ->> 'method' AS method, count(*)::int AS n FROM case_steps
  WHERE actor_kind = 'officer' AND actor_org = $1 AND at >= $2 AND at < $3 AND kind = 'identity-checked' GROUP BY 1 ORDER BY 1`;
const SLIPS = `
  SELECT
    (SELECT count(*)::int FROM handover_slips WHERE from_org = $1 AND sent_at >= $2 AND sent_at < $3) AS sent,
    (SELECT count(*)::int FROM handover_slips s JOIN handover_entries e ON e.slip_id = s.id
     WHERE s.from_org = $1 AND s.sent_at >= $2 AND s.sent_at < $3) AS "casesSent",
    (SELECT count(*)::int FROM handover_slips WHERE to_org = $1 AND received_at >= $2 AND received_at < $3) AS received`;
const HELD = papersHeld(
  () => 'true',
  () => '',
);
const LOOSE = `
  SELECT (SELECT count(*)::int FROM (${HELD}) AS held) AS "papersHere",
    (SELECT count(*)::int FROM handover_slips WHERE from_org = $1 AND status = 'sent') AS "slipsOnTheWay",
    (SELECT count(*)::int FROM handover_slips s JOIN handover_entries e ON e.slip_id = s.id
     WHERE (s.from_org = $1 OR s.to_org = $1) AND s.status = 'short' AND e.status = 'missing') AS "casesMissing"`;
const ALL_STEPS = `SELECT count(*)::int AS n FROM case_steps WHERE actor_kind = 'officer' AND actor_org = $1 AND at >= $2 AND at < $3`;

interface Counted extends Record<string, unknown> {
  n: number;
}

/** First and last moment of a day in China. */
export function boundsOf(day: string): { from: string; to: string } {
  const from = new Date(`${day}T00:00:00+08:00`);
  return { from: from.toISOString(), to: new Date(from.getTime() + DAY_MS).toISOString() };
}

/** 日汇总 — what the clerks of one counter did on a day, counted from the ledger. */
@Injectable()
export class SummariseDay {
  constructor(private readonly database: Database) {}

  async execute(orgCode: string, day: string, now: Date): Promise<DaySummary> {
    const { from, to } = boundsOf(day);
    const params = [orgCode, from, to];
    // One after the other: inside a unit of work they share its connection.
    const taken = await this.database.query<Counted & { clerkId: string; kind: string }>(STEPS, params);
    const items = await this.database.query<DaySummary['items'][number]>(ITEMS, params);
    const checks = await this.database.query<Counted & { method: string }>(CHECKS, params);
    const [handovers] = await this.database.query<DaySummary['handovers']>(SLIPS, params);
    const since = new Date(now.getTime() - HELD_DAYS * DAY_MS).toISOString();
    const [loose] = await this.database.query<DaySummary['loose']>(LOOSE, [orgCode, since]);
    const steps: Record<string, number> = {};
    const clerks = new Map<string, Record<string, number>>();
    for (const { clerkId, kind, n } of taken) {
      steps[kind] = (steps[kind] ?? 0) + n;
      const own = clerks.get(clerkId) ?? {};
      own[kind] = n;
      clerks.set(clerkId, own);
    }
    return {
      orgCode,
      day,
      steps,
      clerks: [...clerks].map(([clerkId, own]) => ({ clerkId, steps: own })),
      items,
      identityChecks: Object.fromEntries(checks.map(({ method, n }) => [method, n])),
      handovers: handovers!,
      loose: loose!,
    };
  }

  /** Steps of the day that a summary does not count: also those that were being taken while it was made. */
  async stepsSince({ orgCode, day, steps }: Pick<DaySummary, 'orgCode' | 'day' | 'steps'>): Promise<number> {
    const { from, to } = boundsOf(day);
    const [row] = await this.database.query<Counted>(ALL_STEPS, [orgCode, from, to]);
    return row!.n - Object.values(steps).reduce((sum, n) => sum + n, 0);
  }
}
