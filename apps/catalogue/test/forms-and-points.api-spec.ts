import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { encodeCursor } from '@yiwang/http-api';
import { TestService, type ApiRequest, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { ReadCounter } from '../src/item/queries/read-counter.js';
import { MOST_ACCEPTED } from '../src/service-point/domain/service-point.js';
import { distanceMetres } from '../src/service-point/domain/distance.js';

const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.haishu',
  orgCode: ORGANISATIONS.haishuStaffing.orgCode,
  regionCode: '330203',
  permissions: ['item.manage', 'item.publish', 'directory.manage'],
};
const yuyao: TestPrincipal = { ...manager, id: 'items.yuyao', orgCode: ORGANISATIONS.yuyaoService.orgCode, regionCode: '330281' };
const { itemCode: CODE, ...definition } = ITEMS.cateringLicence;
const BIRTH = ITEMS.birthRegistration.itemCode;
const MARKET = ORGANISATIONS.haishuMarket.orgCode;

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(() => service?.stop());

const send = (method: string, path: string, body: unknown, request: ApiRequest = {}): Promise<ApiResponse> =>
  service.call(path, {
    method,
    as: manager,
    ...request,
    headers: { 'idempotency-key': randomUUID(), ...request.headers },
    ...(body !== undefined && { body }),
  });
const post = (path: string, body: unknown, request?: ApiRequest): Promise<ApiResponse> => send('POST', path, body, request);
const csv = (method: string, path: string, body: string, request: ApiRequest = {}): Promise<ApiResponse> =>
  send(method, path, body, { ...request, headers: { 'content-type': 'text/csv', ...request.headers } });
const codesOf = (answer: ApiResponse): string[] => (answer.body.invalidParams ?? []).map((p: { code: string }) => p.code);
const rows = async (table: string): Promise<string> => {
  const [row] = await (
    await service.database()
  ).query<{ hash: string }>(`SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash FROM ${table} t`);
  return row!.hash;
};
const points = async (query: string, request: ApiRequest = {}): Promise<ApiResponse> =>
  service.call(`/api/v1/catalogue/service-points?${query}`, request);
const pointCodes = ({ body }: ApiResponse): string[] => body.items.map((point: { code: string }) => point.code);

describe('groups of form fields', () => {
  it('are there for persons, enterprises and addresses, and everybody may read them', async () => {
    const { body } = await service.call('/api/v1/catalogue/form-groups');
    expect(body.items.map((g: { key: string; version: number }) => `${g.key} ${g.version}`)).toEqual([
      'address 1',
      'enterprise 1',
      'person 1',
    ]);
    expect(body.codeLists).toContain('证件类型');
    const person = await service.call('/api/v1/catalogue/form-groups/person?version=1');
    expect(Object.keys(person.body.schema.properties)).toEqual(['name', 'idType', 'idNumber', 'mobile', 'address']);
    const none = await service.call('/api/v1/catalogue/form-groups/pet');
    expect([none.status, none.body.code]).toEqual([404, 'CATALOGUE.FORM_GROUP_NOT_FOUND']);
  });

  it('get further versions one after another, and never lose one', async () => {
    const schema = { type: 'object', properties: { plate: { type: 'string', title: '车牌号' } }, additionalProperties: false };
    const add = (version: number, more: object = {}): Promise<ApiResponse> =>
      post('/api/v1/catalogue/form-groups/vehicle/versions', { version, title: '车辆', schema: { ...schema, ...more } });
    expect((await add(1)).status).toBe(201);
    expect((await add(1)).body.code).toBe('CATALOGUE.FORM_GROUP_TAKEN');
    expect((await add(3)).body.code).toBe('CATALOGUE.FORM_GROUP_TAKEN');
    expect((await add(2, { required: ['plate'] })).status).toBe(201);
    const before = await rows('form_groups');
    const wrong = await add(3, { properties: { a: { $ref: '#/properties/b' }, c: { type: 'strin' } } });
    expect([wrong.status, wrong.body.code, codesOf(wrong)]).toEqual([400, 'CATALOGUE.FORM_GROUP_WRONG', ['FORM_GROUP_LOCAL_REF']]);
    expect((await add(3, { properties: { c: { type: 'strin' } } })).body.code).toBe('CATALOGUE.FORM_GROUP_WRONG');
    expect(await rows('form_groups')).toBe(before);
    const forbidden = await post(
      '/api/v1/catalogue/form-groups/vehicle/versions',
      {},
      { as: { ...manager, permissions: ['item.manage'] } },
    );
    expect(forbidden.status).toBe(403);
    await expect((await service.database()).query(`UPDATE form_groups SET title = 'x'`)).rejects.toThrow();
  });
});

