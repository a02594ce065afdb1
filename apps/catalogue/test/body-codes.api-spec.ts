import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ORGANISATIONS } from '@yiwang/demo-data';
import { usccCheckChar } from '@yiwang/standards';
import { TestService, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { ImportClient, JSONL } from './import-client.js';

const TOLD_BODIES = '/api/v1/catalogue/told-bodies';
const LABOUR = ORGANISATIONS.haishuLabour;
/** 组织机构代码, which credit codes have in them. */
const NINE = LABOUR.orgCode.slice(8, 17);
const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.haishu',
  orgCode: ORGANISATIONS.haishuStaffing.orgCode,
  regionCode: '330203',
  permissions: ['item.manage', 'item.publish'],
};
const elsewhere: TestPrincipal = { ...manager, id: 'items.yuyao', orgCode: ORGANISATIONS.yuyaoService.orgCode, regionCode: '330281' };

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(async () => service?.stop());
const { problemsOf, run } = new ImportClient(() => service, manager);

const body = (told: string, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  told,
  orgCode: LABOUR.orgCode,
  regionCode: '330203',
  name: LABOUR.name,
  basis: '海曙区编办函〔2026〕3号',
  ...change,
});
const tell = (row: Record<string, unknown>, as = manager, key = randomUUID()): Promise<ApiResponse> =>
  service.call(`${TOLD_BODIES}/sichuan`, { method: 'PUT', as, headers: { 'idempotency-key': key }, body: row });
const takeBack = (told: string, as = manager): Promise<ApiResponse> =>
  service.call(`${TOLD_BODIES}/sichuan?told=${encodeURIComponent(told)}`, {
    method: 'DELETE',
    as,
    headers: { 'idempotency-key': randomUUID() },
  });
const told = async (query = ''): Promise<{ items: { told: string }[]; next: string | null }> =>
  (await service.call(`${TOLD_BODIES}?source=sichuan${query}`, { as: manager })).body;

const localCode = (n: number, organisation: string): string =>
  `511A01380${String(n).padStart(5, '0')}-330203000000-000-${organisation}-1-00`;
const list = (...codes: string[]): string =>
  ['department,name,itemCode,areaCode,taskType', ...codes.map((code, n) => `海曙人社局,对照事项${n},${code},330203000000,1`)].join('\n');
const SICHUAN = { query: '?layout=sichuan&publish=true' };

