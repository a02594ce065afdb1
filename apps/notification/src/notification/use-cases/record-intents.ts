import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { EventMessage } from '@yiwang/event-core';
import { Clock, uuidv7 } from '@yiwang/kernel';
import type { NotificationConfig } from '../../notification.config.js';
import { valuesOf } from '../../rule/domain/placeholders.js';
import { fits, recipientOf, type FactData, type Rule } from '../../rule/domain/rule.js';
import { Rules } from '../../rule/persistence/rules.js';
import type { Intent } from '../domain/notification.js';
import { Notifications } from '../persistence/notifications.js';

/** 生成通知 — writes down, with the event's inbox row, who is to be told. One for each event, rule and recipient, whatever is repeated. */
@Injectable()
export class RecordIntents {
  constructor(
    private readonly rules: Rules,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  async execute(events: readonly EventMessage<FactData>[]): Promise<void> {
    const rules = await this.rules.activeFor([...new Set(events.map(({ type }) => type))].sort());
    const intents = events.flatMap((event) => rules.flatMap((rule) => this.intent(rule, event)));
    await this.notifications.add(intents, this.clock.now());
  }

  private intent(rule: Rule, { id, type, subject, data }: EventMessage<FactData>): Intent[] {
    const recipient = recipientOf(rule, data);
    if (recipient === undefined || !fits(rule, type, data)) return [];
    return [
      {
        id: uuidv7(),
        eventId: id,
        eventType: type,
        ruleCode: rule.code,
        recipient,
        caseNo: subject,
        facts: valuesOf(data),
        templateCode: rule.templateCode,
        language: this.config.MESSAGE_LANGUAGE,
      },
    ];
  }
}