describe('the form of an item', () => {
  const draft = (form: object): object => ({ ...ITEMS.cateringLicence, form });
  const grouped = (ref = 'urn:yiwang:form-group:person') => ({
    ...definition.form,
    properties: { ...definition.form.properties, owner: { $ref: ref, title: '业主' } },
  });

  it.each([
    ['a group that nobody made', grouped('urn:yiwang:form-group:pet'), 'FORM_GROUP_UNKNOWN'],
    ['a schema from elsewhere', grouped('https://example.org/person.json'), 'FORM_REF_ELSEWHERE'],
    [
      'a type that is none',
      { ...definition.form, properties: { ...definition.form.properties, x: { type: 'strin' } } },
      'FORM_NOT_A_SCHEMA',
    ],
    [
      'a pattern that is none',
      { ...definition.form, properties: { ...definition.form.properties, x: { pattern: '(' } } },
      'FORM_NOT_A_SCHEMA',
    ],
    [
      'a source that is none',
      { ...definition.form, properties: { ...definition.form.properties, x: { 'x-source': { from: 'sky' } } } },
      'FORM_KEYWORD_WRONG',
    ],
    ['a list instead of an object', { type: 'array' }, 'FORM_NOT_OBJECT'],
    ['validation that answers later', { ...definition.form, $async: true }, 'FORM_KEYWORD_FORBIDDEN'],
    ['validation that never ends', { ...definition.form, allOf: [{ $ref: '#' }] }, 'FORM_REF_CIRCLE'],
  ])('is refused for %s, and nothing is stored', async (_name, form, code) => {
    const before = [await rows('issued_codes'), await rows('forms')];
    const answer = await post('/api/v1/items', draft(form));
    expect([answer.status, answer.body.code, codesOf(answer)]).toEqual([400, 'CATALOGUE.RULES_BROKEN', [code]]);
    expect([await rows('issued_codes'), await rows('forms')]).toEqual(before);
  });

  it('is stored whole: who validates by it needs no group, and finds the fields of groups by pointer', async () => {
    const participants = definition.participants.map((p) => ({ ...p, visibleFields: [...p.visibleFields, '/owner/name'] }));
    const created = await post('/api/v1/items', { ...draft(grouped()), participants });
    expect(created.status).toBe(201);
    await post('/api/v1/items', ITEMS.birthRegistration);
    const database = await service.database();
    const [stored] = await database.query<{ body: string }>(
      `SELECT f.body FROM item_versions v JOIN forms f ON f.ref = v.form_ref WHERE v.item_code = $1`,
      [CODE],
    );
    expect(stored!.body).not.toContain('urn:');
    const form = JSON.parse(stored!.body);
    expect(form.properties.owner).toEqual({ $ref: '#/$defs/person-1', title: '业主' });
    expect(Object.keys(form.$defs)).toEqual(['person-1', 'address-1']);
    expect(form.$defs['person-1']['x-group']).toEqual({ key: 'person', version: 1 });
  });

  it('is checked before it is drafted, with a sample as acceptance would check it', async () => {
    const check = (form: object, sample?: object): Promise<ApiResponse> => post('/api/v1/catalogue/forms/check', { form, sample });
    const form = { type: 'object', properties: { owner: { $ref: 'urn:yiwang:form-group:person' } }, required: ['owner'] };
    const owner = { name: '王小明', idType: 'citizenId', idNumber: '330203199003073211', mobile: '13700000050' };
    const good = await check(form, { owner });
    expect(good.body).toMatchObject({ problems: [], sampleProblems: [] });
    expect(JSON.stringify(good.body.form)).not.toContain('urn:');
    const bad = await check(form, { owner: { ...owner, idNumber: '33020319900307321' } });
    expect(bad.body.sampleProblems).toContainEqual(expect.objectContaining({ name: '/sample/owner/idNumber', code: 'pattern' }));
    const broken = await check({ ...form, 'x-colour': 'red' });
    expect(broken.body.problems.map((p: { code: string }) => p.code)).toEqual(['FORM_KEYWORD_UNKNOWN']);
  });

  it.each(['{"form":DEEP}', '{"form":{"type":"object","properties":{"not":{"$ref":"#"}}},"sample":DEEP}'])(
    'is refused with a body that nests as deep as nobody walks: %s',
    async (body) => {
      const deep = `${'{"not":'.repeat(50_000)}{}${'}'.repeat(50_000)}`;
      const headers = { 'content-type': 'application/json' };
      const answer = await send('POST', '/api/v1/catalogue/forms/check', body.replace('DEEP', deep), { headers });
      expect([answer.status, answer.body.code]).toEqual([400, 'HTTP.INVALID']);
    },
  );

  const TABLE =
    '字段,名称,类型,必填,代码表,来源\nshopName,店铺名称,文本,是,,历史办件:/shopName\nsize,规模,单选,是,小|中|大,\nowner,业主,个人信息,是,,\n';

  it('is made from a table of fields', async () => {
    const answer = await csv('POST', '/api/v1/catalogue/forms/tables?title=%E7%94%B3%E8%AF%B7', TABLE);
    expect([answer.status, answer.body.problems]).toEqual([200, []]);
    expect(answer.body.form).toMatchObject({ title: '申请', required: ['shopName', 'size', 'owner'] });
    const wrong = await csv('POST', '/api/v1/catalogue/forms/tables', '字段,名称,类型\n1,甲,颜色\n');
    expect([wrong.status, wrong.body.code, wrong.body.invalidParams.map((p: { name: string }) => p.name)]).toEqual([
      400,
      'CATALOGUE.FORM_TABLE_WRONG',
      ['line 2/field', 'line 2/type'],
    ]);
    expect((await csv('POST', '/api/v1/catalogue/forms/tables', 'x'.repeat(257 * 1024))).status).toBe(413);
  });

  it('is replaced in a draft by itself, on the version its author has seen, and the rest of the draft stays', async () => {
    const path = `/api/v1/items/${BIRTH}/versions/1`;
    const before = await service.call(`${path}/draft`, { as: manager });
    const etag = before.headers.get('etag')!;
    const put = (ifMatch?: string): Promise<ApiResponse> =>
      csv('PUT', `${path}/form/table`, TABLE, { headers: { ...(ifMatch && { 'if-match': ifMatch }) } });
    expect([(await put()).status, (await put('"stale"')).status]).toEqual([428, 412]);
    const answer = await put(etag);
    // The participants of the draft point to fields that the table does not have.
    expect([answer.status, new Set(codesOf(answer))]).toEqual([400, new Set(['FIELD_NOT_IN_FORM'])]);
    expect((await service.call(`${path}/draft`, { as: manager })).headers.get('etag')).toBe(etag);

    const form = { ...ITEMS.birthRegistration.form, title: '出生登记（新表）' };
    const replaced = await send('PUT', `${path}/form`, form, { headers: { 'if-match': etag } });
    expect([replaced.status, replaced.headers.get('etag')]).toEqual([200, replaced.body.etag]);
    const after = await service.call(`${path}/draft`, { as: manager });
    const { form: newForm, ...rest } = after.body;
    const { form: oldForm, ...old } = before.body;
    expect(rest).toEqual(old);
    expect(newForm.sha256).not.toBe(oldForm.sha256);
    expect((await send('PUT', `${path}/form`, form, { as: yuyao, headers: { 'if-match': '*' } })).status).toBe(404);
  });
});

