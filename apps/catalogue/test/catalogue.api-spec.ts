import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { encodeCursor } from '@yiwang/http-api';
import { RedisConnection } from '@yiwang/redis';
import { eventually, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { ITEMS_INVALIDATION_CHANNEL } from '../src/item/use-cases/item-facts.js';
import { author, BASIS, broken, catalogueUnderTest, CODE, definition, elsewhere, manager, told, versionAt } from './builders.js';

const the = catalogueUnderTest({ events: true });
const { act, count, get, post, put } = the;
const importCsv = (csv: string, query = '', as = manager): Promise<ApiResponse> =>
  post(`/api/v1/items/imports${query}`, csv, as, { 'content-type': 'text/csv; charset=utf-8' });

describe('an item', () => {
  it('is unknown to the public while it is a draft', async () => {
    const created = await post('/api/v1/items', ITEMS.cateringLicence);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ itemCode: CODE, version: 1, status: 'draft', sequence: 0 });
    const read = await get(`/api/v1/items/${CODE}`);
    expect([read.status, read.body.code]).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
    expect((await get(`/api/v1/items/${CODE}/versions/1`)).status).toBe(404);
    expect((await get('/api/v1/items')).body.items).toEqual([]);
  });

  it('never gets a code that was issued before', async () => {
    const before = [await count('items'), await count('item_versions'), await count('issued_codes')];
    const again = await post('/api/v1/items', ITEMS.cateringLicence);
    expect([again.status, again.body.code]).toEqual([409, 'CATALOGUE.CODE_TAKEN']);
    expect([await count('items'), await count('item_versions'), await count('issued_codes')]).toEqual(before);
    const database = await the.service.database();
    await expect(database.query('DELETE FROM issued_codes')).rejects.toThrow(/never changed/);
  });

  it('is created once for one idempotency key', async () => {
    const headers = { 'idempotency-key': 'create-birth' };
    const first = await post('/api/v1/items', ITEMS.birthRegistration, manager, headers);
    const second = await post('/api/v1/items', ITEMS.birthRegistration, manager, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const other = await post('/api/v1/items', { ...ITEMS.birthRegistration, name: '另一名称' }, manager, headers);
    expect([other.status, other.body.code]).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
    const missing = await the.service.call('/api/v1/items', { as: manager, body: ITEMS.birthRegistration });
    expect([missing.status, missing.body.code]).toEqual([400, 'HTTP.IDEMPOTENCY_KEY_MISSING']);
  });

  it('is edited only on the version its author has seen', async () => {
    const path = `/api/v1/items/${CODE}/versions/1`;
    const draft = await get(`${path}/draft`, manager);
    expect(draft.headers.get('cache-control')).toContain('no-store');
    const etag = draft.headers.get('etag')!;
    const put = (headers: Record<string, string>): Promise<ApiResponse> =>
      the.service.call(path, { method: 'PUT', as: manager, headers, body: { ...definition, star: 5 } });
    expect((await put({})).status).toBe(428);
    expect((await put({ 'if-match': '"stale"' })).status).toBe(412);
    expect((await get(`${path}/draft`, manager)).headers.get('etag')).toBe(etag);
    const edited = await put({ 'if-match': etag });
    expect(edited.status).toBe(200);
    expect(edited.headers.get('etag')).toBe(edited.body.etag);
    expect((await put({ 'if-match': etag })).status).toBe(412);
  });

  it('tells every rule it breaks and changes nothing', async () => {
    const before = await count('issued_codes');
    const wrong = {
      ...ITEMS.constructionPermit,
      exerciseLevel: '3',
      participants: ITEMS.cateringLicence.participants.map((p) => ({ ...p, lead: false })),
    };
    const answer = await post('/api/v1/items', wrong);
    expect([answer.status, answer.body.code]).toEqual([400, 'CATALOGUE.RULES_BROKEN']);
    const codes = answer.body.invalidParams.map((p: { code: string }) => p.code);
    expect(codes).toEqual(expect.arrayContaining(['FIELD_NOT_IN_FORM', 'LEVEL_DIFFERS_FROM_CODE', 'ONE_LEAD']));
    expect(await count('issued_codes')).toBe(before);
  });

  it('is told to the state topic when it is published', async () => {
    const heard: string[] = [];
    const subscriber = the.service.get(RedisConnection).subscriber;
    await subscriber.subscribe(ITEMS_INVALIDATION_CHANNEL);
    subscriber.on('message', (_channel: string, message: string) => heard.push(message));

    const published = await act(CODE, 1, 'publish');
    expect(published.body).toMatchObject({ status: 'published', sequence: 1 });
    const event = await the.probe.next(ItemVersionV1, `${CODE}@1`);
    expect(event.data).toMatchObject({ itemCode: CODE, version: 1, status: 'published', star: 4 }); // its elements earn four, whatever its author wrote
    expect(event.data.participants).toHaveLength(3);
    expect(event).toMatchObject({ sequence: 1, itemcode: CODE, orgcode: ORGANISATIONS.haishuMarket.orgCode, regioncode: '330203' });
    await eventually(() => expect(heard).toContain(JSON.stringify({ itemCode: CODE })));
  });

  it('is read with its entity tag, and not sent again to who has it', async () => {
    const read = await get(`/api/v1/items/${CODE}`);
    expect(read.status).toBe(200);
    expect(read.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(read.body).toMatchObject({ itemCode: CODE, catalogueCode: CODE.slice(19), status: 'published', descriptive: { visits: 0 } });
    const etag = read.headers.get('etag')!;
    const again = await the.service.call(`/api/v1/items/${CODE}`, { headers: { 'if-none-match': etag } });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await get(`/api/v1/items/${CODE}/versions/1`)).body).toEqual(read.body);
  });

  it('serves the form and guide that its core names by hash', async () => {
    const { body } = await get(`/api/v1/items/${CODE}`);
    const form = await get(body.links.form);
    expect(form.headers.get('etag')).toBe(`"${body.form.sha256}"`);
    expect(form.body).toEqual(ITEMS.cateringLicence.form);
    expect(form.headers.get('cache-control')).toContain('immutable');
    expect((await get(body.links.guide)).body).toBe(ITEMS.cateringLicence.guide);
  });

  it('cannot be changed after publication, neither by the API nor in the table', async () => {
    const { headers } = await get(`/api/v1/items/${CODE}`);
    const answer = await put(versionAt(CODE), definition, headers.get('etag')!);
    expect(told(answer)).toEqual([409, 'CATALOGUE.VERSION_IMMUTABLE']);
    const database = await the.service.database();
    await expect(database.query(`UPDATE item_versions SET core = '{}' WHERE item_code = $1`, [CODE])).rejects.toThrow(/never changed/);
  });

  it('changes by a new version that takes the place of the old one', async () => {
    const revised = await post(`/api/v1/items/${CODE}/versions`, { ...definition, name: '餐饮服务经营许可（新版）' });
    expect(revised.body).toMatchObject({ version: 2, status: 'draft' });
    expect((await post(`/api/v1/items/${CODE}/versions`, definition)).body.code).toBe('CATALOGUE.DRAFT_EXISTS');
    expect((await get(`/api/v1/items/${CODE}`)).body.version).toBe(1);

    await act(CODE, 2, 'publish');
    expect((await get(`/api/v1/items/${CODE}`)).body).toMatchObject({ version: 2, name: '餐饮服务经营许可（新版）' });
    expect((await get(`/api/v1/items/${CODE}/versions/1`)).body.status).toBe('superseded');
    const ended = await eventually(() => {
      const event = the.probe.of(ItemVersionV1, `${CODE}@1`).find((e) => e.sequence === 2);
      if (!event) throw new Error('the end of version 1 was not told');
      return event;
    });
    expect(ended.data.validity.to).toBe((await the.probe.next(ItemVersionV1, `${CODE}@2`)).data.validity.from);
    const history = await get(`/api/v1/items/${CODE}/versions`, manager);
    expect(history.headers.get('cache-control')).toContain('no-store');
    expect(history.body.items.map((v: { version: number; status: string }) => [v.version, v.status])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
  });

  it('is suspended, resumed and cancelled, and stays readable', async () => {
    expect((await act(CODE, 2, 'suspend')).body).toMatchObject({ status: 'suspended', sequence: 2 });
    expect((await get(`/api/v1/items/${CODE}`)).body.status).toBe('suspended');
    expect((await act(CODE, 2, 'suspend')).body.code).toBe('CATALOGUE.MOVE_NOT_ALLOWED');
    expect((await act(CODE, 2, 'resume')).body.status).toBe('published');
    expect((await act(CODE, 2, `cancel${BASIS}`)).body.status).toBe('cancelled');
    expect((await get(`/api/v1/items/${CODE}`)).body.status).toBe('cancelled');
    expect((await post(`/api/v1/items/${CODE}/versions`, definition)).body.code).toBe('CATALOGUE.ITEM_CANCELLED');
    await eventually(() =>
      expect(the.probe.of(ItemVersionV1, `${CODE}@2`).map((e) => e.data.status)).toEqual([
        'published',
        'suspended',
        'published',
        'cancelled',
      ]),
    );
  });
});

