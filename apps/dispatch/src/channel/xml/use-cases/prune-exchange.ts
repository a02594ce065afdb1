import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import type { DispatchConfig } from '../../../dispatch.config.js';

const BATCH = 1_000;
const DAY_MS = 86_400_000;
const log = logger('dispatch.exchange');

/** Of cases that are over only: a reopened one goes on counting its DATAVERSION, and a call that comes again has to be known again. */
const OVER = "NOT EXISTS (SELECT 1 FROM case_plans p WHERE p.case_no = o.case_no AND p.state NOT IN ('decided', 'ended'))";
const SENDINGS = `
  DELETE FROM xml_sendings s USING (
    SELECT o.delivery_id, o.call FROM xml_sendings o WHERE o.created_at < $1 AND ${OVER} ORDER BY o.created_at LIMIT $2) old
  WHERE s.delivery_id = old.delivery_id AND s.call = old.call RETURNING s.call`;
const CALLS = `
  DELETE FROM xml_calls c USING (
    SELECT o.system_id, o.call, o.external_id, o.version FROM xml_calls o WHERE o.received_at < $1 AND ${OVER} ORDER BY o.received_at LIMIT $2) old
  WHERE (c.system_id, c.call, c.external_id, c.version) = (old.system_id, old.call, old.external_id, old.version) RETURNING c.call`;
const UNUSED = `
  DELETE FROM xml_numbers WHERE proj_id IN (
    SELECT proj_id FROM xml_numbers WHERE content_hash IS NULL AND case_no IS NULL AND drawn_at < $1 ORDER BY drawn_at LIMIT $2)
  RETURNING proj_id`;
/** The number stays the department's: it may report the case once more. */
const HELD = `
  UPDATE xml_numbers SET content = NULL, content_hash = NULL, received_at = NULL
  WHERE proj_id IN (SELECT proj_id FROM xml_numbers WHERE content IS NOT NULL AND received_at < $1 ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING system_id`;

/** 清理 — forgets what the XML interface has no use for any more, and applicants of cases that were never reported as accepted. */
@Injectable()
export class PruneExchange {
  private readonly dropped = metrics.counter(
    'dispatch_xml_held_dropped_total',
    'Cases of departments’ own that waited in vain for their acceptance',
  );

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** Returns whether there may be more. */
  async execute(): Promise<boolean> {
    const before = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY_MS);
    const over = before(this.config.EXCHANGE_RETENTION_DAYS);
    const held = await this.database.query<{ system_id: string }>(HELD, [before(this.config.EXCHANGE_HELD_DAYS), BATCH]);
    if (held.length > 0) this.dropped.inc(held.length);
    for (const id of new Set(held.map((row) => row.system_id))) {
      log.warn('cases of a department’s own were never reported as accepted, and are kept no longer', {
        key: id,
        count: held.filter((row) => row.system_id === id).length,
      });
    }
    const rounds = [held];
    for (const sql of [SENDINGS, CALLS, UNUSED]) rounds.push(await this.database.query(sql, [over, BATCH]));
    return rounds.some((rows) => rows.length === BATCH);
  }
}
