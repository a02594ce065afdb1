import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { organisationCycle, organisationNotFound, organisationOutside } from '../../organisation/organisation.errors.js';
import { ImportLines, ImportReport } from '../import/import-lines.js';
import { ImportOrganisations } from './import-organisations.js';
import { ImportPosts } from './import-posts.js';
import { ListRegister } from './list-register.js';
import { OrganisationPage, OrganisationQuery, PostPage, RegisterQuery, type Organisation, type PostOfDuty } from './register.schema.js';

/** 机构管理. */
@ApiGroup('operations')
@Controller('api/v1/admin/organisations')
@RequirePermission('ops.accounts')
export class OrganisationAdminController {
  constructor(
    private readonly lists: ListRegister,
    private readonly imports: ImportOrganisations,
  ) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({
    summary: 'List organisations',
    consistency: 'strong',
    errors: [cursorInvalid, organisationNotFound],
    response: { schema: OrganisationPage },
  })
  list(@Query({ schema: OrganisationQuery }) query: OrganisationQuery): Promise<Page<Organisation>> {
    return this.lists.organisations(query);
  }

  @Post('imports')
  @Operation({
    summary: 'Import organisations',
    description:
      '导入机构. A line has `orgCode`, `name`, `shortName`, `regionCode` (6, 9 or 12 digits) and optionally `parentOrgCode`, in whatever order. ' +
      'Every good line lands, every other is reported; none is ever taken away. Another region of a body that has officers waits for a ' +
      'security administrator (`changeId`).',
    consistency: 'strong',
    errors: [organisationCycle, organisationOutside],
    response: { status: 200, schema: ImportReport },
  })
  import(
    @Body({ schema: ImportLines }) { lines }: z.output<typeof ImportLines>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ImportReport> {
    return this.imports.execute(lines, principal, key);
  }
}

/** 岗位管理. */
@ApiGroup('operations')
@Controller('api/v1/admin/posts')
@RequirePermission('ops.accounts')
export class PostAdminController {
  constructor(
    private readonly lists: ListRegister,
    private readonly imports: ImportPosts,
  ) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({ summary: 'List posts', consistency: 'strong', errors: [cursorInvalid], response: { schema: PostPage } })
  list(@Query({ schema: RegisterQuery }) query: RegisterQuery): Promise<Page<PostOfDuty>> {
    return this.lists.posts(query);
  }

  @Post('imports')
  @Operation({
    summary: 'Import posts',
    description:
      '导入岗位. A line has `code`, `name`, `permissions` and optionally `secondFactor` (a password alone lets nobody in). What a post may do ' +
      'waits for a security administrator (`changeId`); it then holds for its officers from their next access token on, within five minutes.',
    consistency: 'strong',
    response: { status: 200, schema: ImportReport },
  })
  import(
    @Body({ schema: ImportLines }) { lines }: z.output<typeof ImportLines>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ImportReport> {
    return this.imports.execute(lines, principal, key);
  }
}
