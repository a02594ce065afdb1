import { describe, expect, it } from '@jest/globals';
import type { Database } from '@yiwang/persistence';
import { isSamePerson } from './same-person.js';

const [A, B] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];

function database(found: boolean) {
  const asked: { sql: string; params: unknown }[] = [];
  const query = (sql: string, params: unknown) => Promise.resolve(asked.push({ sql, params }) && found ? [{}] : []);
  return { asked, database: { query } as unknown as Database };
}

describe('whether somebody is one of these persons', () => {
  it('asks by ids of accounts alone, compared as what they are, so that their index is used', async () => {
    const { asked, database: some } = database(true);
    expect(await isSamePerson(some, A, ['svc-a', B, 'create-operator'])).toBe(true);
    expect(asked.map(({ params }) => params)).toEqual([[A, [B]]]);
    expect(asked[0]!.sql).not.toMatch(/\bid::/);
    expect(await isSamePerson(database(false).database, A, [B])).toBe(false);
  });

  it('knows clients and commands by their own name, and asks nothing about them', async () => {
    const { asked, database: all } = database(true);
    expect(await isSamePerson(all, 'svc-a', ['svc-a'])).toBe(true);
    expect(await isSamePerson(all, 'svc-a', ['svc-b', A])).toBe(false);
    expect(await isSamePerson(all, A, ['svc-a'])).toBe(false);
    expect(await isSamePerson(all, A, [])).toBe(false);
    expect(asked).toEqual([]);
  });
});
