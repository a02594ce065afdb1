import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Idempotency, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { z } from 'zod';
import {
  changeDecided,
  changeNotFound,
  changeOvertaken,
  dutiesExclude,
  ownPermissions,
  permissionUnknown,
  secondPersonNeeded,
} from './approval.errors.js';
import {
  Approval,
  AskedPermissionChange,
  ChangeId,
  ChangePage,
  ChangeQuery,
  DecidedChange,
  DutyPage,
  DutyQuery,
  PermissionChange,
  Refusal,
  WantedDuty,
  type DutyOf,
} from './approval.schema.js';
import { ListChanges } from './list-changes.js';
import { PermissionChanges } from './permission-changes.js';

/** 权限变更审批. */
@ApiGroup('operations')
@Controller('api/v1/admin/permission-changes')
export class ApprovalController {
  constructor(
    private readonly changes: PermissionChanges,
    private readonly lists: ListChanges,
  ) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({
    summary: 'List changes of permissions',
    description: 'The newest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ChangePage },
  })
  list(@Query({ schema: ChangeQuery }) query: ChangeQuery): Promise<Page<PermissionChange>> {
    return this.lists.execute(query);
  }

  @Get(':id')
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({
    summary: 'Read a change of permissions',
    consistency: 'strong',
    errors: [changeNotFound],
    response: { schema: PermissionChange },
  })
  one(@Param('id', { schema: ChangeId }) id: string): Promise<PermissionChange> {
    return this.lists.one(id);
  }

  @Post(':id/approval')
  @RequirePermission('rights.approve')
  @RequireStepUp({ maxAgeSeconds: 900, secondFactor: true })
  @Operation({
    summary: 'Approve a change of permissions',
    description:
      'By another person than who asked for it, who has nothing to gain by it. It takes effect at once: what is given with the next access ' +
      'token, within five minutes; tokens that say more than before end within a minute.',
    consistency: 'strong',
    errors: [changeNotFound, changeDecided, secondPersonNeeded, ownPermissions, changeOvertaken, dutiesExclude],
    response: { status: 200, schema: DecidedChange },
  })
  approve(
    @Param('id', { schema: ChangeId }) id: string,
    @Body({ schema: Approval }) { reason }: z.output<typeof Approval>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DecidedChange> {
    return this.changes.approve(id, principal, reason, key);
  }

  @Post(':id/rejection')
  @RequirePermission('rights.approve')
  @Operation({
    summary: 'Reject a change of permissions',
    consistency: 'strong',
    errors: [changeNotFound, changeDecided],
    response: { status: 200, schema: DecidedChange },
  })
  reject(
    @Param('id', { schema: ChangeId }) id: string,
    @Body({ schema: Refusal }) { reason }: z.output<typeof Refusal>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DecidedChange> {
    return this.changes.reject(id, principal, reason, key);
  }

  @Post(':id/withdrawal')
  @RequirePermission('ops.accounts')
  @Operation({
    summary: 'Withdraw a change of permissions',
    consistency: 'strong',
    errors: [changeNotFound, changeDecided],
    response: { status: 200, schema: DecidedChange },
  })
  withdraw(
    @Param('id', { schema: ChangeId }) id: string,
    @Body({ schema: Refusal }) { reason }: z.output<typeof Refusal>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DecidedChange> {
    return this.changes.withdraw(id, principal, reason, key);
  }
}

const PermissionParam = z.string().regex(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/);

/** 三员分立规则. */
@ApiGroup('operations')
@Controller('api/v1/admin/duties')
export class DutyController {
  constructor(
    private readonly lists: ListChanges,
    private readonly changes: PermissionChanges,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({
    summary: 'List the permissions that exclude one another',
    description: 'Nobody and no post holds permissions of two of the three administrators: system, security, audit (三员分立).',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DutyPage },
  })
  list(@Query({ schema: DutyQuery }) query: z.output<typeof DutyQuery>): Promise<Page<DutyOf>> {
    return this.lists.duties(query);
  }

  @Post(':permission')
  @RequirePermission('ops.accounts')
  @Operation({
    summary: 'Ask that a permission belong to an administrator’s duty, or to none',
    consistency: 'strong',
    errors: [permissionUnknown, dutiesExclude],
    response: { status: 200, schema: AskedPermissionChange },
  })
  ask(
    @Param('permission', { schema: PermissionParam }) permission: string,
    @Body({ schema: WantedDuty }) { duty, reason }: z.output<typeof WantedDuty>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<AskedPermissionChange> {
    const work = (): Promise<AskedPermissionChange> =>
      this.changes.ask({ kind: 'duty', target: permission, wanted: { duty }, reason }, principal);
    return this.idempotency.once(key, work, { status: 200 });
  }
}
