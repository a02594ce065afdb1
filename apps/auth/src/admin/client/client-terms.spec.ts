import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS, type Permission } from '@yiwang/permissions';
import { termFaults } from './client-terms.js';

const ALL = Object.keys(PERMISSIONS) as Permission[];
const refused = (kind: 'system' | 'service', permission: Permission): boolean =>
  termFaults({ kind, permissions: [permission] }).some(([field]) => field === 'permissions');

describe('the permissions of a client', () => {
  it('are, for a department’s system, those that the catalogue gives to systems', () => {
    expect(ALL.filter((permission) => !refused('system', permission))).toEqual(['department.connect']);
  });

  it('never let a service approve rights, watch attacks or audit: these are for people', () => {
    expect(ALL.filter((permission) => refused('service', permission)).sort()).toEqual(['audit.read', 'rights.approve', 'security.read']);
  });
});