describe('who may do what', () => {
  it('answers 401 without a token, 403 without the permission, 403 outside the scope', async () => {
    const body = ITEMS.flexibleWorkSubsidy;
    expect((await the.service.call('/api/v1/items', { body })).status).toBe(401);
    expect((await post('/api/v1/items', body, { ...manager, permissions: ['task.handle'] })).body.code).toBe('ACCESS.FORBIDDEN');
    expect(told(await post('/api/v1/items', body, elsewhere))).toEqual([403, 'CATALOGUE.OUT_OF_SCOPE']);
    expect(told(await act(ITEMS.birthRegistration.itemCode, 1, 'publish', {}, elsewhere))).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
  });

  it('lets nobody write in the name of a body of another region, whatever region the definition says of it', async () => {
    const before = await count('issued_codes');
    const stolen = {
      ...ITEMS.cateringLicence,
      itemCode: `${CODE.slice(0, 19)}330100757009`,
      implementingBody: { ...ITEMS.cateringLicence.implementingBody, regionCode: '330281' },
    };
    const refused = await post('/api/v1/items', stolen, elsewhere);
    expect([refused.status, refused.body.code]).toEqual([403, 'CATALOGUE.OUT_OF_SCOPE']);
    expect(broken(await post('/api/v1/items', stolen))).toEqual([400, ['BODY_ELSEWHERE']]);
    expect(await count('issued_codes')).toBe(before);
  });

  it('lets nobody put a body of which nothing is known yet beyond his own region', async () => {
    const before = await count('implementing_bodies');
    const { itemCode, ...item } = ITEMS.constructionPermit;
    const own: TestPrincipal = { ...author, orgCode: item.implementingBody.orgCode };
    const beyond = { ...item, itemCode, implementingBody: { ...item.implementingBody, regionCode: '110000' } };
    expect(told(await post('/api/v1/items', beyond, own))).toEqual([403, 'CATALOGUE.OUT_OF_SCOPE']);
    expect(await count('implementing_bodies')).toBe(before);
  });

  it('lets nobody move an item into another region by an edit or a new version', async () => {
    const own = { ...manager, orgCode: ORGANISATIONS.haishuHealth.orgCode, regionCode: '330203' };
    const { itemCode, ...item } = ITEMS.birthRegistration;
    const moved = { ...item, implementingBody: { ...item.implementingBody, regionCode: '110000' } };
    const path = `/api/v1/items/${itemCode}/versions/1`;
    const etag = (await get(`${path}/draft`, own)).headers.get('etag')!;
    expect(broken(await put(path, moved, etag, own))).toEqual([400, ['BODY_ELSEWHERE']]);
    expect((await get(`${path}/draft`, own)).headers.get('etag')).toBe(etag);
  });

  it('answers 409, never 500, to who drafts or publishes a moment later than another', async () => {
    const { itemCode, ...item } = ITEMS.flexibleWorkSubsidy;
    await post('/api/v1/items', ITEMS.flexibleWorkSubsidy);
    const answers = async (requests: Promise<ApiResponse>[]): Promise<string[]> =>
      (await Promise.all(requests)).map(({ status, body }) => (status < 300 ? String(status) : `${status} ${body.code}`)).sort();
    const four = <T>(make: () => T): T[] => Array.from({ length: 4 }, make);
    const lost = (code: string): string[] => four(() => `409 ${code}`).slice(1);
    expect(await answers(four(() => act(itemCode, 1, 'publish')))).toEqual(['200', ...lost('CATALOGUE.MOVE_NOT_ALLOWED')]);
    expect(await answers(four(() => post(`/api/v1/items/${itemCode}/versions`, item)))).toEqual(['201', ...lost('CATALOGUE.DRAFT_EXISTS')]);
    await the.probe.next(ItemVersionV1, `${itemCode}@1`);
    expect(the.probe.of(ItemVersionV1, `${itemCode}@1`).map((event) => event.sequence)).toEqual([1]);
    expect((await act(itemCode, 1, `cancel${BASIS}`)).status).toBe(200);
  });

  it.each([
    ['an unknown item', `/api/v1/items/${ITEMS.constructionPermit.itemCode}`, 404, 'CATALOGUE.ITEM_NOT_FOUND'],
    ['a code of the wrong length', `/api/v1/items/${CODE.slice(0, 24)}`, 400, 'HTTP.INVALID'],
    ['a version that is no number', `/api/v1/items/${CODE}/versions/x`, 400, 'HTTP.INVALID'],
    ['a cursor of another making', '/api/v1/items?cursor=abc', 400, 'HTTP.CURSOR_INVALID'],
    ['an empty search', '/api/v1/items?q=', 400, 'HTTP.INVALID'],
    ['a search for a NUL', '/api/v1/items?q=%00', 400, 'HTTP.INVALID'],
    ['a cursor with a NUL', `/api/v1/items?cursor=${encodeCursor({ r: '330203', c: '\0' })}`, 400, 'HTTP.CURSOR_INVALID'],
    ['an unknown region', '/api/v1/regions?parent=990000', 404, 'CATALOGUE.REGION_NOT_FOUND'],
  ])('refuses %s', async (_name, path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('lists regions below one, 市本级 among them', async () => {
    const { body } = await get('/api/v1/regions?parent=330200');
    expect(body.items).toEqual(expect.arrayContaining([expect.objectContaining({ code: '330203', fullName: '浙江省宁波市海曙区' })]));
    expect(body.items[0]).toMatchObject({ code: '330201', kind: 'cityDirect' });
  });
});

describe('import of a list', () => {
  const sample = (): Promise<string> => readFile(new URL('./sample-items.csv', import.meta.url), 'utf8');

  it('lands what is right and reports every other line with its reason', async () => {
    const { status, body } = await importCsv(await sample());
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 12, landed: 6, updated: 0, unchanged: 0, published: 0 });
    expect(body.rejected.map((r: { line: number; code: string }) => [r.line, r.code])).toEqual([
      [8, 'CATALOGUE.IMPORT_ORG_CODE'],
      [9, 'STANDARDS.USCC_LENGTH'],
      [10, 'STANDARDS.SICHUAN_CODE_FORM'],
      [11, 'CATALOGUE.IMPORT_DUPLICATE'],
      [12, 'CATALOGUE.IMPORT_COLUMNS'],
      [13, 'CATALOGUE.OUT_OF_SCOPE'],
    ]);
    const rows = await the.sql<{ item_code: string; name: string }>(
      'SELECT item_code, name FROM items WHERE local_code IS NOT NULL ORDER BY name',
    );
    expect(rows.map((row) => row.item_code.slice(18))).toEqual(
      expect.arrayContaining(['4330101386001', '4330101386002', '4330112015001', '4332000533008', '4332000533001', '4330500007001']),
    );
    expect(rows.map((row) => row.name)).toContain('公共场所卫生许可<复核>');
  });

  it('changes nothing when the same file comes again, and publishes its drafts when asked to', async () => {
    const before = await the.sql('SELECT item_code, version, etag, updated_at FROM item_versions ORDER BY 1, 2');
    const again = await importCsv(await sample());
    expect(again.body).toMatchObject({ landed: 0, updated: 0, unchanged: 6, published: 0 });
    expect(again.body.rejected).toHaveLength(6);
    expect(await the.sql('SELECT item_code, version, etag, updated_at FROM item_versions ORDER BY 1, 2')).toEqual(before);

    expect((await importCsv(await sample(), '?publish=true')).body).toMatchObject({ unchanged: 6, published: 6 });
    expect((await importCsv(await sample(), '?publish=true')).body).toMatchObject({ unchanged: 6, published: 0 });
    const found = await get('/api/v1/items?q=' + encodeURIComponent('餐饮'));
    expect(found.body.items.map((item: { name: string }) => item.name)).toEqual(['小餐饮店登记', '小餐饮店登记注销']);
  });

  it('makes a new version of an item whose line changed', async () => {
    const changed = (await sample()).replace('小餐饮店登记注销', '小餐饮店登记注销（变更）');
    expect((await importCsv(changed, '?publish=true')).body).toMatchObject({ landed: 0, updated: 1, unchanged: 5, published: 1 });
    const { body } = await get('/api/v1/items?q=' + encodeURIComponent('变更'));
    expect(body.items).toMatchObject([{ version: 2, name: '小餐饮店登记注销（变更）' }]);
    await importCsv(await sample(), '?publish=true');
  });

  it('takes a changed link into the guide that no author has written yet', async () => {
    const text = await sample();
    const line = text.split('\n').find((each) => each.includes('小餐饮店登记注销'))!;
    const linked = text.replace(line, line.replace(/,[^,]*$/, ',https://zwfw.example.cn/guide/7'));
    expect((await importCsv(linked, '?publish=true')).body).toMatchObject({ updated: 1, published: 1 });
    const [item] = (await get('/api/v1/items?q=' + encodeURIComponent('小餐饮店登记注销'))).body.items;
    const { body } = await get(`/api/v1/items/${item.itemCode}`);
    expect((await get(body.links.guide)).body).toContain('https://zwfw.example.cn/guide/7');
    await importCsv(text, '?publish=true');
  });

  it('leaves out lines of a body that stands elsewhere, although they claim the region of who imports', async () => {
    const before = await count('items');
    const theirs = (await sample()).replaceAll('330203', '330281').replaceAll('11330281', '11330203');
    const { body } = await importCsv(theirs, '', elsewhere);
    expect(body.landed).toBe(0);
    expect(body.rejected.filter((r: { code: string }) => r.code === 'CATALOGUE.OUT_OF_SCOPE').length).toBeGreaterThanOrEqual(6);
    expect(await count('items')).toBe(before);
  });

  it('runs once at a time, so that two at once issue no code twice', async () => {
    const before = await count('issued_codes');
    const text = await sample();
    const answers = await Promise.all(Array.from({ length: 3 }, () => importCsv(text)));
    for (const { status, body } of answers)
      if (status === 200) expect(body).toMatchObject({ landed: 0, unchanged: 6 });
      else expect([status, body.code]).toEqual([409, 'CATALOGUE.IMPORT_RUNNING']);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(await count('issued_codes')).toBe(before);
  });

  it('tells each published item once with a core that fits the contract', async () => {
    const [item] = (await get('/api/v1/items?q=' + encodeURIComponent('母子健康咨询'))).body.items;
    const event = await the.probe.next(ItemVersionV1, `${item.itemCode}@1`);
    expect(ItemVersionV1.schema.parse(event.data)).toMatchObject({
      acceptedBy: 'window',
      limits: { promised: { value: 5, unit: 'workingDay' } },
    });
    expect(event.data.participants).toMatchObject([{ lead: true, sharePercent: 100 }]);
    const { body } = await get(`/api/v1/items/${item.itemCode}`);
    expect(body.descriptive.defaulted).toContain('limits');
  });

  it('refuses what is no CSV, lacks columns or is too large, and nothing lands', async () => {
    const before = await count('items');
    expect((await post('/api/v1/items/imports', { a: 1 })).body.code).toBe('HTTP.UNSUPPORTED_MEDIA_TYPE');
    expect((await importCsv('a,b\n1,2\n')).body.code).toBe('CATALOGUE.IMPORT_HEADER');
    expect((await importCsv(`${(await sample()).trimEnd()}\n"海曙,x\n`)).body.code).toBe('CATALOGUE.IMPORT_CSV');
    const long = await importCsv(`${(await sample()).split('\n')[0]}\n${'x\n'.repeat(20_001)}`);
    expect([long.status, long.body.code]).toEqual([413, 'CATALOGUE.IMPORT_TOO_MANY_LINES']);
    const large = await importCsv('x'.repeat(5 * 1024 * 1024 + 1));
    expect([large.status, large.body.code]).toEqual([413, 'HTTP.BODY_TOO_LARGE']);
    expect(await count('items')).toBe(before);
  });

  it('pages through the list without losing or repeating an item', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(`/api/v1/items?limit=2&region=330200${cursor}`);
      seen.push(...body.items.map((item: { itemCode: string }) => item.itemCode));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(seen).toEqual([...new Set(seen)].sort());
    const filtered = await get(`/api/v1/items?category=20&orgCode=${ORGANISATIONS.haishuHealth.orgCode}&audience=naturalPerson&star=0`);
    expect(filtered.body.items).toHaveLength(2);
    const everywhere = await get('/api/v1/departments?limit=100');
    expect(everywhere.body.items.length).toBeGreaterThanOrEqual(2);
    const departments = await get('/api/v1/departments?region=330000');
    expect(departments.body.items.map((d: { orgCode: string }) => d.orgCode)).toEqual([
      ORGANISATIONS.haishuMarket.orgCode,
      ORGANISATIONS.haishuHealth.orgCode,
    ]);
  });

  const real = new URL('../../../../shared/data/items/guangan-1135.csv', import.meta.url);
  const withRealData = existsSync(real) ? it : undefined;
  withRealData?.(
    'takes all 1,135 lines of a real district: each lands or is reported with line and reason, and a second time changes nothing',
    async () => {
      const csv = await readFile(real, 'utf8');
      const guangan = { ...manager, regionCode: '511600' };
      const began = Date.now();
      const first = await importCsv(csv, '?publish=true', guangan);
      const ms = Date.now() - began;
      expect(first.body.total).toBe(1135);
      expect(first.body.landed + first.body.rejected.length).toBe(1135);
      expect(first.body.published).toBe(first.body.landed);
      expect(new Set(first.body.rejected.map((r: { line: number }) => r.line)).size).toBe(first.body.rejected.length);
      const reasons = new Map<string, number>();
      for (const r of first.body.rejected as { code: string; reason: string }[]) {
        expect(r.reason).not.toBe('');
        reasons.set(r.code, (reasons.get(r.code) ?? 0) + 1);
      }
      process.stdout.write(
        `import of 1,135 lines: ${ms} ms, landed ${first.body.landed}, ${JSON.stringify(Object.fromEntries(reasons))}\n`,
      );

      const database = await the.service.database();
      const [codes] = await database.query<{ n: number; wrong: number }>(
        `SELECT count(DISTINCT item_code)::int AS n, count(*) FILTER (WHERE item_code !~ '^[0-9A-Z]{18}4\\d{12}$')::int AS wrong
         FROM items WHERE region_code = '511602'`,
      );
      expect(codes).toEqual({ n: first.body.landed, wrong: 0 });
      const second = await importCsv(csv, '?publish=true', guangan);
      expect(second.body).toMatchObject({ landed: 0, updated: 0, published: 0, unchanged: first.body.landed });
      expect(second.body.rejected).toEqual(first.body.rejected);
      await eventually(() => expect(the.probe.events.filter((e) => e.regioncode === '511602').length).toBe(first.body.landed), 30_000);
    },
    60_000,
  );
});
