import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { TestService, type ApiRequest, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';

const MARKET = ORGANISATIONS.haishuMarket.orgCode;
const officer = (id: string, orgCode: string, ...permissions: NonNullable<TestPrincipal['permissions']>): TestPrincipal => ({
  kind: 'officer',
  id,
  orgCode,
  regionCode: '330203',
  permissions,
});
const author = officer('editor.haishu', MARKET, 'item.manage');
const manager = officer('items.haishu', ORGANISATIONS.haishuStaffing.orgCode, 'item.manage', 'item.publish');
const staffing = officer('staffing.haishu', ORGANISATIONS.haishuStaffing.orgCode, 'item.review');
const legal = officer('justice.haishu', ORGANISATIONS.haishuJustice.orgCode, 'item.legalReview');
const elsewhere: TestPrincipal = { ...staffing, id: 'staffing.yuyao', orgCode: ORGANISATIONS.yuyaoService.orgCode, regionCode: '330281' };

const { itemCode: CODE, ...definition } = ITEMS.cateringLicence;
/** Another item of the same body and category. */
const codeOf = (serial: number): string => `${CODE.slice(0, 23)}${String(77000 + serial).padStart(5, '0')}000`;

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(() => service?.stop());

const send = (method: string, as: TestPrincipal, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  service.call(path, { method, as, body, headers: { 'idempotency-key': randomUUID(), ...headers } } satisfies ApiRequest);
const post = (as: TestPrincipal, path: string, body?: unknown): Promise<ApiResponse> => send('POST', as, path, body);
const get = (as: TestPrincipal, path: string): Promise<ApiResponse> => service.call(path, { as });
const told = ({ status, body }: ApiResponse): [number, string?] => (status < 300 ? [status] : [status, body.code]);
const version = (code: string, number: number): string => `/api/v1/items/${code}/versions/${number}`;
const draft = (code: string): Promise<ApiResponse> => post(author, '/api/v1/items', { ...definition, itemCode: code });
const report = (code: string, number = 1, note?: string): Promise<ApiResponse> =>
  post(author, `${version(code, number)}/reviews`, { note });
const publish = (as: TestPrincipal, code: string, number = 1): Promise<ApiResponse> => post(as, `${version(code, number)}/publish`);
async function edit(code: string, number: number, change: object): Promise<ApiResponse> {
  const etag = (await get(author, `${version(code, number)}/draft`)).headers.get('etag')!;
  return send('PUT', author, version(code, number), { ...definition, ...change }, { 'if-match': etag });
}
const opine = (
  as: TestPrincipal,
  reviewId: string,
  round: number,
  step: number,
  verdict: string,
  more: object = {},
): Promise<ApiResponse> =>
  post(as, `/api/v1/catalogue/reviews/${reviewId}/opinions`, {
    round,
    step,
    verdict,
    ...(verdict === 'return' && { opinion: '退回修改' }),
    ...more,
  });
const count = async (table: string): Promise<number> => {
  const [row] = await (await service.database()).query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return row!.n;
};
/** A draft that has passed both steps of its first round. */
async function passed(code: string): Promise<string> {
  await draft(code);
  const { reviewId } = (await report(code)).body;
  await opine(staffing, reviewId, 1, 1, 'pass');
  expect((await opine(legal, reviewId, 1, 2, 'pass')).body.status).toBe('passed');
  return reviewId;
}

describe('review of a draft (三报三审三回)', () => {
  const code = codeOf(1);
  let reviewId: string;

  it('follows steps and rounds that are data', async () => {
    const { body } = await get(author, '/api/v1/catalogue/review-procedure');
    expect(body).toMatchObject({ procedure: 'three-rounds', mostRounds: 3 });
    expect(body.steps.map((step: { code: string; permission: string }) => [step.code, step.permission])).toEqual([
      ['report', 'item.manage'],
      ['staffing', 'item.review'],
      ['legal', 'item.legalReview'],
    ]);
  });

  it('is needed before a department publishes', async () => {
    await draft(code);
    expect(told(await publish(author, code))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
  });

  it('holds the draft to what was reported: nobody edits, publishes or reports it meanwhile', async () => {
    const reported = await report(code, 1, '首次报送');
    expect(reported.body).toMatchObject({ status: 'open', round: 1, step: 1, stepCode: 'staffing', stepName: '编办审核' });
    reviewId = reported.body.reviewId;
    const rows = await count('review_rounds');
    expect(told(await edit(code, 1, { name: '改名' }))).toEqual([409, 'CATALOGUE.DRAFT_UNDER_REVIEW']);
    expect(told(await publish(manager, code))).toEqual([409, 'CATALOGUE.DRAFT_UNDER_REVIEW']);
    expect(told(await report(code))).toEqual([409, 'CATALOGUE.DRAFT_UNDER_REVIEW']);
    expect(await count('review_rounds')).toBe(rows);
    const database = await service.database();
    const around = database.query(`UPDATE item_versions SET core = jsonb_set(core, '{name}', '"改"') WHERE item_code = $1`, [code]);
    await expect(around).rejects.toThrow(/under review/);
  });

  it('takes opinions of the step that is due, of its permission and region only', async () => {
    expect(told(await opine(legal, reviewId, 1, 1, 'pass'))).toEqual([403, 'CATALOGUE.NOT_YOUR_STEP']);
    expect(told(await opine(elsewhere, reviewId, 1, 1, 'pass'))).toEqual([404, 'CATALOGUE.REVIEW_NOT_FOUND']);
    expect(told(await opine(staffing, reviewId, 2, 1, 'pass'))).toEqual([409, 'CATALOGUE.REVIEW_MOVED_ON']);
    expect(told(await opine(author, reviewId, 1, 1, 'pass'))).toEqual([403, 'CATALOGUE.NOT_YOUR_STEP']);
    expect(told(await opine({ ...author, permissions: ['task.handle'] }, reviewId, 1, 1, 'pass'))).toEqual([403, 'ACCESS.FORBIDDEN']);
    expect(told(await opine({ ...author, permissions: ['item.review'] }, reviewId, 1, 1, 'pass'))).toEqual([
      403,
      'CATALOGUE.OWN_SUBMISSION',
    ]);
    expect(told(await opine(staffing, reviewId, 1, 1, 'return', { opinion: undefined }))).toEqual([400, 'HTTP.INVALID']);
    const neighbour = officer('editor.health', ORGANISATIONS.haishuHealth.orgCode, 'item.manage');
    expect(told(await opine(neighbour, reviewId, 1, 1, 'pass'))).toEqual([404, 'CATALOGUE.REVIEW_NOT_FOUND']);
    expect(await count('review_opinions')).toBe(0);
  });

  it('lets a reviewer who writes items of his own read what he reviews, and change none of it', async () => {
    const both = officer('justice.both', ORGANISATIONS.haishuJustice.orgCode, 'item.manage', 'item.legalReview');
    const other = codeOf(50);
    await draft(other);
    const read = await get(both, `${version(other, 1)}/draft`);
    expect(told(read)).toEqual([200]);
    const edited = await send('PUT', both, version(other, 1), definition, { 'if-match': read.headers.get('etag')! });
    expect(told(edited)).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
    expect(told(await post(both, `${version(other, 1)}/reviews`))).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
    expect(told(await publish(both, other))).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
  });

  it('goes through three rounds to publication, and the version of each is kept', async () => {
    const remarks = [{ pointer: '/name', text: '名称应与目录一致' }];
    expect((await opine(staffing, reviewId, 1, 1, 'return', { remarks })).body).toMatchObject({ status: 'returned', round: 1 });
    expect((await edit(code, 1, { name: '餐饮服务经营许可（𬱖）' })).status).toBe(200);
    expect((await report(code, 1, '已按意见修改')).body).toMatchObject({ reviewId, round: 2, step: 1 });
    await opine(staffing, reviewId, 2, 1, 'pass');
    expect((await opine(legal, reviewId, 2, 2, 'return')).body.status).toBe('returned');
    expect(told(await publish(author, code))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
    expect((await report(code)).body).toMatchObject({ round: 3, step: 1 });
    await opine(staffing, reviewId, 3, 1, 'pass');
    expect((await opine(legal, reviewId, 3, 2, 'pass')).body.status).toBe('passed');
    expect((await publish(author, code)).body).toMatchObject({ status: 'published' });

    const { body } = await get(legal, `/api/v1/catalogue/reviews/${reviewId}`);
    expect(body).toMatchObject({ status: 'passed', round: 3, itemCode: code });
    expect(
      body.rounds.map((r: { note: string; opinions: { stepCode: string; verdict: string }[] }) => [
        r.note,
        ...r.opinions.map((o) => `${o.stepCode} ${o.verdict}`),
      ]),
    ).toEqual([
      ['首次报送', 'staffing return'],
      ['已按意见修改', 'staffing pass', 'legal return'],
      [null, 'staffing pass', 'legal pass'],
    ]);
    expect(body.rounds[0].opinions[0]).toMatchObject({ opinion: '退回修改', remarks, by: staffing.id });
    const first = await get(staffing, `/api/v1/catalogue/reviews/${reviewId}/rounds/1`);
    expect(first.body.content).toMatchObject({ name: definition.name, form: definition.form, guide: definition.guide });
    const second = await get(staffing, `/api/v1/catalogue/reviews/${reviewId}/rounds/2`);
    expect(second.body.comparedWith).toEqual({ round: 1, version: null });
    expect(second.body.changes).toEqual([
      { pointer: '/name', kind: 'changed', name: '事项名称', old: definition.name, new: '餐饮服务经营许可（𬱖）' },
    ]);
    expect(told(await get(staffing, `/api/v1/catalogue/reviews/${reviewId}/rounds/4`))).toEqual([404, 'CATALOGUE.REVIEW_ROUND_NOT_FOUND']);
  });

  it('keeps a legal text of 30,000 characters as it was reported, and any remark on it', async () => {
    const other = codeOf(5);
    const content = '𬱖'.repeat(15_000);
    const legalBasis = [{ name: '食品安全法', article: '第三十五条', content }];
    const descriptive = { ...definition.descriptive, legalBasis };
    expect(told(await post(author, '/api/v1/items', { ...definition, itemCode: other, descriptive }))).toEqual([201]);
    const { reviewId: id } = (await report(other)).body;
    const remarks = [
      { pointer: '/descriptive/legalBasis/0/content', text: '条文应为现行文本' },
      { pointer: '/constructor/name', text: '无此要素' },
    ];
    expect(told(await opine(staffing, id, 1, 1, 'return', { remarks }))).toEqual([201]);
    const { body } = await get(legal, `/api/v1/catalogue/reviews/${id}/rounds/1`);
    expect(body.content.descriptive.legalBasis[0].content).toBe(content);
    const card = await get(author, `/api/v1/items/${other}/track`);
    expect(card.body.items[0].fields.map((field: { name: string }) => field.name)).toEqual(['设定依据（第1项） / 条文内容', '事项']);
  });

  it('leaves a record that nobody changes', async () => {
    const database = await service.database();
    for (const table of ['review_rounds', 'review_opinions', 'item_tracks'])
      await expect(database.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
  });

  it('passes one content: whoever changes it afterwards has to report it anew, unless he may publish without', async () => {
    const other = codeOf(2);
    await passed(other);
    expect(told(await report(other))).toEqual([409, 'CATALOGUE.REVIEW_PASSED_ALREADY']);
    await edit(other, 1, { name: '另一名称' });
    expect(told(await publish(author, other))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
    const again = await report(other);
    expect(again.body).toMatchObject({ round: 1, status: 'open' });
    await opine(staffing, again.body.reviewId, 1, 1, 'return');
    expect((await get(author, `${version(other, 1)}/reviews`)).body.items.map((r: { status: string }) => r.status)).toEqual([
      'returned',
      'passed',
    ]);
    expect((await publish(manager, other)).status).toBe(200);
  });

  it('is over after the third return', async () => {
    const other = codeOf(3);
    await draft(other);
    for (const round of [1, 2, 3]) {
      const { body } = await report(other);
      expect(body.round).toBe(round);
      expect((await opine(staffing, body.reviewId, round, 1, 'return')).body.status).toBe(round < 3 ? 'returned' : 'refused');
    }
    expect(told(await report(other))).toEqual([409, 'CATALOGUE.REVIEW_ROUNDS_SPENT']);
    expect((await edit(other, 1, { name: '仍可修改' })).status).toBe(200);
  });

  it('is taken back by the department before the first opinion of a round, and what it was stays on record', async () => {
    const other = codeOf(51);
    await draft(other);
    const { reviewId: id } = (await report(other, 1, '误报')).body;
    const withdraw = (as: TestPrincipal, round: number, reason?: string, key: string = randomUUID()): Promise<ApiResponse> =>
      send('POST', as, `/api/v1/catalogue/reviews/${id}/withdrawals`, { round, reason }, { 'idempotency-key': key });
    const before = await count('review_withdrawals');
    expect(told(await withdraw(elsewhere, 1))).toEqual([404, 'CATALOGUE.REVIEW_NOT_FOUND']);
    expect(told(await withdraw(staffing, 1))).toEqual([404, 'CATALOGUE.REVIEW_NOT_FOUND']);
    expect(told(await withdraw({ ...author, permissions: ['item.review'] }, 1))).toEqual([403, 'CATALOGUE.NOT_YOUR_STEP']);
    expect(told(await withdraw(author, 2))).toEqual([409, 'CATALOGUE.REVIEW_MOVED_ON']);
    expect(await count('review_withdrawals')).toBe(before);

    const colleague = { ...author, id: 'editor2.haishu' };
    const done = await withdraw(colleague, 1, '材料有误𬱖', 'withdraw-once');
    expect([done.status, done.body]).toEqual([201, expect.objectContaining({ reviewId: id, status: 'withdrawn', round: 1 })]);
    expect((await withdraw(colleague, 1, '材料有误𬱖', 'withdraw-once')).body).toEqual(done.body);
    expect(await count('review_withdrawals')).toBe(before + 1);
    expect(told(await opine(staffing, id, 1, 1, 'pass'))).toEqual([409, 'CATALOGUE.REVIEW_MOVED_ON']);
    expect(told(await publish(author, other))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
    expect((await edit(other, 1, { name: '改正后的名称' })).status).toBe(200);
    expect((await report(other)).body).toMatchObject({ reviewId: id, status: 'open', round: 2, step: 1 });
    await opine(staffing, id, 2, 1, 'pass');
    expect(told(await withdraw(author, 2))).toEqual([409, 'CATALOGUE.REVIEW_BEGUN']);

    const { body } = await get(legal, `/api/v1/catalogue/reviews/${id}`);
    expect(body.rounds.map((r: { withdrawn: object | null; note: string }) => [r.note, r.withdrawn])).toEqual([
      ['误报', expect.objectContaining({ by: colleague.id, orgCode: MARKET, reason: '材料有误𬱖' })],
      [null, null],
    ]);
    const first = await get(legal, `/api/v1/catalogue/reviews/${id}/rounds/1`);
    expect(first.body.content.name).toBe(definition.name);
    const track = await get(author, `/api/v1/items/${other}/track`);
    expect(track.body.items.map((line: { kindName: string }) => line.kindName)).toEqual([
      '审核通过',
      '报送',
      '修改',
      '撤回报送',
      '报送',
      '起草',
    ]);
    await expect((await service.database()).query(`UPDATE review_withdrawals SET reason = 'x'`)).rejects.toThrow();
  });

  it('goes on or is taken back when both happen at once, and never both', async () => {
    const other = codeOf(52);
    await draft(other);
    for (const round of [1, 2, 3]) {
      const { reviewId: id } = (await report(other)).body;
      const [taken, given] = await Promise.all([
        post(author, `/api/v1/catalogue/reviews/${id}/withdrawals`, { round }),
        opine(staffing, id, round, 1, 'return'),
      ]);
      expect([taken!.status, given!.status].sort()).toEqual([201, 409]);
      const { body } = await get(author, `/api/v1/catalogue/reviews/${id}`);
      expect(body.rounds.at(-1).opinions).toHaveLength(given!.status === 201 ? 1 : 0);
      if (body.status === 'refused') break;
    }
  });

  it('is not begun for an item that has ended', async () => {
    const other = codeOf(53);
    await draft(other);
    await publish(manager, other);
    await post(author, `/api/v1/items/${other}/versions`, definition);
    expect((await post(manager, `${version(other, 1)}/cancel?basis=1`)).status).toBe(200);
    expect(told(await report(other, 2))).toEqual([409, 'CATALOGUE.ITEM_CANCELLED']);
  });

  it('lets the version in force stay while its successor is reviewed, and shows what the successor changes', async () => {
    const descriptive = { ...definition.descriptive, materials: undefined };
    const next = { ...definition, name: '餐饮服务经营许可（新版）', materials: definition.materials.slice(1), descriptive };
    expect((await post(author, `/api/v1/items/${code}/versions`, next)).status).toBe(201);
    const reported = (await report(code, 2)).body;
    expect((await service.call(`/api/v1/items/${code}`)).body).toMatchObject({ version: 1, status: 'published' });
    const { body } = await get(staffing, `/api/v1/catalogue/reviews/${reported.reviewId}/rounds/1`);
    expect(body.comparedWith).toEqual({ round: null, version: 1 });
    const diff = await get(legal, `${version(code, 1)}/diff/2`);
    expect(diff.headers.get('cache-control')).toContain('no-store');
    expect(diff.body).toMatchObject({ a: { version: 1, status: 'published' }, b: { version: 2, status: 'draft' } });
    const [removed] = definition.materials;
    expect(diff.body.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/name', name: '事项名称', new: next.name }),
        expect.objectContaining({ pointer: '/materials/0', kind: 'removed', name: `申请材料（${removed!.name}）`, old: removed }),
      ]),
    );
    expect(told(await get(legal, `${version(code, 1)}/diff/9`))).toEqual([404, 'CATALOGUE.VERSION_NOT_FOUND']);
    expect(told(await get(elsewhere, `${version(code, 1)}/diff/2`))).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
  });

  it('answers 409, never 500, to who reports or reviews a moment later than another', async () => {
    const other = codeOf(4);
    await draft(other);
    const three = <T>(make: () => T): T[] => Array.from({ length: 3 }, make);
    const answers = await Promise.all(three(() => report(other)));
    expect(answers.map(told).sort()).toEqual([[201], [409, 'CATALOGUE.DRAFT_UNDER_REVIEW'], [409, 'CATALOGUE.DRAFT_UNDER_REVIEW']]);
    const { reviewId: id } = answers.find(({ status }) => status === 201)!.body;
    const opinions = await Promise.all(three(() => opine(staffing, id, 1, 1, 'pass')));
    expect(opinions.map(told).sort()).toEqual([[201], [409, 'CATALOGUE.REVIEW_MOVED_ON'], [409, 'CATALOGUE.REVIEW_MOVED_ON']]);
  });

  it.each([
    ['a report by who only reviews', () => post(staffing, `${version(codeOf(3), 1)}/reviews`), 403, 'CATALOGUE.NOT_YOUR_STEP'],
    ['an unknown version', () => report(code, 7), 404, 'CATALOGUE.VERSION_NOT_FOUND'],
    ['a published version', () => report(code, 1), 409, 'CATALOGUE.NOT_A_DRAFT'],
    ['an unknown item', () => report(codeOf(900)), 404, 'CATALOGUE.ITEM_NOT_FOUND'],
    [
      'an item of another region',
      () => post({ ...author, orgCode: ORGANISATIONS.yuyaoService.orgCode, regionCode: '330281' }, `${version(code, 2)}/reviews`),
      404,
      'CATALOGUE.ITEM_NOT_FOUND',
    ],
    ['an unknown review', () => opine(staffing, randomUUID(), 1, 1, 'pass'), 404, 'CATALOGUE.REVIEW_NOT_FOUND'],
    ['a review that is no UUID', () => get(staffing, '/api/v1/catalogue/reviews/x'), 400, 'HTTP.INVALID'],
    ['an opinion too long', () => opine(staffing, randomUUID(), 1, 1, 'return', { opinion: '长'.repeat(4_001) }), 400, 'HTTP.INVALID'],
    ['who is not signed in', () => service.call('/api/v1/catalogue/reviews'), 401, 'ACCESS.TOKEN_MISSING'],
    ['a cursor of another making', () => get(staffing, '/api/v1/catalogue/reviews?cursor=abc'), 400, 'HTTP.CURSOR_INVALID'],
  ])('refuses %s', async (_name, ask, status, problem) => {
    const before = [await count('review_rounds'), await count('review_opinions')];
    expect(told(await ask())).toEqual([status, problem]);
    expect([await count('review_rounds'), await count('review_opinions')]).toEqual(before);
  });
});

describe("a department's whole list", () => {
  const HEALTH = ORGANISATIONS.haishuHealth.orgCode;
  const { itemCode: BIRTH, ...birth } = ITEMS.birthRegistration;
  const codes = [BIRTH, ...[1, 2, 3].map((n) => `${BIRTH.slice(0, 23)}${String(78000 + n)}000`)].sort();
  const clerk = officer('editor.health', HEALTH, 'item.manage');
  let batchId: string;
  let reviews: string[];

  beforeAll(async () => {
    for (const itemCode of codes) expect((await post(clerk, '/api/v1/items', { ...birth, itemCode })).status).toBe(201);
  });

  it('is reported in one batch, once for one idempotency key', async () => {
    const headers = { 'idempotency-key': 'whole-list' };
    const body = { orgCode: HEALTH, note: '全部事项' };
    const first = await send('POST', clerk, '/api/v1/catalogue/review-batches', body, headers);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ skipped: [], more: false });
    expect(first.body.reported.map((r: { itemCode: string }) => r.itemCode)).toEqual(codes);
    const second = await send('POST', clerk, '/api/v1/catalogue/review-batches', body, headers);
    expect(second.body).toEqual(first.body);
    expect(told(await post(clerk, '/api/v1/catalogue/review-batches', body))).toEqual([409, 'CATALOGUE.NOTHING_TO_REPORT']);
    ({ batchId } = first.body);
    reviews = first.body.reported.map((r: { reviewId: string }) => r.reviewId);
  });

  it('says of named items that cannot be reported why', async () => {
    const fresh = `${BIRTH.slice(0, 23)}78009000`;
    await post(clerk, '/api/v1/items', { ...birth, itemCode: fresh });
    const itemCodes = [fresh, codes[0]!, codeOf(1), codeOf(901)];
    const { body } = await post(clerk, '/api/v1/catalogue/review-batches', { orgCode: HEALTH, itemCodes });
    expect(body.reported).toHaveLength(1);
    expect(body.skipped).toEqual([
      { itemCode: codes[0], code: 'CATALOGUE.DRAFT_UNDER_REVIEW' },
      { itemCode: codeOf(1), code: 'CATALOGUE.ITEM_NOT_FOUND' },
      { itemCode: codeOf(901), code: 'CATALOGUE.ITEM_NOT_FOUND' },
    ]);
  });

  it('is found in the work list of who reviews it, page by page, and of nobody else', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(staffing, `/api/v1/catalogue/reviews?batchId=${batchId}&step=1&limit=2${cursor}`);
      seen.push(...body.items.map((r: { reviewId: string }) => r.reviewId));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(seen.sort()).toEqual([...reviews].sort());
    expect((await get(elsewhere, `/api/v1/catalogue/reviews?batchId=${batchId}`)).body.items).toEqual([]);
    expect((await get(legal, `/api/v1/catalogue/reviews?orgCode=${HEALTH}&step=2`)).body.items).toEqual([]);
    expect((await get(clerk, '/api/v1/catalogue/reviews')).body.items).toHaveLength(5);
    expect((await get(clerk, `/api/v1/catalogue/reviews?orgCode=${MARKET}`)).body.items).toEqual([]);
    expect((await get({ ...clerk, orgCode: undefined }, '/api/v1/catalogue/reviews')).body.items).toEqual([]);
  });

  it('is reviewed item by item in one request, and what has moved on is told', async () => {
    await opine(staffing, reviews[3]!, 1, 1, 'pass');
    const opinions = reviews.map((reviewId, i) => ({
      reviewId,
      round: 1,
      step: 1,
      ...(i === 0
        ? { verdict: 'return', opinion: '材料不全', remarks: [{ pointer: '/materials', text: '缺少申请表' }] }
        : { verdict: 'pass' }),
    }));
    const { status, body } = await post(staffing, '/api/v1/catalogue/review-opinions', {
      opinions: [...opinions, { reviewId: randomUUID(), round: 1, step: 1, verdict: 'pass' }, opinions[1]],
    });
    expect(status).toBe(200);
    expect(body.taken.map((r: { status: string; step: number }) => [r.status, r.step])).toEqual([
      ['returned', 1],
      ['open', 2],
      ['open', 2],
    ]);
    expect(body.refused.map((r: { code: string }) => r.code)).toEqual([
      'CATALOGUE.REVIEW_MOVED_ON',
      'CATALOGUE.REVIEW_NOT_FOUND',
      'CATALOGUE.REVIEW_NOT_FOUND',
    ]);
    expect((await get(legal, `/api/v1/catalogue/reviews?batchId=${batchId}&status=open&step=2`)).body.items).toHaveLength(3);
    const passes = reviews.slice(1).map((reviewId) => ({ reviewId, round: 1, step: 2, verdict: 'pass' }));
    const done = await post(legal, '/api/v1/catalogue/review-opinions', { opinions: passes });
    expect(done.body.taken.map((r: { status: string }) => r.status)).toEqual(['passed', 'passed', 'passed']);
    expect((await publish(clerk, codes[1]!)).status).toBe(200);
  });

  it('leaves out what was returned until it is changed, or named', async () => {
    const body = { orgCode: HEALTH };
    expect(told(await post(clerk, '/api/v1/catalogue/review-batches', body))).toEqual([409, 'CATALOGUE.NOTHING_TO_REPORT']);
    const named = await post(clerk, '/api/v1/catalogue/review-batches', { ...body, itemCodes: [codes[0]] });
    expect(named.body.reported).toMatchObject([{ itemCode: codes[0], round: 2 }]);
    await opine(staffing, named.body.reported[0].reviewId, 2, 1, 'return');
    const path = version(codes[0]!, 1);
    const etag = (await get(clerk, `${path}/draft`)).headers.get('etag')!;
    expect((await send('PUT', clerk, path, { ...birth, name: '出生登记（修改）' }, { 'if-match': etag })).status).toBe(200);
    const changed = await post(clerk, '/api/v1/catalogue/review-batches', body);
    expect(changed.body.reported).toMatchObject([{ itemCode: codes[0], round: 3 }]);
  });
});

describe('the tracking card of an item (跟踪卡)', () => {
  const lines = async (
    code: string,
  ): Promise<
    {
      kind: string;
      kindName: string;
      version: number;
      by: object;
      basis: string;
      fields: object[];
      succession: { items: object[] } | null;
    }[]
  > => (await get(manager, `/api/v1/items/${code}/track`)).body.items;

  it('tells who did what with it by which permission, on which basis, and which elements changed', async () => {
    const code = codeOf(20);
    const reviewId = await passed(code);
    await publish(author, code);
    await post(manager, `${version(code, 1)}/suspend?basis=${encodeURIComponent('甬政办〔2026〕3号')}`);
    expect(reviewId).toMatch(/-/);
    const found = await lines(code);
    expect(found.map(({ kind, kindName }) => [kind, kindName])).toEqual([
      ['suspend', '暂停'],
      ['publish', '发布'],
      ['pass', '审核通过'],
      ['pass', '审核通过'],
      ['report', '报送'],
      ['draft', '起草'],
    ]);
    expect(found[0]).toMatchObject({ by: { id: manager.id, capacity: 'item.publish' }, basis: '甬政办〔2026〕3号' });
    expect(found.slice(2, 4).map(({ by }) => by)).toMatchObject([
      { id: legal.id, orgCode: legal.orgCode, capacity: 'item.legalReview' },
      { id: staffing.id, capacity: 'item.review' },
    ]);
    await post(author, `/api/v1/items/${code}/versions`, definition);
    await edit(code, 2, { name: '更名', star: definition.star });
    expect((await lines(code))[0]).toMatchObject({ kind: 'edit', version: 2, fields: [{ pointer: '/name', name: '事项名称' }] });
  });

  it('is read page by page, by those who have the item in reach', async () => {
    const path = `/api/v1/items/${codeOf(20)}/track`;
    const first = await get(staffing, `${path}?limit=3`);
    expect(first.body).toMatchObject({ item: { itemCode: codeOf(20), status: 'suspended', currentVersion: 1 } });
    const rest = await get(staffing, `${path}?limit=100&cursor=${first.body.next}`);
    expect([first.body.items.length, rest.body.next]).toEqual([3, null]);
    expect([...first.body.items, ...rest.body.items]).toEqual((await get(staffing, `${path}?limit=100`)).body.items);
    expect(told(await get(elsewhere, path))).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
    expect(told(await service.call(path))).toEqual([401, 'ACCESS.TOKEN_MISSING']);
  });

  it('tells the plan to end it, and why', async () => {
    const at = new Date(Date.now() + 86_400_000).toISOString();
    const planned = await post(manager, `${version(codeOf(20), 1)}/plan-cancellation`, { at, basis: '权力清单调整' });
    expect(told(planned)).toEqual([200]);
    const [line] = await lines(codeOf(20));
    expect(line).toMatchObject({ kindName: '计划取消', basis: '权力清单调整', fields: [{ pointer: '/validity/to' }] });
  });

  const succeed = (kind: string, from: string[], to: string[], cancelOld = true, as = manager): Promise<ApiResponse> =>
    post(as, '/api/v1/catalogue/successions', { kind, from, to, basis: '机构改革方案', cancelOld });

  it('links an old item that was transferred, and cancelled, with the one that takes over', async () => {
    const [old, next] = [codeOf(21), codeOf(22)];
    await draft(old);
    await draft(next);
    await publish(manager, old);
    expect(told(await succeed('transfer', [old], [next], true, author))).toEqual([403, 'ACCESS.FORBIDDEN']);
    const done = await succeed('transfer', [old], [next]);
    expect(done.status).toBe(201);
    expect((await service.call(`/api/v1/items/${old}`)).body.status).toBe('cancelled');
    const [cancelled, transferred] = await lines(old);
    expect([cancelled!.kind, transferred!.kindName]).toEqual(['cancel', '转移']);
    expect(transferred).toMatchObject({ basis: '机构改革方案', succession: { id: done.body.id, items: [{ itemCode: next, side: 'to' }] } });
    expect((await lines(next))[0]).toMatchObject({ kindName: '承接', succession: { items: [{ itemCode: old, side: 'from' }] } });
  });

  it('links what was split, merged and delegated, without ending what goes on', async () => {
    const [whole, half, other, merged] = [30, 31, 32, 33].map(codeOf) as [string, string, string, string];
    for (const code of [whole, half, other, merged]) await draft(code);
    await publish(manager, whole);
    expect((await succeed('split', [whole], [half, other], false)).status).toBe(201);
    expect((await service.call(`/api/v1/items/${whole}`)).body.status).toBe('published');
    await publish(manager, half);
    await publish(manager, other);
    expect((await succeed('merge', [half, other], [merged])).status).toBe(201);
    const [line] = await lines(merged);
    expect(line!.succession!.items).toHaveLength(2);
    expect((await lines(half)).map(({ kindName }) => kindName)).toEqual(['取消', '整合', '发布', '拆分', '起草']);
    expect((await succeed('delegate', [merged], [codeOf(20)], false)).status).toBe(201);
    expect((await lines(codeOf(20)))[0]!.kindName).toBe('承接');
  });

  it('closes no circle by two links at once, neither of which would close it alone', async () => {
    const [p, q, r, s] = [60, 61, 62, 63].map(codeOf) as [string, string, string, string];
    for (const code of [p, q, r, s]) await draft(code);
    for (const [from, to] of [[q, r], [s, p]] as const) expect((await succeed('transfer', [from], [to], false)).status).toBe(201); // prettier-ignore
    const both = await Promise.all([succeed('transfer', [p], [q], false), succeed('transfer', [r], [s], false)]);
    expect(both.map(told).sort()).toEqual([[201], [409, 'CATALOGUE.SUCCESSION_CYCLE']]);
  });

  it.each([
    ['an unknown kind', () => succeed('swallow', [codeOf(33)], [codeOf(20)]), 400, 'CATALOGUE.SUCCESSION_KIND'],
    ['too many items for the kind', () => succeed('transfer', [codeOf(33)], [codeOf(20), codeOf(2)]), 400, 'CATALOGUE.SUCCESSION_COUNT'],
    ['an item that succeeds itself', () => succeed('transfer', [codeOf(33)], [codeOf(33)]), 400, 'CATALOGUE.SUCCESSION_ITSELF'],
    ['a circle', () => succeed('transfer', [codeOf(33)], [codeOf(30)], false), 409, 'CATALOGUE.SUCCESSION_CYCLE'],
    ['a cancelled item that would take over', () => succeed('transfer', [codeOf(30)], [codeOf(21)]), 409, 'CATALOGUE.ITEM_CANCELLED'],
    ['an unknown item', () => succeed('transfer', [codeOf(30)], [codeOf(902)]), 404, 'CATALOGUE.ITEM_NOT_FOUND'],
    ['to end a draft', () => succeed('transfer', [codeOf(33)], [codeOf(2)]), 409, 'CATALOGUE.MOVE_NOT_ALLOWED'],
  ])('refuses %s and records nothing', async (_name, ask, status, problem) => {
    const before = [await count('item_successions'), await count('item_tracks')];
    expect(told(await ask())).toEqual([status, problem]);
    expect([await count('item_successions'), await count('item_tracks')]).toEqual(before);
  });
});
