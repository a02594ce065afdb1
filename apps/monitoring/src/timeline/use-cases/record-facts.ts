import { Injectable } from '@nestjs/common';
import { workingCalendar } from '@yiwang/standards';
import type { CaseClock, ClockFact } from '../../clock/domain/clock.js';
import { deriveClocks } from '../../clock/domain/derive-clocks.js';
import { SqlClockRules } from '../../clock/persistence/sql-clock-rules.js';
import { SqlClocks, type PlannedClock } from '../../clock/persistence/sql-clocks.js';
import { judge, moveByWorkingDays, type SupervisionRule } from '../../supervision/domain/supervision-rule.js';
import { SqlSupervisionRules } from '../../supervision/persistence/sql-supervision-rules.js';
import type { Fact } from '../domain/fact.js';
import { SqlTimeline } from '../persistence/sql-timeline.js';

/** 入账 — puts a run of facts into the timelines and brings the clocks of their cases up to date, in the consumer's transaction. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly timeline: SqlTimeline,
    private readonly clockRules: SqlClockRules,
    private readonly clocks: SqlClocks,
    private readonly supervisionRules: SqlSupervisionRules,
  ) {}

  async execute(facts: readonly Fact[]): Promise<void> {
    const rules = await this.clockRules.byType();
    await this.timeline.add(facts);
    const touched = new Set(facts.filter((fact) => rules.has(fact.type)).map((fact) => fact.caseNo));
    if (touched.size === 0) return;
    const clockFacts = await this.timeline.clockFacts([...touched], [...rules.keys()]);
    const book = await this.supervisionRules.recentBook();
    const planned: PlannedClock[] = [];
    for (const ofCase of byCase(clockFacts).values()) {
      for (const clock of deriveClocks(rules, ofCase)) planned.push(plan(clock, book.rules));
    }
    await this.clocks.save(planned, book.version);
  }
}

function byCase(facts: readonly ClockFact[]): Map<string, ClockFact[]> {
  const cases = new Map<string, ClockFact[]>();
  for (const fact of facts) {
    const known = cases.get(fact.caseNo);
    if (known === undefined) cases.set(fact.caseNo, [fact]);
    else known.push(fact);
  }
  return cases;
}

/** Judged from its start: what should have fired already is for the timer to find at once. */
function plan(clock: CaseClock, rules: readonly SupervisionRule[]): PlannedClock {
  const calendar = workingCalendar();
  return {
    ...clock,
    warnAt: moveByWorkingDays(calendar, clock.dueAt, -1, clock.regionCode),
    checkAt: judge(rules, clock, new Date(-8.64e15), calendar).nextAt,
  };
}
