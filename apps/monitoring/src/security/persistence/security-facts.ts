import { Injectable } from '@nestjs/common';
import type { EventOf } from '@yiwang/event-core';
import type { SecurityNotedV1 } from '@yiwang/events-auth';
import { Database } from '@yiwang/persistence';
import { metrics } from '@yiwang/telemetry';
import { CARD_LEVELS } from '../../supervision/domain/supervision-rule.js';

const raised = metrics.counter('monitoring_security_alerts_total', 'Security alerts that were raised', ['level']);
// There before the first of a kind: what begins at one has not risen, to whoever watches.
for (const level of CARD_LEVELS) raised.inc({ level }, 0);

const ADD = `
  INSERT INTO security_facts (event_id, at, kind, subject, network, by_kind, by_id)
  SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
  ON CONFLICT (event_id) DO NOTHING`;

const GATHERED = `CASE r.gathered_by WHEN 'network' THEN f.network WHEN 'actor' THEN f.by_id ELSE f.subject END`;
/**
 * By each rule, what has become too much with one of the facts: counted in the time before each of them, since a batch that comes late spans
 * more than the time of a rule. One alert a day, of the most.
 */
const ALERT = `
  INSERT INTO security_alerts (rule_code, gathered, day, level, count, first_at, last_at)
  SELECT DISTINCT ON (1, 2, 3) r.rule_code, g.gathered, (g.at AT TIME ZONE 'Asia/Shanghai')::date, r.level, c.count, c.first_at, g.at
    FROM (
      SELECT DISTINCT r.rule_code, ${GATHERED} AS gathered, f.at
        FROM security_facts f JOIN security_rules r ON r.fact_kind = f.kind AND r.active
       WHERE f.event_id = ANY($1)
    ) g
    JOIN security_rules r USING (rule_code)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, min(f.at) AS first_at FROM security_facts f
       WHERE f.kind = r.fact_kind AND f.at > g.at - make_interval(mins => r.within_minutes) AND f.at <= g.at
         AND ${GATHERED} = g.gathered
    ) c
   WHERE g.gathered IS NOT NULL AND c.count >= r.least
   ORDER BY 1, 2, 3, c.count DESC, g.at DESC
  ON CONFLICT (rule_code, gathered, day) DO UPDATE SET
    count = greatest(security_alerts.count, excluded.count),
    first_at = least(security_alerts.first_at, excluded.first_at),
    last_at = greatest(security_alerts.last_at, excluded.last_at)
  RETURNING level, xmax = 0 AS raised`;

/** 安全事件 and the alerts that rules make of them, in the consumer's transaction. */
@Injectable()
export class SecurityFacts {
  constructor(private readonly database: Database) {}

  async record(events: readonly EventOf<typeof SecurityNotedV1>[]): Promise<void> {
    const ids = events.map(({ id }) => id);
    await this.database.query(ADD, [
      ids,
      events.map(({ data }) => data.at),
      events.map(({ data }) => data.kind),
      events.map(({ data }) => `${data.subject.kind}:${data.subject.id}`),
      events.map(({ data }) => data.network ?? null),
      events.map(({ data }) => data.by?.kind ?? null),
      events.map(({ data }) => data.by?.id ?? null),
    ]);
    const alerts = await this.database.query<{ level: string; raised: boolean }>(ALERT, [ids]);
    for (const { level } of alerts.filter((alert) => alert.raised)) raised.inc({ level });
  }
}
