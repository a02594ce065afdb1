import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { DispatchConfig } from '../../dispatch.config.js';
import { chinaDay } from '../domain/china-day.js';

const BATCH = 1_000;
const DAY_MS = 86_400_000;

/** The figures of a day stay; which cases differed, and which tasks its system named, is of no use once the messages are gone. */
const CASES = `
  DELETE FROM system_day_cases c USING (SELECT system_id, day, nth FROM system_day_cases WHERE day < $1 ORDER BY day LIMIT $2) old
  WHERE c.system_id = old.system_id AND c.day = old.day AND c.nth = old.nth RETURNING c.nth`;
const NAMES = `
  UPDATE system_day_statements s SET tasks = NULL, decided_tasks = NULL
  FROM (SELECT system_id, day FROM system_day_statements WHERE day < $1 AND (tasks IS NOT NULL OR decided_tasks IS NOT NULL) ORDER BY day LIMIT $2) old
  WHERE s.system_id = old.system_id AND s.day = old.day RETURNING s.day`;
const ALERTS = `
  DELETE FROM system_alerts WHERE id IN (SELECT id FROM system_alerts WHERE cleared_at < $1 ORDER BY cleared_at LIMIT $2) RETURNING id`;

/** 清理 — what was told about messages is kept as long as they are; an alert that is open, however old, stays. */
@Injectable()
export class PruneCounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** Returns whether there may be more. */
  async execute(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - this.config.DELIVERY_RETENTION_DAYS * DAY_MS);
    const day = chinaDay(before);
    const gone = [
      await this.database.query(CASES, [day, BATCH]),
      await this.database.query(NAMES, [day, BATCH]),
      await this.database.query(ALERTS, [before, BATCH]),
    ];
    return gone.some((rows) => rows.length === BATCH);
  }
}
