import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { AccountId, accountNotFound } from '../../contact/contact.schema.js';
import { officerLeft } from '../../approval/approval.errors.js';
import { accountDisabled, notAnOfficer, otherDuty, ownAccount } from '../admin.errors.js';
import { ImportLines } from '../import/import-lines.js';
import { AccountPage, AccountQuery, ChangedAccount, ImportedOfficers, ListedAccount, ResetPassword } from './account-admin.schema.js';
import { ChangeAccount } from './change-account.js';
import { ImportOfficers } from './import-officers.js';
import { ListAccounts } from './list-accounts.js';

/** 账号管理. */
@ApiGroup('operations')
@Controller('api/v1/admin/accounts')
@RequirePermission('ops.accounts')
export class AccountAdminController {
  constructor(
    private readonly accounts: ListAccounts,
    private readonly officers: ImportOfficers,
    private readonly change: ChangeAccount,
  ) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({
    summary: 'List accounts',
    description: 'With masked names, the oldest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: AccountPage },
  })
  list(@Query({ schema: AccountQuery }) query: AccountQuery): Promise<Page<ListedAccount>> {
    return this.accounts.execute(query);
  }

  @Get(':id')
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({ summary: 'Read an account', consistency: 'strong', errors: [accountNotFound], response: { schema: ListedAccount } })
  one(@Param('id', { schema: AccountId }) id: string): Promise<ListedAccount> {
    return this.accounts.one(id);
  }

  @Post('imports')
  @Operation({
    summary: 'Import officers',
    description:
      '导入工作人员. A line has `login`, `name`, `orgCode`, `posts` (codes) and optionally `mobile`; it says what the officer is from now on. Every ' +
      'good line lands, every other is reported. Where the officer belongs and what the posts allow waits for a security administrator ' +
      '(`changeId`). A new account has an initial password, shown in this answer alone, good for seven days and changed ' +
      'at the first login; an account that is there keeps its password and stays disabled if it is.',
    consistency: 'strong',
    response: { status: 200, schema: ImportedOfficers },
  })
  async import(
    @Body({ schema: ImportLines }) { lines }: z.output<typeof ImportLines>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedOfficers> {
    reply.header('cache-control', 'no-store');
    const { report, passwords } = await this.officers.execute(lines, principal, key);
    const withPassword = report.lines.map((line) => ({ ...line, initialPassword: passwords.get(line.id ?? '') ?? null }));
    return { ...report, lines: withPassword };
  }

  @Post(':id/disable')
  @Operation({
    summary: 'Disable an account',
    description: 'Its sessions and refresh tokens end at once, access tokens that are out everywhere within seconds.',
    consistency: 'strong',
    errors: [accountNotFound, ownAccount],
    response: { status: 200, schema: ChangedAccount },
  })
  disable(
    @Param('id', { schema: AccountId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ChangedAccount> {
    return this.change.disable(id, principal, key);
  }

  @Post(':id/enable')
  @Operation({
    summary: 'Enable a disabled account',
    description: 'With the password it had; nobody is logged in by it.',
    consistency: 'strong',
    errors: [accountNotFound, officerLeft],
    response: { status: 200, schema: ChangedAccount },
  })
  enable(
    @Param('id', { schema: AccountId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ChangedAccount> {
    return this.change.enable(id, principal, key);
  }

  @Post(':id/password-reset')
  @Operation({
    summary: 'Give an officer a new initial password',
    description:
      'Sessions and refresh tokens end, a lock after wrong passwords too. The officer chooses a password of their own ' +
      'at the next login, within seven days.',
    consistency: 'strong',
    errors: [accountNotFound, notAnOfficer, accountDisabled, ownAccount, otherDuty],
    response: { status: 200, schema: ResetPassword },
  })
  resetPassword(
    @Param('id', { schema: AccountId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResetPassword> {
    reply.header('cache-control', 'no-store');
    return this.change.resetPassword(id, principal, key);
  }
}