describe('the guide of an item', () => {
  it('is unknown while the item is a draft, and told when it is published', async () => {
    expect((await service.call(`/api/v1/items/${CODE}/guide`)).status).toBe(404);
    expect((await post(`/api/v1/items/${CODE}/versions/1/publish`, {})).status).toBe(200);
    const guide = await service.call(`/api/v1/items/${CODE}/guide`);
    expect(guide.status).toBe(200);
    expect(guide.body).toMatchObject({ itemCode: CODE, version: 1, status: 'published', name: definition.name });
    const sections = new Map(guide.body.sections.map((s: { key: string }) => [s.key, s]));
    for (const key of ['basic', 'conditions', 'materials', 'limits', 'process', 'fees', 'place', 'contact', 'legalBasis', 'faq', 'notes'])
      expect(sections.has(key)).toBe(true);
    const etag = guide.headers.get('etag')!;
    expect((await service.call(`/api/v1/items/${CODE}/guide`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await service.call(`/api/v1/items/${CODE}/guide?version=9`)).body.code).toBe('CATALOGUE.VERSION_NOT_FOUND');
    expect((await service.call(`/api/v1/items/${CODE}/guide?version=1`)).body.version).toBe(1);
  });

  it('is a page without script, and with a policy that allows none', async () => {
    const { body: guide } = await service.call(`/api/v1/items/${CODE}/guide`);
    const page = await service.call(guide.links.page);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/);
    expect(page.body).toContain(`<h1>${definition.name}</h1>`);
    expect(page.body).not.toMatch(/<script/i);
  });

  it('tells a law of thirty thousand characters, names of four bytes, and topics by their names', async () => {
    const content = `𬱖${'法'.repeat(29_998)}<`;
    const legalBasis = [{ name: '长篇法规𬱖', content }];
    const extended = { ...definition.descriptive.extended, legalPersonTopics: ['020', 'gone'], lifeEvents: ['startUp'] };
    const item = { ...definition, descriptive: { ...definition.descriptive, legalBasis, extended } };
    expect((await post(`/api/v1/items/${CODE}/versions`, item)).status).toBe(201);
    expect((await post(`/api/v1/items/${CODE}/versions/2/publish`, {})).status).toBe(200);
    const page = await service.call(`/api/v1/items/${CODE}/guide/page`);
    expect(page.body).toContain(`${content.slice(0, -1)}&lt;`);
    expect(page.body).toContain('<dt>法人主题</dt><dd>准营准办、gone</dd><dt>人生事件</dt><dd>创业</dd>');
    expect((await service.call(`/api/v1/items/${CODE}/guide/page?version=1`)).body).toContain('这是该事项的旧版本');
  });
});

