import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { ChannelKind } from '../channel/system-channel.js';
import type { SystemState } from '../system/department-system.js';
import { chinaDay } from './domain/china-day.js';

/** 对接指标 — how it goes with one system now. Seconds are 0 where there is nothing to wait for. */
export interface SystemFigures {
  readonly systemId: string;
  readonly code: string | null;
  readonly name: string;
  readonly orgCode: string;
  readonly channel: ChannelKind;
  readonly state: SystemState;
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
  readonly parked: number;
  readonly unacknowledged: number;
  readonly oldestUnacknowledgedSeconds: number;
  readonly unheardRecalls: number;
  readonly oldestUnheardRecallSeconds: number;
  /** Since the last full hour began and in the hour before. */
  readonly tries: number;
  readonly failures: number;
  readonly circuitOpenSeconds: number;
  readonly retryAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly lastFailedAt: Date | null;
  readonly lastError: string | null;
  readonly lastCallMs: number | null;
  /** Cases that differ in the counts of the last seven days that are over. */
  readonly differing: number;
  /** It is suspended because it said itself that it wants no more messages. */
  readonly gone: boolean;
}

/** Seconds since a time that the database's clock, or the platform's ($1), has written. */
const ageOf = (at: string, now = 'now()'): string => `greatest(0, coalesce(extract(epoch FROM ${now} - ${at}), 0))::int`;

const UNHEARD = "t.system_id = s.id AND t.state = 'assigned' AND t.acknowledged_at IS NULL";

/**
 * Each part looks into an index of its own that holds only what is open. $2 is the day: it is not over, and its system may have counted it
 * already. A task is acknowledged by its department, whatever became of its message: those not heard of are those not acknowledged, without
 * those not sent; ids are in the order of time, so the first that was sent is the oldest.
 */
const figures = (which: string, order: string): string => `
  SELECT s.id AS "systemId", s.code, s.name, s.org_code AS "orgCode", s.channel, s.state,
    (SELECT count(*)::int FROM deliveries d WHERE d.system_id = s.id AND d.state = 'pending') AS waiting,
    ${ageOf("(SELECT d.created_at FROM deliveries d WHERE d.system_id = s.id AND d.state = 'pending' ORDER BY d.sequence LIMIT 1)")} AS "oldestWaitingSeconds",
    (SELECT count(*)::int FROM deliveries d WHERE d.system_id = s.id AND d.state = 'parked') AS parked,
    u.tasks AS unacknowledged, ${ageOf('o.sent_at', '$1::timestamptz')} AS "oldestUnacknowledgedSeconds",
    r.unheard AS "unheardRecalls", ${ageOf('r.oldest')} AS "oldestUnheardRecallSeconds",
    k.tries, k.failures, CASE WHEN l.open_since IS NULL THEN 0 ELSE ${ageOf('l.open_since')} END AS "circuitOpenSeconds",
    l.retry_at AS "retryAt", l.last_sent_at AS "lastSentAt", l.last_failed_at AS "lastFailedAt", l.last_error AS "lastError",
    l.last_call_ms AS "lastCallMs",
    coalesce((SELECT sum(y.differing)::int FROM system_days y
      WHERE y.system_id = s.id AND y.day BETWEEN $2::date - 7 AND $2::date - 1), 0) AS differing,
    s.state = 'suspended' AND coalesce((SELECT a.actor_kind = 'service' AND a.action = 'suspended' FROM system_actions a
      WHERE a.system_id = s.id AND a.action IN ('suspended', 'went-live') ORDER BY a.id DESC LIMIT 1), false) AS gone
  FROM department_systems s LEFT JOIN delivery_lines l ON l.system_id = s.id
  CROSS JOIN LATERAL (SELECT greatest(0, (SELECT count(*) FROM tasks t WHERE ${UNHEARD})
    - (SELECT count(*) FROM deliveries d
      WHERE d.system_id = s.id AND d.state IN ('pending', 'parked') AND d.type = 'task.assigned' AND d.first_sent_at IS NULL))::int AS tasks) u
  CROSS JOIN LATERAL (SELECT CASE WHEN u.tasks > 0 THEN (SELECT m.sent_at FROM tasks t
    CROSS JOIN LATERAL (SELECT coalesce(d.first_sent_at, d.sent_at) AS sent_at FROM deliveries d
      WHERE d.task_id = t.id AND d.type = 'task.assigned' AND d.system_id = s.id AND coalesce(d.first_sent_at, d.sent_at) IS NOT NULL
      ORDER BY d.version DESC LIMIT 1) m
    WHERE ${UNHEARD} ORDER BY t.id LIMIT 1) END AS sent_at) o
  CROSS JOIN LATERAL (SELECT count(*)::int AS unheard, min(d.created_at) AS oldest FROM deliveries d
    WHERE d.type = 'task.recalled' AND d.acknowledged_at IS NULL AND d.system_id = s.id) r
  CROSS JOIN LATERAL (SELECT coalesce(sum(c.sent + c.failed + c.parked), 0)::int AS tries, coalesce(sum(c.failed + c.parked), 0)::int AS failures
    FROM delivery_counts c WHERE c.system_id = s.id AND c.hour >= date_trunc('hour', $1::timestamptz) - interval '1 hour') k
  WHERE s.channel <> 'workbench' AND ${which} ${order}`;

const ONE = figures('s.id = $3', '');
const CONNECTED = figures("s.state IN ('testing', 'live', 'suspended') AND s.id > $3", 'ORDER BY s.id LIMIT $4');
const FIRST = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class ReadFigures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(systemId: string): Promise<SystemFigures | undefined> {
    return (await this.query(ONE, [systemId]))[0];
  }

  /** Of systems that are, or were, connected; in the order of their ids. */
  connected(after: string | undefined, limit: number): Promise<SystemFigures[]> {
    return this.query(CONNECTED, [after ?? FIRST, limit]);
  }

  private query(sql: string, params: unknown[]): Promise<SystemFigures[]> {
    const now = this.clock.now();
    return this.database.query<SystemFigures & Record<string, unknown>>(sql, [now, chinaDay(now), ...params]);
  }
}

/** 成功率 — null where nothing was tried. */
export const successRate = ({ tries, failures }: Pick<SystemFigures, 'tries' | 'failures'>): number | null =>
  tries === 0 ? null : (tries - failures) / tries;
