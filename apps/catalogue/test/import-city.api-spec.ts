import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CITY_REGION, cityItems } from '@yiwang/demo-data';
import { TestService } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { officer } from './builders.js';
import { CSV, ImportClient, JSONL, XLSX, ZIP } from './import-client.js';

const manager = officer('items.ningbo', 'ningboStaffing', CITY_REGION, 'item.manage', 'item.publish');
const items = cityItems();

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(async () => service?.stop());
const { exported, problemsOf, rows, run } = new ImportClient(() => service, manager);

describe('the items of a whole city, in all ten categories', () => {
  it('come in as JSON lines', async () => {
    const view = await run(items.map((item) => JSON.stringify(item)).join('\n'), { type: JSONL, query: '?publish=true' });
    expect(await problemsOf(view)).toEqual([]);
    expect(view).toMatchObject({ created: items.length, published: items.length, rejected: 0 });
    expect(new Set(items.map(({ category }) => category)).size).toBeGreaterThanOrEqual(11);
  }, 60_000);

  it.each([
    ['JSON lines', 'items', 'jsonl', JSONL],
    ['CSV', 'items', 'csv', CSV],
    ['a workbook', 'items', 'xlsx', XLSX],
    ['an archive', 'items', 'zip', ZIP],
    ['national tables as JSON lines', 'national', 'jsonl', JSONL],
    ['national tables as a workbook', 'national', 'xlsx', XLSX],
    ['national tables as an archive', 'national', 'zip', ZIP],
  ])(
    'change nothing when they go out as %s and come in again',
    async (_, layout, format, type) => {
      const file = await exported(`layout=${layout}&format=${format}`);
      const before = await rows();
      const view = await run(file, { type, query: `?layout=${layout}&publish=true` });
      expect(await problemsOf(view)).toEqual([]);
      expect(view).toMatchObject({ read: items.length, unchanged: items.length, created: 0, changed: 0, published: 0, rejected: 0 });
      expect(await rows()).toEqual(before);
    },
    60_000,
  );
});
