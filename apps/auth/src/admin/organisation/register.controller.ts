import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { ImportLines, ImportReport } from '../import/import-lines.js';
import { OrganisationPage, PostPage, RegisterQuery, type Organisation, type PostOfDuty } from './register.schema.js';
import { Register } from './register.js';

/** 机构管理. */
@ApiGroup('operations')
@Controller('api/v1/admin/organisations')
@RequirePermission('ops.accounts')
export class OrganisationAdminController {
  constructor(private readonly register: Register) {}

  @Get()
  @Operation({ summary: 'List organisations', consistency: 'strong', errors: [cursorInvalid], response: { schema: OrganisationPage } })
  list(@Query({ schema: RegisterQuery }) query: RegisterQuery): Promise<Page<Organisation>> {
    return this.register.organisations(query);
  }

  @Post('imports')
  @Operation({
    summary: 'Import organisations',
    description:
      '导入机构. A line has `orgCode`, `name`, `shortName` and `regionCode` (6 digits). Every good line lands, every other is reported; none is ' +
      'ever taken away.',
    consistency: 'strong',
    response: { status: 200, schema: ImportReport },
  })
  import(
    @Body({ schema: ImportLines }) { lines }: z.output<typeof ImportLines>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ImportReport> {
    return this.register.importOrganisations(lines, principal, key);
  }
}

/** 岗位管理. */
@ApiGroup('operations')
@Controller('api/v1/admin/posts')
@RequirePermission('ops.accounts')
export class PostAdminController {
  constructor(private readonly register: Register) {}

  @Get()
  @Operation({ summary: 'List posts', consistency: 'strong', errors: [cursorInvalid], response: { schema: PostPage } })
  list(@Query({ schema: RegisterQuery }) query: RegisterQuery): Promise<Page<PostOfDuty>> {
    return this.register.posts(query);
  }

  @Post('imports')
  @Operation({
    summary: 'Import posts',
    description:
      '导入岗位. A line has `code`, `name` and `permissions`. A changed post holds for its officers from their next access token on, within five ' +
      'minutes.',
    consistency: 'strong',
    response: { status: 200, schema: ImportReport },
  })
  import(
    @Body({ schema: ImportLines }) { lines }: z.output<typeof ImportLines>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ImportReport> {
    return this.register.importPosts(lines, principal, key);
  }
}