describe('service points', () => {
  const HOURS = { week: [{ days: [1, 2, 3, 4, 5], spans: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '17:00' }] }] }; // prettier-ignore
  const NEVER = { week: [], followsHolidays: false, exceptions: [] };
  const ALWAYS = { week: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '00:00', to: '24:00' }] }], followsHolidays: false };
  const point = (code: string, latitude: number, longitude: number, more: object = {}): object => ({
    code,
    name: `网点${code}`,
    kind: 'town',
    regionCode: '330203001',
    orgCode: ORGANISATIONS.haishuService.orgCode,
    address: '海曙区县前街61号',
    position: { latitude, longitude },
    hours: HOURS,
    accepts: { departments: [MARKET] },
    ...more,
  });
  const add = (body: object, request?: ApiRequest): Promise<ApiResponse> => post('/api/v1/catalogue/service-points', body, request);

  beforeAll(async () => {
    const made = [
      point('P-hall', 29.87, 121.54, { kind: 'hall', regionCode: '330203', hours: ALWAYS }),
      point('P-near', 29.871, 121.54, { hours: NEVER }),
      point('P-far', 29.95, 121.6, { hours: ALWAYS, accepts: { items: [BIRTH] } }),
      point('P-away', 30.25, 120.2, { hours: ALWAYS, accepts: {} }),
    ];
    for (const each of made) expect((await add(each)).status).toBe(201);
  });

  it('are listed nearest first, with their distance, and kept by no cache', async () => {
    const answer = await points('near=29.8709,121.54');
    expect(pointCodes(answer)).toEqual(['P-near', 'P-hall', 'P-far']);
    expect(answer.body.items.map((p: { distanceMetres: number }) => p.distanceMetres)).toEqual(
      [29.871, 29.87, 29.95].map((latitude, i) =>
        Math.round(distanceMetres({ latitude: 29.8709, longitude: 121.54 }, { latitude, longitude: [121.54, 121.54, 121.6][i]! })),
      ),
    );
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(pointCodes(await points('near=29.8709,121.54&within=500'))).toEqual(['P-near', 'P-hall', 'P-far', 'P-away']);
    expect(pointCodes(await points('near=29.8709,121.54&within=1'))).toEqual(['P-near', 'P-hall']);
  });

  it('are paged without losing one, nearest first and by region', async () => {
    for (const query of ['near=29.8709,121.54&within=500', 'region=330200']) {
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const { body } = await points(`${query}&limit=1${next === '' ? '' : `&cursor=${next}`}`);
        seen.push(...body.items.map((p: { code: string }) => p.code));
        next = body.next;
      }
      expect(seen).toEqual(pointCodes(await points(query)));
      expect(seen).toHaveLength(4);
    }
  });

  it('are found by what they accept, by kind, by region and by whether they are open', async () => {
    expect(pointCodes(await points(`itemCode=${CODE}`))).toEqual(['P-hall', 'P-near']);
    expect(pointCodes(await points(`itemCode=${BIRTH}`))).toEqual(['P-far']);
    expect(pointCodes(await points(`orgCode=${MARKET}&kind=hall`))).toEqual(['P-hall']);
    expect(pointCodes(await points('region=330281'))).toEqual([]);
    const open = await points('near=29.8709,121.54&openNow=true');
    expect(pointCodes(open)).toEqual(['P-hall', 'P-far']);
    expect(open.body.items[0]).toMatchObject({ openNow: true, today: [{ from: '00:00', to: '24:00' }] });
    const first = await points('near=29.8709,121.54&openNow=true&limit=1');
    expect(pointCodes(first)).toEqual(['P-hall']);
    expect(pointCodes(await points(`near=29.8709,121.54&openNow=true&limit=1&cursor=${first.body.next}`))).toEqual(['P-far']);
  });

  it('stand in the guide of what they accept', async () => {
    const { body } = await service.call(`/api/v1/items/${CODE}/guide`);
    expect(pointCodes({ body: { items: body.servicePoints } } as ApiResponse)).toEqual(['P-hall', 'P-near']);
    expect((await service.call(`/api/v1/items/${CODE}/guide/page`)).body).toContain('网点P-hall');
  });

  it.each([
    ['near=121.54,29.87', 'HTTP.INVALID'],
    ['near=here', 'HTTP.INVALID'],
    ['near=29.87,121.54&within=501', 'HTTP.INVALID'],
    ['itemCode=1', 'HTTP.INVALID'],
    [`cursor=${encodeCursor({ d: 1, c: 'x' })}`, 'HTTP.CURSOR_INVALID'],
  ])('answer 400 to %s', async (query, code) => {
    const answer = await points(query);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it.each([
    ['latitude and longitude changed', { position: { latitude: 121.54, longitude: 29.87 } }, 400, 'HTTP.INVALID'],
    ['an organisation with a wrong check character', { orgCode: '11330203MB0A100727' }, 400, 'HTTP.INVALID'],
    ['hours that overlap', { hours: { week: [{ days: [1], spans: [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' }] }] } }, 400, 'HTTP.INVALID'], // prettier-ignore
    [
      'an item that nobody knows',
      { accepts: { items: [ITEMS.constructionPermit.itemCode] } },
      400,
      'CATALOGUE.SERVICE_POINT_ACCEPTS_UNKNOWN',
    ],
    ['a code that is taken', { code: 'P-hall' }, 409, 'CATALOGUE.SERVICE_POINT_CODE_TAKEN'],
    ['a place outside the scope', { regionCode: '330281' }, 403, 'CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE'],
  ])('are not added with %s, and no row changes', async (_name, more, status, code) => {
    const before = [await rows('service_points'), await rows('service_point_items')];
    const answer = await add(point('P-new', 29.87, 121.54, more));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect([await rows('service_points'), await rows('service_point_items')]).toEqual(before);
  });

  it('are added once for one idempotency key', async () => {
    const request = { headers: { 'idempotency-key': 'point-once' } };
    const first = await add(point('P-once', 29.6, 121.4), request);
    const second = await add(point('P-once', 29.6, 121.4), request);
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
  });

  it('change on the state their keeper has seen, close, and go', async () => {
    const path = '/api/v1/catalogue/service-points/P-once';
    const read = await service.call(path);
    const etag = read.headers.get('etag')!;
    const { code: _c, openNow: _o, today: _t, ...content } = read.body;
    const put = (body: object, ifMatch?: string, as = manager): Promise<ApiResponse> =>
      send('PUT', path, body, { as, headers: { ...(ifMatch && { 'if-match': ifMatch }) } });
    expect([(await put(content)).status, (await put(content, '"stale"')).status]).toEqual([428, 412]);
    expect((await put(content, etag, yuyao)).body.code).toBe('CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE');
    expect((await put({ ...content, regionCode: '330281' }, etag)).body.code).toBe('CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE');
    const closed = await put({ ...content, status: 'closed', accepts: { items: [CODE] } }, etag);
    expect([closed.status, closed.body.status]).toEqual([200, 'closed']);
    expect((await put(content, etag)).status).toBe(412);
    expect((await service.call(path)).body.accepts).toEqual({ departments: [], items: [CODE] });
    expect(pointCodes(await points('limit=100'))).not.toContain('P-once');
    const gone = await send('DELETE', path, undefined, { headers: { 'if-match': closed.body.etag } });
    expect(gone.status).toBe(204);
    expect((await service.call(path)).body.code).toBe('CATALOGUE.SERVICE_POINT_NOT_FOUND');
  });

  it('tell what is open at this minute in no answer that anybody keeps, and name one tag for one content', async () => {
    const first = await service.call('/api/v1/catalogue/service-points/P-hall');
    expect(first.headers.get('cache-control')).toBe('private, no-store');
    const again = await service.call('/api/v1/catalogue/service-points/P-hall', {
      headers: { 'if-none-match': first.headers.get('etag')! },
    });
    expect([again.status, typeof again.body.openNow]).toEqual([200, 'boolean']);
  });

  it('list as many single items as a point may accept', async () => {
    const added = await add(point('P-full', 29.61, 121.41, { accepts: {} }));
    expect(added.status).toBe(201);
    const database = await service.database();
    const codes = `SELECT left($1, 26) || (10000 + n) FROM generate_series(1, $2::int) AS n`;
    await database.query(`INSERT INTO issued_codes (code, issued_at) SELECT c, now() FROM (${codes}) AS m (c)`, [
      CODE,
      MOST_ACCEPTED.items,
    ]);
    await database.query(
      `INSERT INTO items (item_code, catalogue_code, name, category, region_code, org_code, department, audience, star, case_kind, status,
                          latest_version, updated_at)
       SELECT left($1, 26) || (10000 + n), catalogue_code, name, category, region_code, org_code, department, audience, star, case_kind, 'draft',
              1, updated_at FROM items, generate_series(1, $2::int) AS n WHERE item_code = $1`,
      [CODE, MOST_ACCEPTED.items],
    );
    const made = `SELECT item_code FROM items WHERE item_code LIKE left($1, 26) || '1____' AND status = 'draft'`;
    await database.query(`INSERT INTO service_point_items (point_code, item_code) SELECT 'P-full', item_code FROM (${made}) AS m`, [CODE]);
    const { body } = await service.call('/api/v1/catalogue/service-points/P-full');
    expect(body.accepts.items).toHaveLength(MOST_ACCEPTED.items);
    expect((await service.get(ReadCounter).execute('P-full'))!.items).toEqual(body.accepts.items);
    const removal = await send('DELETE', '/api/v1/catalogue/service-points/P-full', undefined, {
      headers: { 'if-match': added.body.etag },
    });
    expect(removal.status).toBe(204);
  });

  it('are kept by those who may, and nobody else', async () => {
    expect((await service.call('/api/v1/catalogue/service-points', { body: point('x', 29, 121) })).status).toBe(401);
    expect((await add(point('x', 29, 121), { as: { ...manager, permissions: ['item.manage'] } })).status).toBe(403);
  });

  const LIST = [
    '网点编号,网点名称,网点类型,行政区划,管理机构,地址,经度,纬度,电话,开放时间,可办部门,可办事项',
    `V-1,月湖社区便民服务站,便民服务站,330203001001,${ORGANISATIONS.haishuService.orgCode},月湖街1号,121.5410,29.8700,0574-87000001,"1-5 09:00-12:00,13:30-17:00",${MARKET},`,
    `V-2,𬱖村便民服务站,便民服务站,330203001002,${ORGANISATIONS.haishuService.orgCode},𬱖村,121.5310,29.8600,,"1-7 00:00-24:00;全年",,${CODE}`,
    `V-2,重复,便民服务站,330203001002,${ORGANISATIONS.haishuService.orgCode},x,121.5310,29.8600,,1-5 09:00-12:00,,`,
    `V-3,余姚的,便民服务站,330281001,${ORGANISATIONS.yuyaoService.orgCode},x,121.1,30.0,,1-5 09:00-12:00,,`,
    `V-4,坐标颠倒,便民服务站,330203001,${ORGANISATIONS.haishuService.orgCode},x,29.87,121.54,,1-5 09:00-12:00,,`,
    `V-5,未知事项,便民服务站,330203001,${ORGANISATIONS.haishuService.orgCode},x,121.54,29.87,,1-5 09:00-12:00,,${ITEMS.constructionPermit.itemCode}`,
  ].join('\n');
  const importList = (list: string, query = ''): Promise<ApiResponse> =>
    csv('POST', `/api/v1/catalogue/imports/service-points${query}`, list);

  it('are imported with one report, tried before, and unchanged the second time', async () => {
    const before = await rows('service_points');
    const report = {
      read: 6,
      created: 2,
      changed: 0,
      unchanged: 0,
      rejected: [
        { line: 4, field: 'code', code: 'CATALOGUE.SERVICE_POINT_TWICE', reason: '网点编号在文件中重复' },
        { line: 5, field: 'regionCode', code: 'CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE', reason: '只能维护本单位或本行政区域的服务网点' },
        { line: 6, field: 'latitude', code: 'CATALOGUE.SERVICE_POINT_ROW', reason: '纬度应在3至54之间' },
        { line: 7, field: 'items', code: 'CATALOGUE.SERVICE_POINT_ACCEPTS_UNKNOWN', reason: '可办事项中有不存在的事项' },
      ],
    };
    expect((await importList(LIST, '?dryRun=true')).body).toEqual({ ...report, dryRun: true });
    expect(await rows('service_points')).toBe(before);
    expect((await importList(LIST)).body).toEqual({ ...report, dryRun: false });
    const stored = await rows('service_points');
    expect((await importList(LIST)).body).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(await rows('service_points')).toBe(stored);
    const changed = await importList(LIST.replace('月湖街1号', '月湖街2号'));
    expect(changed.body).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    expect((await service.call('/api/v1/catalogue/service-points/V-1')).body).toMatchObject({
      address: '月湖街2号',
      accepts: { departments: [MARKET] },
    });
    expect(pointCodes(await points(`itemCode=${CODE}&kind=village`))).toEqual(['V-1', 'V-2']);
  });

  it('are not imported from a file without its columns, or too large', async () => {
    expect((await importList('网点编号\nx\n')).body.code).toBe('CATALOGUE.SERVICE_POINT_IMPORT_HEADER');
    expect((await importList(`${LIST}\n${'x'.repeat(5 * 1024 * 1024)}`)).status).toBe(413);
  });

  it('are found by the index of their positions among those of a province', async () => {
    const database = await service.database();
    await database.query(
      `INSERT INTO service_points (code, name, kind, region_code, org_code, address, position, hours, status, etag, changed_by, created_at, updated_at)
       SELECT 'W-' || n, '村便民服务站' || n, 'village', '33' || lpad((1 + n % 11)::text, 2, '0') || '00', '11330203MB0A100726', '村', point(118.1 + (n * 7919 % 23000) / 5000.0, 27.1 + n / 5750.0),
              '{"week":[],"followsHolidays":true,"exceptions":[]}', 'open', n::text, 'test', now(), now()
       FROM generate_series(1, 23000) AS n`,
    );
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT code FROM service_points p WHERE p.status = 'open' AND p.position <@ box(point($1, $2), point($3, $4))`,
      [121, 29, 121.01, 29.01],
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('service_points_by_position');
    const { body } = await points('near=28.5,120.5&limit=100');
    const distances = body.items.map((p: { distanceMetres: number }) => p.distanceMetres);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    const [within] = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM service_points p WHERE status = 'open' AND round((2 * 6371008.8 * asin(sqrt(
         sin(radians(position[1] - 28.5) / 2) ^ 2 + cos(radians(28.5)) * cos(radians(position[1])) * sin(radians(position[0] - 120.5) / 2) ^ 2)))::numeric) <= $1`,
      [distances.at(-1)],
    );
    expect(within!.n).toBe(100);
    // However far, and however few of them accept it: those that do are all there.
    expect(pointCodes(await points(`near=28.5,120.5&within=500&itemCode=${CODE}`)).sort()).toEqual(['P-hall', 'P-near', 'V-1', 'V-2']);
    expect(pointCodes(await points(`near=28.5,120.5&within=500&itemCode=${CODE}&orgCode=${MARKET}&kind=village`))).toEqual(['V-1']);
  });
});
