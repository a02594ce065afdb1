import { Controller, Get, Query } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { listPermissions } from './list-permissions.js';
import { PermissionPage, PermissionQuery, type ListedPermission } from './permission.schema.js';

/** 权限目录. */
@ApiGroup('operations')
@Controller('api/v1/admin/permissions')
@RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
export class PermissionController {
  @Get()
  @Operation({
    summary: 'List permissions',
    description: 'All of the platform, by code: what each allows, who can hold it, and who grants it.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: PermissionPage },
  })
  list(@Query({ schema: PermissionQuery }) query: PermissionQuery): Page<ListedPermission> {
    return listPermissions(query);
  }
}
