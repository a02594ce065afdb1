import { Controller, Get, Query } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { ListSecurityAlerts } from '../queries/list-security-alerts.js';
import { ListSecurityFacts } from '../queries/list-security-facts.js';
import {
  SecurityAlertFilter,
  SecurityAlertPage,
  SecurityFactFilter,
  SecurityFactPage,
  type SecurityAlertView,
  type SecurityFactView,
} from './security.schema.js';

/** 安全监测 — what security and audit administrators read of the whole platform; nothing in it is of one region. */
@ApiGroup('Supervision')
@RequirePermission('security.read')
@Controller('api/v1/supervision/security')
export class SecurityController {
  constructor(
    private readonly facts: ListSecurityFacts,
    private readonly alerts: ListSecurityAlerts,
  ) {}

  @Get('facts')
  @Operation({
    summary: 'List what matters to security',
    description:
      '安全事件: locks, throttles, replays, stolen tokens, changed rights; the latest first. Nobody stands there by name, login or number.',
    consistency: 'eventual',
    errors: [cursorInvalid],
    response: { schema: SecurityFactPage },
  })
  listFacts(@Query({ schema: SecurityFactFilter }) filter: SecurityFactFilter): Promise<Page<SecurityFactView>> {
    return this.facts.execute(filter);
  }

  @Get('alerts')
  @Operation({
    summary: 'List security alerts',
    description: '安全告警: what the rules in `security_rules` find too much; the latest first.',
    consistency: 'eventual',
    errors: [cursorInvalid],
    response: { schema: SecurityAlertPage },
  })
  listAlerts(@Query({ schema: SecurityAlertFilter }) filter: SecurityAlertFilter): Promise<Page<SecurityAlertView>> {
    return this.alerts.execute(filter);
  }
}
