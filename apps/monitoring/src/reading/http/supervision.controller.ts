import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { SqlClockRules } from '../../clock/persistence/sql-clock-rules.js';
import { caseUnknown } from '../../monitoring.errors.js';
import { SqlSupervisionRules } from '../../supervision/persistence/sql-supervision-rules.js';
import { ListCards } from '../queries/list-cards.js';
import { ListGaps } from '../queries/list-gaps.js';
import { ReadCase } from '../queries/read-case.js';
import { ReadFigures } from '../queries/read-figures.js';
import { scopeOf } from '../reading-scope.js';
import {
  CardFilter,
  CardPage,
  CaseNo,
  CaseView,
  Figures,
  GapFilter,
  GapPage,
  RuleBook,
  type CardView,
  type Gap,
} from './supervision.schema.js';

/** 电子监察 — what supervisors read. Officers see their region and everything below it; a body without a region sees its own cases. */
@ApiGroup('Supervision')
@RequirePermission('supervision.read')
@Controller('api/v1/supervision')
export class SupervisionController {
  constructor(
    private readonly readCase: ReadCase,
    private readonly listCards: ListCards,
    private readonly listGaps: ListGaps,
    private readonly readFigures: ReadFigures,
    private readonly clockRules: SqlClockRules,
    private readonly supervisionRules: SqlSupervisionRules,
  ) {}

  @Get('cases/:caseNo')
  @Operation({
    summary: 'Read the timeline, clocks and cards of a case',
    description: '办件监察档案. `gaps` is empty when every fact of the case has arrived.',
    consistency: 'eventual',
    errors: [caseUnknown],
    response: { schema: CaseView },
  })
  ofCase(@Param('caseNo', { schema: CaseNo }) caseNo: string, @CurrentPrincipal() principal: Principal): Promise<CaseView> {
    return this.readCase.execute(caseNo, scopeOf(principal));
  }

  @Get('cards')
  @Operation({
    summary: 'List supervision cards',
    description: '督办单: the latest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: CardPage },
  })
  cards(@Query({ schema: CardFilter }) filter: CardFilter, @CurrentPrincipal() principal: Principal): Promise<Page<CardView>> {
    return this.listCards.execute(filter, scopeOf(principal));
  }

  @Get('gaps')
  @Operation({
    summary: 'List missing facts',
    description: 'Cases whose facts from one service are not contiguous: a fact is lost, parked behind a dead letter, or still under way.',
    consistency: 'eventual',
    errors: [cursorInvalid],
    response: { schema: GapPage },
  })
  gaps(@Query({ schema: GapFilter }) filter: GapFilter, @CurrentPrincipal() principal: Principal): Promise<Page<Gap>> {
    return this.listGaps.execute(filter, scopeOf(principal));
  }

  @Get('figures')
  @Operation({
    summary: 'Read counts for reconciliation',
    description: 'Facts by type, cases, tasks, running clocks, cards and gaps of the jurisdiction.',
    consistency: 'eventual',
    response: { schema: Figures },
  })
  figures(@CurrentPrincipal() principal: Principal): Promise<Figures> {
    return this.readFigures.execute(scopeOf(principal));
  }

  @Get('rules')
  @Operation({
    summary: 'Read the clock rules and supervision rules',
    consistency: 'strong',
    response: { schema: RuleBook },
  })
  async rules(): Promise<RuleBook> {
    const [clockRules, { rules }] = await Promise.all([this.clockRules.all(), this.supervisionRules.book()]);
    return { clockRules, supervisionRules: rules };
  }
}
