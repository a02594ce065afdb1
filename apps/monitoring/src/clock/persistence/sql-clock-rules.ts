import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ClockRule } from '../domain/clock.js';
import { clockRulesOf, type ClockRules } from '../domain/derive-clocks.js';

/** How long rules are remembered; they change by hand, a few times a year. */
const REMEMBERED_MS = 30_000;

/** 时钟规则 from their table. */
@Injectable()
export class SqlClockRules {
  private rules: ClockRules | undefined;
  private until = 0;

  constructor(private readonly database: Database) {}

  async all(): Promise<ClockRule[]> {
    return this.database.query<ClockRule>(
      'SELECT event_type AS "eventType", kind, action, due_field AS "dueField" FROM clock_rules ORDER BY event_type, kind',
    );
  }

  async byType(): Promise<ClockRules> {
    if (this.rules === undefined || performance.now() > this.until) {
      this.rules = clockRulesOf(await this.all());
      this.until = performance.now() + REMEMBERED_MS;
    }
    return this.rules;
  }
}
