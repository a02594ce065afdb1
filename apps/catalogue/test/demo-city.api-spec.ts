import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CITY_REGION, cityDuties, cityItems, cityServicePoints, ORGANISATIONS } from '@yiwang/demo-data';
import { shanghaiDate } from '@yiwang/standards';
import { TestService, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';

const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.ningbo',
  orgCode: ORGANISATIONS.ningboStaffing.orgCode,
  regionCode: CITY_REGION,
  permissions: ['item.manage', 'item.publish', 'lists.manage'],
};

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(() => service?.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(path, { method: 'POST', as: manager, headers: { 'idempotency-key': randomUUID(), ...headers }, body });

async function refusals(): Promise<string[]> {
  const refused: string[] = [];
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

  it('has counters that accept its items, the nearest first', async () => {
    const rows = cityServicePoints().split('\n').length - 1;
    const imported = async () =>
      (await post('/api/v1/catalogue/imports/service-points', cityServicePoints(), { 'content-type': 'text/csv' })).body;
    expect(await imported()).toMatchObject({ read: rows, created: rows, rejected: [] });
    expect(await imported()).toMatchObject({ created: 0, changed: 0, unchanged: rows });
    const { itemCode } = cityItems().find(({ name }) => name === '居住证办理')!;
    const found = await service.call(`/api/v1/catalogue/service-points?near=29.8683,121.5440&itemCode=${itemCode}`);
    const kinds = found.body.items.map(({ kind }: { kind: string }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['selfService', 'town', 'hall', 'village']));
    expect(found.body.items[0]).toMatchObject({ regionCode: '330203004' });
  });

  it('has a list of its powers, which are its items but for public services, and one of its duties', async () => {
    const head = { title: '清单', issuer: '宁波市人民政府', validFrom: shanghaiDate(new Date()) };
    for (const kind of ['power', 'responsibility']) {
      const list = `/api/v1/catalogue/power-lists/${kind}/${CITY_REGION}/versions`;
      const { body } = await post(list, head);
      if (kind === 'responsibility')
        expect((await post(`${list}/1/entries`, { put: cityDuties() }, { 'if-match': body.etag })).status).toBe(200);
      const entries = kind === 'power' ? cityItems().filter(({ category }) => category < '20').length : cityDuties().length;
      expect((await post(`${list}/1/publish`, {})).body).toMatchObject({ status: 'published', entries });
    }
    const lists = await service.call(`/api/v1/catalogue/power-lists?region=${CITY_REGION}`);
    expect(lists.body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['power', 'responsibility']);
  });
});
