import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { UnitOfWork } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import { eventually, TestService, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { RecountFigures } from '../src/figure/use-cases/recount-figures.js';
import { ImportClient } from './import-client.js';
import { dayAfter } from '../src/power-list/domain/list-kind.js';

const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.haishu',
  orgCode: ORGANISATIONS.haishuStaffing.orgCode,
  regionCode: '330203',
  permissions: ['item.manage', 'item.publish'],
};
const operator: TestPrincipal = { kind: 'officer', id: 'ops', permissions: ['ops.messaging'] };
const FIGURES = '/api/v1/catalogue/figures';
const { itemCode: CODE, ...definition } = ITEMS.cateringLicence;
const BODY = ITEMS.cateringLicence.implementingBody.name;
const ORG = ITEMS.cateringLicence.implementingBody.orgCode;
const TODAY = shanghaiDate(new Date());
const [YESTERDAY, TOMORROW] = [dayAfter(TODAY, -1), dayAfter(TODAY, 1)];

let service: TestService;

beforeAll(async () => {
  service = await TestService.start(catalogue);
  for (const item of [ITEMS.cateringLicence, ITEMS.birthRegistration]) {
    expect((await post('/api/v1/items', item)).status).toBe(201);
    expect((await move(item.itemCode, 1, 'publish')).status).toBe(200);
  }
}, 60_000);
afterAll(() => service?.stop());

const post = (path: string, body: unknown, as = manager): Promise<ApiResponse> =>
  service.call(path, { method: 'POST', as, headers: { 'idempotency-key': randomUUID() }, body });
const move = (code: string, version: number, verb: string): Promise<ApiResponse> =>
  post(`/api/v1/items/${code}/versions/${version}/${verb}?basis=${encodeURIComponent('甬编办〔2026〕12号')}`, {});
const counts = async (query: string): Promise<ApiResponse['body']> => (await service.call(`${FIGURES}/items?${query}`)).body;
const valuesOf = (body: ApiResponse['body']): Record<string, number> =>
  Object.fromEntries(body.groups.map(({ value, items }: { value: string; items: number }) => [value, items]));