describe('a line whose body has no valid credit code', () => {
  const file = list(localCode(1, LABOUR.orgCode), localCode(2, NINE), 'E-000021-001-3333333333333333');

  it('lands once its body is told, beside which what landed before stays as it is', async () => {
    const first = await run(file, SICHUAN);
    expect(first).toMatchObject({ created: 1, rejected: 2 });
    expect(await problemsOf(first)).toMatchObject([
      { line: 3, field: 'itemCode', rule: 'CATALOGUE.IMPORT_ORG_CODE', reason: expect.stringContaining('机构代码对照') },
      { line: 4, field: 'itemCode', rule: 'STANDARDS.SICHUAN_CODE_FORM', reason: expect.stringContaining('机构代码对照') },
    ]);
    expect((await tell(body(NINE))).status).toBe(200);
    expect((await tell(body('e-000021-001-３333333333333333'))).body).toMatchObject({
      told: 'E-000021-001-3333333333333333',
      changedBy: manager.id,
    });
    expect(await run(file, SICHUAN)).toMatchObject({ created: 2, published: 2, changed: 0, unchanged: 1, rejected: 0 });
    expect(await run(file, SICHUAN)).toMatchObject({ created: 0, published: 0, changed: 0, unchanged: 3, rejected: 0 });
    const landed = await (
      await service.database()
    ).query<{ local_code: string; org: string }>(
      `SELECT local_code, left(item_code, 18) AS org FROM items WHERE local_code LIKE '511A0138000002-%' OR local_code LIKE 'E-%' ORDER BY 1`,
    );
    expect(landed).toEqual([
      { local_code: localCode(2, NINE), org: LABOUR.orgCode },
      { local_code: 'E-000021-001-3333333333333333', org: LABOUR.orgCode },
    ]);
  });

  it('is read with the same table where its sender waits', async () => {
    const answer = await service.call('/api/v1/items/imports', {
      as: manager,
      headers: { 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
      body: file,
    });
    expect(answer.body).toMatchObject({ total: 3, landed: 0, unchanged: 3, rejected: [] });
  });

  it('keeps the body that its code was issued for, whatever is told later', async () => {
    expect((await tell(body(NINE, { orgCode: ORGANISATIONS.haishuHealth.orgCode }))).status).toBe(200);
    const view = await run(file, SICHUAN);
    expect(view).toMatchObject({ changed: 0, unchanged: 2, rejected: 1 });
    expect(await problemsOf(view)).toMatchObject([{ line: 3, rule: 'BODY_DIFFERS_FROM_CODE' }]);
    expect((await tell(body(NINE))).status).toBe(200);
    expect(await run(file, SICHUAN)).toMatchObject({ changed: 0, unchanged: 3, rejected: 0 });
  });

  it('costs no other line, whatever characters it has', async () => {
    const line = (itemCode: string): string =>
      JSON.stringify({ department: '局', name: '甲', itemCode, areaCode: '330203', taskType: '1' });
    const view = await run(`${line('x\u0000\ud842')}\n${line('x'.repeat(5000))}\n${line(localCode(9, LABOUR.orgCode))}\n`, {
      ...SICHUAN,
      type: JSONL,
    });
    expect(view).toMatchObject({ status: 'done', created: 1, rejected: 2 });
  });
});

describe('which body is meant', () => {
  it('says only who may manage that body, and takes nothing from another', async () => {
    const mine = body('777777777');
    const codes = [
      await tell(mine, elsewhere),
      // A body stands where the library knows it.
      await tell({ ...mine, regionCode: '330281' }, elsewhere),
      await tell({ ...mine, regionCode: '330281' }),
      await tell(mine, { ...manager, permissions: ['item.manage'] }),
      await tell(mine),
      await tell({ ...mine, orgCode: ORGANISATIONS.yuyaoService.orgCode, regionCode: '330281' }, elsewhere),
      await takeBack('777777777', elsewhere),
      await takeBack('777777777'),
      await takeBack('777777777'),
    ].map(({ status, body: answer }) => [status, answer.code]);
    expect(codes).toEqual([
      [403, 'CATALOGUE.TOLD_BODY_OUT_OF_SCOPE'],
      [403, 'CATALOGUE.TOLD_BODY_OUT_OF_SCOPE'],
      [409, 'CATALOGUE.TOLD_BODY_ELSEWHERE'],
      [403, expect.any(String)],
      [200, undefined],
      [403, 'CATALOGUE.TOLD_BODY_OUT_OF_SCOPE'],
      [403, 'CATALOGUE.TOLD_BODY_OUT_OF_SCOPE'],
      [200, undefined],
      [404, 'CATALOGUE.TOLD_BODY_NOT_FOUND'],
    ]);
  });

  it('is said by one of two at the same moment, or by both one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => tell(body('666666666'))));
    expect(answers.map(({ status }) => status)).toContain(200);
    for (const { status, body: answer } of answers)
      expect([200, 'CATALOGUE.TOLD_BODY_CHANGED']).toContain(status === 200 ? 200 : answer.code);
    expect((await takeBack('666666666')).status).toBe(200);
  });

  it('is said once for one key, is listed page by page, and is kept by no cache', async () => {
    const key = randomUUID();
    const first = await tell(body('海曙人社局＠330203000000'), manager, key);
    const again = await tell(body('海曙人社局＠330203000000'), manager, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(first.body).toEqual({ ...body('海曙人社局@330203'), changedBy: manager.id, changedAt: expect.any(String) });
    const { items, next } = await told('&limit=1');
    const rest = await told(`&limit=100&cursor=${next}`);
    const all = [...items, ...rest.items].map((row) => row.told);
    expect(all).toEqual([...(await told()).items.map((row) => row.told)]);
    expect([all.length, rest.next]).toEqual([3, null]);
    const answer = await service.call(`${TOLD_BODIES}?source=sichuan`, { as: manager });
    expect(answer.headers.get('cache-control')).toContain('private');
    expect((await service.call(`${TOLD_BODIES}?source=sichuan`)).status).toBe(401);
  });

  it.each([
    ['a wrong check character', { orgCode: `${LABOUR.orgCode.slice(0, 17)}9` }],
    ['a body that is no code', { orgCode: NINE }],
    ['a region with a gap', { regionCode: '330003' }],
    ['nothing that is told', { told: '　' }],
    ['too much that is told', { told: '中'.repeat(101) }],
    ['more than that once its width is put right', { told: '㍿'.repeat(30) }],
    ['a NUL', { told: 'a\u0000b' }],
    ['no basis', { basis: undefined }],
    ['a name without end', { name: '局'.repeat(61) }],
  ])('is not taken with %s', async (_, change) => {
    const { status, body: answer } = await tell(body('555', change));
    expect([status, answer.code]).toEqual([400, 'HTTP.INVALID']);
  });
});

describe('a list of a real district', () => {
  const real = new URL('../../../../shared/data/items/guangan-1135.csv', import.meta.url);
  const withRealData = existsSync(real) ? it : undefined;
  const guangan: TestPrincipal = { ...manager, id: 'items.guangan', regionCode: '511600' };
  const tobacco = '11511301711816559';
  const BODIES: Record<string, [orgCode: string, name: string]> = {
    '1151130108778239R': ['11511301008778239R', '区人社局'],
    '1151130000877869M': ['11511300008778693M', '区公安分局'],
    '083372204': ['115113010833722043', '区教科体局'],
    '00877868-5': ['115113010087786859', '区司法局'],
    '008778175': ['11511301008778175U', '区发改局'],
    '0087790701': ['11511301599994805M', '区文广旅局'],
    '00877836X': ['11511301MB1550442U', '区自然资源和规划局'],
    // A line whose code says another region than its column.
    '8282348': ['11511301MB1550442U', '区自然资源和规划局'],
    '2222222222222': ['11511301008778386B', '区交通运输局'],
    'E-000004-001-11511301008778386B': ['11511301008778386B', '区交通运输局'],
    '06032418-9': ['125113010603241893', '区公管办'],
    '76726532-X': ['1151130176726532XP', '区委统战部'],
    'E-000021-001-1111111111111111': ['11511301MB051073XA', '区市监局'],
    '4444444444': ['12511300452259013M', '区气象局'],
    '45225901-3': ['12511300452259013M', '区气象局'],
    TE5116020105116050: [tobacco + usccCheckChar(tobacco), '区烟草专卖局'],
  };

  it('has room for what the file is not there for', () => expect(typeof withRealData === 'function' || !existsSync(real)).toBe(true));
  withRealData?.(
    'lands whole once its bodies are told, and a second time nothing changes',
    async () => {
      const csv = await readFile(real, 'utf8');
      const sent = { ...SICHUAN, as: guangan };
      const before = await run(csv, sent);
      expect([before.rows, before.created, before.rejected]).toEqual([1135, 982, 153]);
      for (const [text, [orgCode, name]] of Object.entries(BODIES)) {
        const answer = await tell({ told: text, orgCode, regionCode: '511602', name, basis: '同一清单中该部门的有效代码' }, guangan);
        expect([text, answer.status, answer.body.code]).toEqual([text, 200, undefined]);
      }
      expect(await run(csv, sent)).toMatchObject({ created: 153, published: 153, changed: 0, unchanged: 982, rejected: 0 });
      expect(await run(csv, sent)).toMatchObject({ created: 0, published: 0, changed: 0, unchanged: 1135, rejected: 0 });
      const codes = csv
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => new URL(line.slice(line.indexOf('http')).trim()).searchParams.get('itemCode')!.toUpperCase());
      const [kept] = await (
        await service.database()
      ).query<{ n: number }>(`SELECT count(*)::int AS n FROM items WHERE region_code = '511602' AND local_code = ANY ($1)`, [codes]);
      expect(kept).toEqual({ n: 1135 });
    },
    120_000,
  );
});
