import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CITY_REGION, cityItems, ORGANISATIONS } from '@yiwang/demo-data';
import { TestService, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';

const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.ningbo',
  orgCode: ORGANISATIONS.ningboStaffing.orgCode,
  regionCode: CITY_REGION,
  permissions: ['item.manage', 'item.publish'],
};

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(() => service?.stop());

async function refusals(): Promise<string[]> {
  const refused: string[] = [];
  const post = (path: string, body: unknown) =>
    service.call(path, { method: 'POST', as: manager, headers: { 'idempotency-key': randomUUID() }, body });
  const waiting = [...cityItems()];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const drafted = await post('/api/v1/items', item);
      const published = drafted.status === 201 ? await post(`/api/v1/items/${item.itemCode}/versions/1/publish`, {}) : drafted;
      if (published.status >= 300) refused.push(`${item.name}: ${published.status} ${JSON.stringify(published.body).slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return refused;
}

describe('the demonstration city', () => {
  it('keeps every rule of publication, and earns stars of all kinds', async () => {
    expect(await refusals()).toEqual([]);
    const stars = await (
      await service.database()
    ).query<{ star: number; n: number }>('SELECT star, count(*)::int AS n FROM items GROUP BY star ORDER BY star');
    expect(stars.map(({ star }) => star)).toEqual([0, 3, 4, 5]);
    expect(stars.reduce((sum, { n }) => sum + n, 0)).toBe(cityItems().length);
  }, 120_000);
});
