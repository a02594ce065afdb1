import { Injectable } from '@nestjs/common';
import { CardIssuedV1 } from '@yiwang/events-monitoring';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { UnitOfWork } from '@yiwang/persistence';
import { workingCalendar } from '@yiwang/standards';
import { metrics } from '@yiwang/telemetry';
import { judge, messageOf, type SupervisionRule } from '../domain/supervision-rule.js';
import { SqlCards, type Card, type DueClock } from '../persistence/sql-cards.js';
import { SqlSupervisionRules } from '../persistence/sql-supervision-rules.js';

const issuedTotal = metrics.counter('monitoring_cards_total', 'supervision cards issued', ['level']);

/** 发牌 — looks at the clocks whose moment has come and issues the cards that the rules ask for, each with its fact. */
@Injectable()
export class IssueCards {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cards: SqlCards,
    private readonly rules: SqlSupervisionRules,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** One transaction over at most `limit` clocks. Returns how many it looked at: fewer than `limit` means that nothing is left now. */
  async execute(limit: number): Promise<number> {
    const now = this.clock.now();
    return this.uow.run(async () => {
      const due = await this.cards.takeDue(now, limit);
      if (due.length === 0) return 0;
      const { rules, version } = await this.rules.book();
      const calendar = workingCalendar();
      const verdicts = due.map((clock) => ({ clock, verdict: judge(rules, clock, now, calendar) }));
      const wanted = verdicts.flatMap(({ clock, verdict }) => verdict.fired.map((rule) => cardOf(clock, rule, now)));
      await this.publish(await this.cards.add(wanted));
      const checks = verdicts.map(({ clock, verdict }) => ({ clock, at: verdict.nextAt }));
      await this.cards.setNextChecks(checks, version);
      return due.length;
    });
  }

  private async publish(added: readonly Card[]): Promise<void> {
    if (added.length === 0) return;
    const perCase = new Map<string, number>();
    for (const card of added) perCase.set(card.caseNo, (perCase.get(card.caseNo) ?? 0) + 1);
    const last = await this.cards.count(perCase);
    for (const card of added) {
      const before = perCase.get(card.caseNo)! - 1;
      perCase.set(card.caseNo, before);
      await this.outbox.add(CardIssuedV1, factOf(card), { sequence: last.get(card.caseNo)! - before, at: card.issuedAt });
    }
    this.uow.afterCommit(() => added.forEach(({ level }) => issuedTotal.inc({ level })));
  }
}

const cardOf = (clock: DueClock, rule: SupervisionRule, now: Date): Card => ({
  cardId: uuidv7(),
  caseNo: clock.caseNo,
  taskId: clock.taskId,
  ruleCode: rule.ruleCode,
  level: rule.level,
  kind: clock.kind,
  orgCode: clock.orgCode,
  regionCode: clock.regionCode,
  dueAt: clock.dueAt,
  issuedAt: now,
  messageZh: messageOf(rule.messageZh, clock),
  messageEn: messageOf(rule.messageEn, clock),
});

const factOf = ({ cardId, caseNo, taskId, ruleCode, level, orgCode, regionCode, dueAt, issuedAt }: Card) => ({
  cardId,
  caseNo,
  ...(taskId === undefined ? {} : { taskId }),
  ruleCode,
  level,
  orgCode,
  regionCode,
  dueAt: dueAt.toISOString(),
  issuedAt: issuedAt.toISOString(),
});
