import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { shanghaiDate } from '@yiwang/standards';
import { TestService, type ApiRequest, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { dayAfter } from '../src/power-list/domain/list-kind.js';

const keeper: TestPrincipal = {
  kind: 'officer',
  id: 'lists.haishu',
  orgCode: ORGANISATIONS.haishuStaffing.orgCode,
  regionCode: '330203',
  permissions: ['item.manage', 'item.publish', 'lists.manage'],
};
const LISTS = '/api/v1/catalogue/power-lists';
const TODAY = shanghaiDate(new Date());
const [YESTERDAY, TOMORROW] = [dayAfter(TODAY, -1), dayAfter(TODAY, 1)];
const HEAD = { title: '海曙区部门责任清单', issuer: '海曙区人民政府', basis: '海政发〔2026〕1号', validFrom: TODAY };
const RARE = '𬱖江'; // a character beyond the basic plane
const duty = (entryCode: string, more: object = {}) => ({
  entryCode,
  name: `${RARE}食品安全监管`,
  orgCode: ORGANISATIONS.haishuMarket.orgCode,
  department: ORGANISATIONS.haishuMarket.name,
  category: '市场监管',
  content: { matters: ['日常监督检查', '抽样检验'], accountability: ['不履行监管职责'] },
  ...more,
});

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(() => service?.stop());

const post = (path: string, body: unknown, { headers, ...request }: ApiRequest = {}): Promise<ApiResponse> =>
  service.call(path, { method: 'POST', as: keeper, ...request, headers: { 'idempotency-key': randomUUID(), ...headers }, body });
const draft = (kind: string, head: object = {}, region = '330203'): Promise<ApiResponse> =>
  post(`${LISTS}/${kind}/${region}/versions`, { ...HEAD, ...head });
const rows = async (): Promise<unknown[]> =>
  (await service.database()).query('SELECT kind, version, status, revision, entries FROM power_list_versions ORDER BY 1, 2');

describe('a list that is kept by hand', () => {
  const list = `${LISTS}/responsibility/330203`;

  it('is drafted, filled and published, and then read by everybody', async () => {
    const created = await draft('responsibility');
    expect(created.body).toMatchObject({ version: 1, status: 'draft', entries: 0 });
    expect((await service.call(`${list}/versions/1/entries`)).status).toBe(404);
    const changes = { put: [duty('ZR-002'), duty('ZR-001')] };
    const filled = await post(`${list}/versions/1/entries`, changes, { headers: { 'if-match': created.body.etag } });
    expect([filled.status, filled.body.entries]).toEqual([200, 2]);
    const published = await post(`${list}/versions/1/publish`, {});
    expect([published.status, published.body.status]).toEqual([200, 'published']);
    expect((await service.call(list)).body).toMatchObject({ version: 1, validFrom: TODAY, validTo: null, entries: 2 });
    const entries = await service.call(`${list}/versions/1/entries?orgCode=${ORGANISATIONS.haishuMarket.orgCode}&limit=1`);
    expect(entries.body.items).toEqual([expect.objectContaining({ entryCode: 'ZR-001', name: `${RARE}食品安全监管` })]);
    const next = await service.call(`${list}/versions/1/entries?cursor=${entries.body.next}`);
    expect(next.body.items.map((each: { entryCode: string }) => each.entryCode)).toEqual(['ZR-002']);
    const found = await service.call(`${LISTS}?region=330200`);
    expect(found.body.items).toEqual([expect.objectContaining({ kind: 'responsibility', regionCode: '330203' })]);
  });

  it('is exported as a table with its own columns', async () => {
    const csv = await service.call(`${list}/versions/1/export`);
    const lines = csv.body.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toContain('编号,名称,责任部门,统一社会信用代码,类别,具体工作事项');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('"日常监督检查\n抽样检验"');
    expect(csv.headers.get('content-disposition')).toContain('responsibility-330203-v1.csv');
  });

  it('is changed by a new version, which ends the one before it on the day before', async () => {
    const next = await draft('responsibility', { validFrom: TOMORROW, copyFrom: 1 });
    expect(next.body).toMatchObject({ version: 2, entries: 2 });
    const path = `${list}/versions/2/entries`;
    const less = await post(path, { remove: ['ZR-001'] }, { headers: { 'if-match': next.body.etag } });
    expect(less.body.entries).toBe(1);
    expect((await post(`${list}/versions/2/publish`, {})).status).toBe(200);
    expect((await service.call(list)).body).toMatchObject({ version: 1, validTo: TODAY });
    expect((await service.call(`${list}?on=${TOMORROW}`)).body).toMatchObject({ version: 2, entries: 1 });
    const versions = await service.call(`${list}/versions`);
    expect(versions.body.items.map((each: { version: number }) => each.version)).toEqual([2, 1]);
  });

  it('is never changed once it is published, by nobody', async () => {
    const before = await rows();
    const answer = await post(`${list}/versions/2/entries`, { put: [duty('ZR-009')] }, { headers: { 'if-match': '*' } });
    expect([answer.status, answer.body.code]).toEqual([409, 'CATALOGUE.LIST_IMMUTABLE']);
    const database = await service.database();
    await expect(database.query(`UPDATE power_list_versions SET title = 'x' WHERE version = 2`)).rejects.toThrow(/never changed/);
    await expect(database.query('DELETE FROM power_list_entries')).rejects.toThrow(/never changed/);
    await expect(database.query(`UPDATE power_list_entries SET name = 'x'`)).rejects.toThrow(/never changed/);
    expect(await rows()).toEqual(before);
  });

  it('is withdrawn from today on and stays readable', async () => {
    const withdrawn = await post(`${list}/versions/1/withdraw`, {});
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', validTo: YESTERDAY });
    expect((await service.call(list)).body.code).toBe('CATALOGUE.LIST_NOT_FOUND');
    expect((await service.call(`${list}/versions/1/entries`)).body.items).toHaveLength(2);
    expect((await post(`${list}/versions/1/withdraw`, {})).body.code).toBe('CATALOGUE.LIST_NOT_PUBLISHED');
  });
});

describe('a version that is withdrawn before it began', () => {
  it('leaves the one before it in force as it was declared, also by the database', async () => {
    const list = `${LISTS}/responsibility/330203001`;
    const lastDay = dayAfter(TODAY, 30);
    const first = await draft('responsibility', { validTo: lastDay }, '330203001');
    await post(`${list}/versions/1/entries`, { put: [duty('ZR-1')] }, { headers: { 'if-match': first.body.etag } });
    expect((await post(`${list}/versions/1/publish`, {})).status).toBe(200);
    await draft('responsibility', { validFrom: TOMORROW, copyFrom: 1 }, '330203001');
    expect((await post(`${list}/versions/2/publish`, {})).status).toBe(200);
    expect((await service.call(list)).body).toMatchObject({ version: 1, validTo: TODAY });
    expect((await post(`${list}/versions/2/withdraw`, {})).body.status).toBe('withdrawn');
    for (const on of [TODAY, TOMORROW, lastDay]) {
      expect((await service.call(`${list}?on=${on}`)).body).toMatchObject({ version: 1, validTo: lastDay });
    }
    expect((await service.call(`${list}?on=${dayAfter(lastDay, 1)}`)).status).toBe(404);
    await expect((await service.database()).query('UPDATE power_list_versions SET declared_to = NULL')).rejects.toThrow(/never changed/);
  });
});

describe('bad input to a list', () => {
  const list = `${LISTS}/funds/330203`;
  const fund = {
    year: 2026,
    amountFen: 1_000_000_00,
    basis: '预算法',
    purpose: '技术改造',
    recipients: '工业企业',
    distribution: '因素法',
  };

  it('changes nothing: an effective date in the past, a reversed validity, an empty list, a wrong form, a stale edit', async () => {
    const past = await draft('funds', { validFrom: YESTERDAY });
    expect(past.status).toBe(201);
    const before = await rows();
    const reversed = await draft('investment', { validTo: YESTERDAY });
    expect([reversed.status, reversed.body.code]).toEqual([400, 'CATALOGUE.LIST_VALIDITY_REVERSED']);
    expect((await post(`${list}/versions/1/publish`, {})).body.code).toBe('CATALOGUE.LIST_EFFECTIVE_IN_PAST');
    const stale = await post(`${list}/versions/1/entries`, { put: [duty('Z-1', { content: fund })] }, { headers: { 'if-match': '"9"' } });
    expect(stale.status).toBe(412);
    expect((await post(`${list}/versions/1/entries`, { put: [duty('Z-1', { content: fund })] })).status).toBe(428);
    const wrong = await post(`${list}/versions/1/entries`, { put: [duty('Z-1')] }, { headers: { 'if-match': past.body.etag } });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'CATALOGUE.LIST_ENTRY_WRONG']);
    expect(wrong.body.invalidParams[0].name).toMatch(/^\/put\/0\/content\//);
    expect(await rows()).toEqual(before);
    await post(`${list}/versions/1/entries`, { put: [duty('Z-1', { content: fund })] }, { headers: { 'if-match': past.body.etag } });
    const filled = await rows();
    expect((await post(`${list}/versions/1/publish`, {})).body.code).toBe('CATALOGUE.LIST_EFFECTIVE_IN_PAST');
    expect(await rows()).toEqual(filled);
  });

  it.each(['330203000', '330203000000', '330001', '33020'])(
    'is refused of the region %s, which is none or is written otherwise',
    async (region) => {
      const answer = await draft('responsibility', {}, region);
      expect(answer.status).toBe(400);
      expect((await service.call(`${LISTS}/power/${region}`)).status).toBe(400);
    },
  );

  it.each(['0000-01-01', '9999-12-31'])('is refused for the day %s, which no list is about', async (day) => {
    const before = await rows();
    expect((await draft('investment', { validFrom: day })).status).toBe(400);
    expect((await service.call(`${LISTS}?on=${day}`)).status).toBe(400);
    expect(await rows()).toEqual(before);
  });

  it('counts characters, of which one of four bytes is one', async () => {
    const region = '330203002';
    expect((await draft('investment', { title: '𬱖'.repeat(200) }, region)).status).toBe(201);
    expect((await draft('funds', { title: '𬱖'.repeat(201) }, region)).status).toBe(400);
  });

  it('is refused of a keeper of another region and of whoever keeps no lists', async () => {
    const foreign = await draft('responsibility', {}, '330200');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'CATALOGUE.LIST_OUT_OF_SCOPE']);
    const body = { ...HEAD };
    expect((await post(`${list}/versions`, body, { as: { ...keeper, permissions: ['item.manage'] } })).status).toBe(403);
  });

  it('is not published without an entry', async () => {
    const list = `${LISTS}/investment/330203003`;
    await draft('investment', {}, '330203003');
    const before = await rows();
    const empty = await post(`${list}/versions/1/publish`, {});
    expect([empty.status, empty.body.code]).toEqual([409, 'CATALOGUE.LIST_EMPTY']);
    expect(await rows()).toEqual(before);
  });

  it('is repeated without a second effect', async () => {
    const headers = { 'idempotency-key': 'one-draft' };
    const path = `${LISTS}/investment/330203/versions`;
    const first = await post(path, HEAD, { headers });
    const again = await post(path, HEAD, { headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await post(path, HEAD)).body.code).toBe('CATALOGUE.LIST_DRAFT_EXISTS');
  });

  it('is published once when two publish at once', async () => {
    const path = `${LISTS}/investment/330203/versions/1`;
    const content = { restriction: 'prohibited', measure: '禁止新建', basis: '产业结构调整指导目录' };
    await post(`${path}/entries`, { put: [duty('T-1', { content })] }, { headers: { 'if-match': '"1"' } });
    const both = await Promise.all([post(`${path}/publish`, {}), post(`${path}/publish`, {})]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('the list of powers', () => {
  const list = `${LISTS}/power/330203`;

  it('is derived from the library in the moment of its publication', async () => {
    for (const item of [ITEMS.cateringLicence, ITEMS.constructionPermit]) {
      expect((await post('/api/v1/items', item)).status).toBe(201);
    }
    expect((await post(`/api/v1/items/${ITEMS.cateringLicence.itemCode}/versions/1/publish`, {})).status).toBe(200);
    const created = await draft('power', { title: '海曙区权力清单' });
    const byHand = await post(`${list}/versions/1/entries`, { put: [duty('Q-1')] }, { headers: { 'if-match': created.body.etag } });
    expect([byHand.status, byHand.body.code]).toEqual([409, 'CATALOGUE.LIST_DERIVED']);
    const published = await post(`${list}/versions/1/publish`, {});
    expect(published.body).toMatchObject({ status: 'published', entries: 1 });
    const { items } = (await service.call(`${list}/versions/1/entries?category=01`)).body;
    expect(items).toEqual([
      expect.objectContaining({ entryCode: ITEMS.cateringLicence.itemCode, content: expect.objectContaining({ itemVersion: 1 }) }),
    ]);
    const [, line] = (await service.call(`${list}/versions/1/export`)).body.trim().split('\r\n');
    expect(line).toContain(',行政许可,县级,1,在用,');
    await post(`/api/v1/items/${ITEMS.cateringLicence.itemCode}/versions/1/cancel?basis=${encodeURIComponent('甬编办〔2026〕12号')}`, {});
    expect((await service.call(`${list}/versions/1/entries`)).body.items).toHaveLength(1);
  });
});
