import { Module } from '@nestjs/common';
import { SqlClockRules } from './clock/persistence/sql-clock-rules.js';
import { SqlClocks } from './clock/persistence/sql-clocks.js';
import { SupervisionController } from './reading/http/supervision.controller.js';
import { ListCards } from './reading/queries/list-cards.js';
import { ListGaps } from './reading/queries/list-gaps.js';
import { ReadCase } from './reading/queries/read-case.js';
import { ReadFigures } from './reading/queries/read-figures.js';
import { OnSecurityFacts } from './security/events/on-security-facts.js';
import { SecurityController } from './security/http/security.controller.js';
import { SecurityFacts } from './security/persistence/security-facts.js';
import { ListSecurityAlerts } from './security/queries/list-security-alerts.js';
import { ListSecurityFacts } from './security/queries/list-security-facts.js';
import { CardTimer } from './supervision/card-timer.js';
import { SqlCards } from './supervision/persistence/sql-cards.js';
import { SqlSupervisionRules } from './supervision/persistence/sql-supervision-rules.js';
import { IssueCards } from './supervision/use-cases/issue-cards.js';
import { OnCaseFacts } from './timeline/events/on-case-facts.js';
import { SqlTimeline } from './timeline/persistence/sql-timeline.js';
import { RecordFacts } from './timeline/use-cases/record-facts.js';

/** 监察 — timelines from all facts, clocks over them, and cards where a clock runs out. */
@Module({
  controllers: [OnCaseFacts, SupervisionController, OnSecurityFacts, SecurityController],
  providers: [
    SqlTimeline,
    SqlClockRules,
    SqlClocks,
    SqlSupervisionRules,
    SqlCards,
    RecordFacts,
    IssueCards,
    CardTimer,
    ReadCase,
    ListCards,
    ListGaps,
    ReadFigures,
    SecurityFacts,
    ListSecurityFacts,
    ListSecurityAlerts,
  ],
})
export class MonitoringModule {}
