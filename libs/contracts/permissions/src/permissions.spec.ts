import { describe, expect, it } from '@jest/globals';
import { ADMINISTRATIVE_DUTIES, dutiesOf, PERMISSIONS, permissionSpec, type Permission } from './permissions.js';

const all = Object.keys(PERMISSIONS) as Permission[];

describe('the catalogue of permissions', () => {
  it.each(all)('says of %s in two languages what it allows, and who can hold it', (permission) => {
    const { zh, en, holders } = permissionSpec(permission);
    expect(permission).toMatch(/^[a-z]+(\.[a-z]+[A-Za-z]*)$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[a-z]/);
    expect(holders.length).toBeGreaterThan(0);
  });

  it('lets nobody have a part in administration but officers', () => {
    const parts = all.filter((permission) => permissionSpec(permission).duty !== undefined);
    expect(new Set(parts.flatMap((permission) => permissionSpec(permission).holders))).toEqual(new Set(['officer']));
    expect(dutiesOf(parts)).toEqual([...ADMINISTRATIVE_DUTIES]);
  });

  it('tells whose duties come together', () => {
    expect(dutiesOf(['ops.accounts', 'ops.messaging', 'task.handle'])).toEqual(['system']);
    expect(dutiesOf(['audit.read', 'rights.approve', 'ops.accounts'])).toEqual(['system', 'security', 'audit']);
    expect(dutiesOf(['task.handle'])).toEqual([]);
  });
});
