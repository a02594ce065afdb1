import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  Operation,
  PageQuery,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import type { z } from 'zod';
import {
  notConformant,
  otherSystemLive,
  samePerson,
  secretMissing,
  systemMoveRefused,
  systemNotFound,
  testItemUnknown,
} from '../domain/system.errors.js';
import { ListTestCases } from '../queries/list-test-cases.js';
import { MoveSystems } from '../use-cases/move-systems.js';
import { SendTestCase } from '../use-cases/send-test-case.js';
import {
  GoLive,
  NewTestCase,
  RetireSystem,
  SentTestCase,
  SuspendSystem,
  SystemId,
  SystemMoved,
  TestCasePage,
  toMoved,
  type TestCaseEntry,
} from './system.schema.js';

/** 接入流转 — what a second person does, and test cases. */
@ApiGroup('operations')
@Controller('api/v1/admin/systems')
@RequirePermission('system.approve')
export class SystemMovesController {
  constructor(
    private readonly moves: MoveSystems,
    private readonly tests: SendTestCase,
    private readonly testCases: ListTestCases,
    private readonly idempotency: Idempotency,
  ) {}

  @Post(':systemId/approve')
  @Operation({
    summary: 'Approve a registered system as a second person (审批)',
    description: 'From now on it can be tested.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused, samePerson, secretMissing],
    response: { status: 200, schema: SystemMoved },
  })
  approve(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<SystemMoved> {
    return this.idempotency.once(key, async () => toMoved(await this.moves.approve(systemId, principal)), { status: 200 });
  }

  @Post(':systemId/go-live')
  @Operation({
    summary: 'Let a system go live (上线)',
    description: 'It has to have passed its last conformance run as it is now.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused, notConformant, otherSystemLive],
    response: { status: 200, schema: SystemMoved },
  })
  goLive(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: GoLive }) { takeOver }: z.output<typeof GoLive>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<SystemMoved> {
    return this.idempotency.once(key, async () => toMoved(await this.moves.goLive(systemId, takeOver, principal)), { status: 200 });
  }

  @Post(':systemId/suspend')
  @Operation({
    summary: 'Suspend a live system (暂停)',
    description: 'Its department works in the workbench meanwhile.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused],
    response: { status: 200, schema: SystemMoved },
  })
  suspend(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: SuspendSystem }) { reason, handOver }: z.output<typeof SuspendSystem>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<SystemMoved> {
    const work = async (): Promise<SystemMoved> => toMoved(await this.moves.suspend(systemId, reason, handOver, principal));
    return this.idempotency.once(key, work, { status: 200 });
  }

  @Post(':systemId/retire')
  @Operation({
    summary: 'Retire a system for good (退役)',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused],
    response: { status: 200, schema: SystemMoved },
  })
  retire(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: RetireSystem }) { reason }: z.output<typeof RetireSystem>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<SystemMoved> {
    return this.idempotency.once(key, async () => toMoved(await this.moves.retire(systemId, reason, principal)), { status: 200 });
  }

  @Post(':systemId/test-cases')
  @RequirePermission('system.manage', 'system.approve')
  @Operation({
    summary: 'Send a test case to a system that is being tested (测试办件)',
    description: 'It comes like any other task. No other service hears of it, and its form cannot be fetched.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused, testItemUnknown],
    response: { status: 201, schema: SentTestCase },
  })
  sendTestCase(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: NewTestCase }) body: NewTestCase,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<SentTestCase> {
    return this.idempotency.once(key, () => this.tests.execute(systemId, body, principal));
  }

  @Get(':systemId/test-cases')
  @RequirePermission('system.manage', 'system.approve')
  @Operation({
    summary: 'List the test cases of a system and what became of them, the newest first',
    consistency: 'strong',
    errors: [systemNotFound, cursorInvalid],
    response: { schema: TestCasePage },
  })
  list(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<TestCaseEntry>> {
    return this.testCases.execute(systemId, query, principal);
  }
}
