import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ifMatchMissing, ifMatchStale, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { entryOutOfScope } from '../../directory/domain/directory.errors.js';
import { requireProvince } from '../../directory/http/require-province.js';
import { ruleNotFound, ruleParamsWrong } from '../domain/quality.errors.js';
import { QualityRules } from '../domain/quality-rules.repository.js';
import type { StarCriterion } from '../domain/star-criterion.js';
import { ChangeRule, ruleView } from '../use-cases/change-rule.js';
import { CriterionList, RuleChange, RuleCodeParam, RuleList, RuleView } from './quality.schema.js';

/** 校验规则、星级标准 — what the library demands of its items, for everybody to read. */
@ApiGroup('Item quality')
@Controller('api/v1/catalogue')
export class QualityRuleController {
  constructor(
    private readonly rules: QualityRules,
    private readonly change: ChangeRule,
  ) {}

  @Get('quality-rules')
  @Public()
  @Operation({
    summary: 'List the rules that items are checked against',
    description: '校验规则: 1-10 as Wenzhou numbers them.',
    consistency: 'strong',
    response: { schema: RuleList },
  })
  async list(): Promise<{ items: RuleView[] }> {
    return { items: (await this.rules.listRules()).map(ruleView) };
  }

  @Get('star-criteria')
  @Public()
  @Operation({
    summary: 'List the criteria of the stars',
    description: '星级标准: a star needs its own criteria and those of the lower stars.',
    consistency: 'strong',
    response: { schema: CriterionList },
  })
  async criteria(): Promise<{ items: StarCriterion[] }> {
    return { items: await this.rules.listCriteria() };
  }

  @Put('quality-rules/:code')
  @RequirePermission('directory.manage')
  @Operation({
    summary: 'Change a rule',
    description:
      'Severity, whether it is on, and its values. For officers of the province. Needs If-Match with the `etag` of the list; counts from the ' +
      'next publication on.',
    consistency: 'strong',
    errors: [entryOutOfScope, ruleNotFound, ruleParamsWrong, ifMatchMissing, ifMatchStale],
    response: { schema: RuleView },
  })
  async put(
    @Param('code', { schema: RuleCodeParam }) code: string,
    @Body({ schema: RuleChange }) change: RuleChange,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleView> {
    requireProvince(principal);
    const rule = await this.change.execute(code, change, ifMatch, principal.id);
    reply.header('etag', rule.etag);
    return rule;
  }
}
