import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '@yiwang/permissions';
import { listPermissions } from './list-permissions.js';
import { PermissionPage, PermissionQuery } from './permission.schema.js';

const list = (query: object) => listPermissions(PermissionQuery.parse(query));

describe('the list of permissions', () => {
  it('gives each of the catalogue once, page by page', () => {
    const codes: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { items, next } = list({ limit: 7, ...(cursor !== undefined && { cursor }) });
      expect(PermissionPage.parse({ items, next })).toEqual({ items, next });
      codes.push(...items.map(({ code }) => code));
      if (next === null) break;
      cursor = next;
    }
    expect(codes).toEqual(Object.keys(PERMISSIONS).sort());
  });

  it('says who grants what, and to whom', () => {
    const { items } = list({ duty: 'audit' });
    expect(items).toEqual([
      {
        code: 'audit.read',
        zh: '操作审计',
        en: PERMISSIONS['audit.read'].en,
        duty: 'audit',
        grantings: [{ to: 'officer', zh: '按岗位', en: 'by a post', proposedBy: 'ops.accounts', approvedBy: 'rights.approve' }],
      },
    ]);
    expect(list({ holder: 'system' }).items.map(({ code }) => code)).toEqual(['department.connect']);
    expect(list({ holder: 'person', limit: 100 }).items.map(({ code }) => code)).toContain('case.file');
  });

  it('takes no cursor of another list', () => {
    expect(() => list({ cursor: 'x' })).toThrow(expect.objectContaining({ code: 'HTTP.CURSOR_INVALID' }));
  });
});