describe('figures of the library', () => {
  it('count what is in force by category, for a region, a body and all', async () => {
    await eventually(async () => expect((await counts('by=category')).total).toBe(2));
    const all = await counts('by=category&region=330000');
    const expected: Record<string, number> = {};
    for (const { category } of [ITEMS.cateringLicence, ITEMS.birthRegistration]) expected[category] = (expected[category] ?? 0) + 1;
    expect(valuesOf(all)).toEqual(expected);
    expect(all.groups[0].name).toMatch(/^(行政|公共|其他)/);
    expect((await counts(`by=star&orgCode=${ORG}`)).total).toBe(1);
    expect((await counts('by=category&region=330100')).total).toBe(0);
  });

  it('tell regions and bodies', async () => {
    expect(valuesOf(await counts('by=region&region=330200'))).toEqual({ 330203: 2 });
    expect(valuesOf(await counts('by=region'))).toEqual({ 330000: 2 });
    // Of the county's own bodies; none of its towns has any.
    expect(valuesOf(await counts('by=region&region=330203'))).toEqual({ 330203: 2 });
    const bodies = await service.call(`${FIGURES}/items/bodies?region=330203&limit=1`);
    expect(bodies.body.items).toHaveLength(1);
    const rest = await service.call(`${FIGURES}/items/bodies?region=330203&cursor=${bodies.body.next}`);
    expect([...bodies.body.items, ...rest.body.items].map((each) => each.items)).toEqual([1, 1]);
  });

  it('tell the past as it was', async () => {
    for (const by of ['category', 'region']) expect(await counts(`by=${by}&on=${YESTERDAY}`)).toMatchObject({ total: 0, groups: [] });
    expect(await counts(`by=region&on=${TODAY}`)).toMatchObject({ total: 2, groups: [{ items: 2 }] });
    expect((await service.call(`${FIGURES}/items/bodies?on=${YESTERDAY}`)).body.items).toEqual([]);
    expect((await service.call(`${FIGURES}/items/bodies?on=${TODAY}`)).body.items).toHaveLength(2);
    const series = await service.call(`${FIGURES}/items/series?from=${YESTERDAY}&to=${TOMORROW}`);
    expect(series.body.points).toEqual([
      { day: YESTERDAY, counts: {} },
      { day: TODAY, counts: { '': 2 } },
      { day: TOMORROW, counts: { '': 2 } },
    ]);
    const months = await service.call(`${FIGURES}/items/series?from=2026-01-01&to=${TODAY}&step=month&by=category`);
    expect(months.body.points.at(-1)).toMatchObject({ day: TODAY });
    expect((await service.call(`${FIGURES}/items/series?from=2020-01-01&to=2026-01-01`)).status).toBe(400);
  });

  it('tell what a new version made simpler, with the limits promised against those of the law', async () => {
    const { promised, statutory } = definition.limits;
    const simpler = {
      ...definition,
      materials: definition.materials.slice(1),
      limits: { statutory, promised: { ...promised, value: promised.value - 2 } },
      descriptive: {
        ...definition.descriptive,
        materials: undefined,
      },
    };
    const drafted = await post(`/api/v1/items/${CODE}/versions`, simpler);
    expect([drafted.status, drafted.body.invalidParams]).toEqual([201, undefined]);
    const published = await move(CODE, 2, 'publish');
    expect([published.status, published.body.invalidParams]).toEqual([200, undefined]);
    const read = await eventually(async () => {
      const answer = await service.call(`${FIGURES}/simplification?from=${TODAY}&to=${TODAY}&region=330203`);
      expect(answer.body.versions).toBe(1);
      return answer.body;
    });
    const before = definition.materials.length;
    expect(read.materials).toEqual({ before, after: before - 1, reduced: 1 });
    expect(read.days).toEqual({ before: promised.value, after: promised.value - 2, reduced: 2 });
    expect(read.atStart).toMatchObject({ items: 0, shortenedPercent: 0 });
    expect(read.atEnd.items).toBe(2);
    expect(read.atEnd.shortenedPercent).toBeGreaterThan(0);
    const list = await service.call(`${FIGURES}/simplification/items?from=${TODAY}&to=${TODAY}&orgCode=${ORG}`);
    expect(list.body.items).toEqual([
      expect.objectContaining({ itemCode: CODE, version: 2, materialsBefore: before, materials: before - 1, day: TODAY }),
    ]);
    const csv = await service.call(`${FIGURES}/simplification/export?from=${TODAY}&to=${TODAY}`);
    expect(csv.headers.get('cache-control')).toContain('no-store');
    expect(csv.body.trim().split('\r\n')).toHaveLength(2);
    expect((await counts('by=category')).total).toBe(2);
  });

  it('leave out what is cancelled, and still count what is suspended', async () => {
    const { itemCode } = ITEMS.birthRegistration;
    expect((await move(itemCode, 1, 'suspend')).status).toBe(200);
    expect((await move(CODE, 2, 'cancel?basis=1')).status).toBe(200);
    await eventually(async () => expect((await counts('by=category')).total).toBe(1));
  });

  it('stay true through a change of what is suspended, imports that add and change, and a split', async () => {
    const { itemCode, ...content } = ITEMS.birthRegistration;
    const total = (items: number): Promise<void> => eventually(async () => expect((await counts('by=category')).total).toBe(items));
    expect((await post(`/api/v1/items/${itemCode}/versions`, content)).status).toBe(201);
    expect((await move(itemCode, 2, 'publish')).status).toBe(200);
    expect((await move(itemCode, 2, 'resume')).status).toBe(200);
    const imports = new ImportClient(() => service, manager);
    const codeOf = (n: number): string => `${CODE.slice(0, 23)}${40_000 + n}000`;
    const list = (promised: number): string =>
      [1, 2, 3].reduce(
        (lines, n) => `${lines}\n${codeOf(n)},事项${n},${BODY},330203,enterprise,promised,${promised} workingDay`,
        'itemCode,name,department,regionCode,audience,caseKind,promised',
      );
    expect(await imports.run(list(7), { query: '?publish=true' })).toMatchObject({ created: 3, published: 3 });
    await total(4);
    expect(await imports.run(list(5), { query: '?publish=true' })).toMatchObject({ changed: 3, published: 3 });
    await eventually(async () => {
      const { body } = await service.call(`${FIGURES}/simplification?from=${TODAY}&to=${TODAY}`);
      expect([body.versions, body.days.reduced]).toEqual([5, 2 + 3 * 2]);
    });
    await total(4);
    const split = { kind: 'split', from: [codeOf(1)], to: [codeOf(2), codeOf(3)], basis: '甬编办〔2026〕12号', cancelOld: true };
    expect((await post('/api/v1/catalogue/successions', split)).status).toBe(201);
    await total(3);
    expect(valuesOf(await counts('by=region'))).toEqual({ 330000: 3 });
  });

  it('are the same when they are counted anew', async () => {
    const database = await service.database();
    const read = () =>
      database.query('SELECT scope, dimension, value, amount::float8 AS amount FROM item_figures WHERE amount <> 0 ORDER BY 1, 2, 3');
    const days = () =>
      database.query(
        'SELECT scope, dimension, day::text, value, change::float8 AS change FROM item_figure_days WHERE change <> 0 ORDER BY 1, 2, 3, 4',
      );
    const before = [await read(), await days()];
    await database.query(`UPDATE item_figures SET amount = amount + 7 WHERE dimension = 'category'`);
    await database.query('DELETE FROM item_figure_days');
    expect((await post('/api/v1/admin/figures/recounts', {})).status).toBe(403);
    const asked = await post('/api/v1/admin/figures/recounts', {}, operator);
    expect([asked.status, asked.body]).toEqual([202, expect.objectContaining({ requestedBy: operator.id, finishedAt: null })]);
    const state = await eventually(async () => {
      const { body } = await service.call('/api/v1/admin/figures', { as: operator });
      expect(body.recounts[0].finishedAt).not.toBeNull();
      return body;
    });
    expect(state.recounts).toEqual([expect.objectContaining({ id: asked.body.id, versions: expect.any(Number), failure: null })]);
    expect([await read(), await days()]).toEqual(before);
    expect(state.behind).toBe(0);
  });

  it('are counted by one process at a time, and once for all who asked', async () => {
    const database = await service.database();
    // As if another process added up just now.
    let letGo: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (letGo = resolve));
    let holding: Promise<void> = over;
    await new Promise<void>((held) => {
      holding = service.get(UnitOfWork).run(async () => {
        await database.query(`SELECT pg_advisory_xact_lock(hashtextextended('item-figures', 0))`);
        held();
        await over;
      });
    });
    const first = await post('/api/v1/admin/figures/recounts', {}, operator);
    const round = service.get(RecountFigures).round();
    const second = await post('/api/v1/admin/figures/recounts', {}, operator);
    expect(second.body).toEqual(first.body);
    letGo();
    await Promise.all([holding, round]);
    await eventually(async () => {
      const { body } = await service.call('/api/v1/admin/figures', { as: operator });
      expect(body.recounts.map(({ failure }: { failure: string | null }) => failure)).toEqual([null, null]);
      expect(body.recounts[0].finishedAt).not.toBeNull();
    });
  });

  it.each(['0000-01-01', '9999-12-31', '2026-02-30'])('refuse the day %s, which no figures are of', async (day) => {
    for (const path of [`items?on=${day}`, `items/bodies?on=${day}`, `simplification?from=${day}&to=${day}`])
      expect([path, (await service.call(`${FIGURES}/${path}`)).status]).toEqual([path, 400]);
  });

  it('refuse a period that ends before it begins', async () => {
    const answer = await service.call(`${FIGURES}/simplification?from=${TODAY}&to=${YESTERDAY}`);
    expect(answer.status).toBe(400);
  });
});
