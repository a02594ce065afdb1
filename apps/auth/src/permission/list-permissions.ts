import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { GRANTING, PERMISSIONS, permissionSpec, type Permission } from '@yiwang/permissions';
import { z } from 'zod';
import type { ListedPermission, PermissionQuery } from './permission.schema.js';

const Position = z.object({ code: z.string() });
const CODES = (Object.keys(PERMISSIONS) as Permission[]).sort();

/** 权限目录, by code. @throws HTTP.CURSOR_INVALID */
export function listPermissions({ cursor, limit, holder, duty }: PermissionQuery): Page<ListedPermission> {
  const after = decodeCursor(Position, cursor)?.code ?? '';
  const wanted = CODES.filter((code) => {
    const spec = permissionSpec(code);
    return code > after && (holder === undefined || spec.holders.includes(holder)) && (duty === undefined || spec.duty === duty);
  });
  return page(wanted.slice(0, limit + 1).map(toListed), limit, ({ code }) => encodeCursor({ code }));
}

function toListed(code: Permission): ListedPermission {
  const { zh, en, holders, duty = null } = permissionSpec(code);
  const grantings = holders.map((to) => {
    const { proposedBy = null, approvedBy = null, ...words } = GRANTING[to];
    return { to, ...words, proposedBy, approvedBy };
  });
  return { code, zh, en, duty, grantings };
}
