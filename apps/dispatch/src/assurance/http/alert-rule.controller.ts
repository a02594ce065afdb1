import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CurrentPrincipal, type Principal, RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { alertRuleUnknown, thresholdUnreachable } from '../domain/alert.js';
import { AlertRules, type StoredAlertRule } from '../persistence/alert-rules.js';
import { ChangeAlertRule } from '../use-cases/change-alert-rule.js';
import { AlertKindParam, AlertRule, AlertRuleBody, AlertRuleList } from './alert-rule.schema.js';

/** 告警规则 — from which figure on somebody is told about a system. */
@ApiGroup('operations')
@Controller('api/v1/admin/deliveries/alert-rules')
@RequirePermission('ops.messaging')
export class AlertRuleController {
  constructor(
    private readonly rules: AlertRules,
    private readonly change: ChangeAlertRule,
  ) {}

  @Get()
  @Operation({ summary: 'List the rules of alerts', consistency: 'strong', response: { schema: AlertRuleList } })
  async findAll(): Promise<{ items: AlertRule[] }> {
    return { items: (await this.rules.list()).map(toAnswer) };
  }

  @Put(':kind')
  @Operation({
    summary: 'Change the rule of a kind of alerts',
    description: 'Holds from the next look at the systems on: an open alert below its new threshold is cleared.',
    consistency: 'strong',
    errors: [alertRuleUnknown, thresholdUnreachable],
    response: { schema: AlertRule },
  })
  async put(
    @Param('kind', { schema: AlertKindParam }) kind: z.output<typeof AlertKindParam>,
    @Body({ schema: AlertRuleBody }) body: z.output<typeof AlertRuleBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AlertRule> {
    return toAnswer(await this.change.execute(kind, body, principal));
  }
}

const toAnswer = ({ changedAt, ...rule }: StoredAlertRule): AlertRule => ({ ...rule, changedAt: changedAt.toISOString() });
