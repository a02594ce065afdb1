import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { SwitchDueVersions } from '../src/item/use-cases/switch-due-versions.js';

const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.haishu',
  orgCode: ORGANISATIONS.haishuStaffing.orgCode,
  regionCode: '330203',
  permissions: ['item.manage', 'item.publish'],
};
const { itemCode: BASE, ...definition } = ITEMS.cateringLicence;
/** Another item of the same body and category. */
const codeOf = (serial: number): string => `${BASE.slice(0, 23)}${String(66000 + serial)}000`;

let service: TestService;
let probe: EventProbe;
beforeAll(async () => {
  service = await TestService.start(catalogue);
  probe = await service.probe();
}, 60_000);
afterAll(async () => {
  await probe?.stop();
  await service?.stop();
});

const post = (path: string, body: unknown = {}): Promise<ApiResponse> =>
  service.call(path, { method: 'POST', as: manager, body, headers: { 'idempotency-key': randomUUID() } });
const told = ({ status, body }: ApiResponse): [number, string?] => (status < 300 ? [status] : [status, body.code]);
const draft = (code: string, more: object = {}): Promise<ApiResponse> => post('/api/v1/items', { ...definition, ...more, itemCode: code });
const revise = (code: string, more: object = {}): Promise<ApiResponse> =>
  post(`/api/v1/items/${code}/versions`, { ...definition, ...more });
const move = (code: string, version: number, verb: string, body: unknown = {}): Promise<ApiResponse> =>
  post(`/api/v1/items/${code}/versions/${version}/${verb}`, body);
const current = async (code: string) => {
  const { status, body } = await service.call(`/api/v1/items/${code}`);
  return status === 200 ? [body.version, body.status] : status;
};
const soon = (ms = 3_000): string => new Date(Date.now() + ms).toISOString();
const states = async (code: string): Promise<unknown> =>
  (await service.database()).query('SELECT version, status, sequence FROM item_versions WHERE item_code = $1 ORDER BY version', [code]);

describe('a planned publication (计划生效)', () => {
  it('brings a first version on its day, and tells nobody before', async () => {
    const code = codeOf(1);
    const from = soon();
    await draft(code, { validity: { from } });
    expect((await move(code, 1, 'publish')).body).toMatchObject({ status: 'scheduled', sequence: 0 });
    expect(await current(code)).toBe(404);
    expect((await service.call(`/api/v1/items/${code}/versions/1`)).status).toBe(404);
    expect(probe.of(ItemVersionV1, `${code}@1`)).toEqual([]);
    await eventually(async () => expect(await current(code)).toEqual([1, 'published']));
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(from));
    const event = await probe.next(ItemVersionV1, `${code}@1`);
    expect(event).toMatchObject({ sequence: 1, data: { validity: { from, to: null } } });
  });

  it('keeps the version before it in force until that minute, and then changes both in one moment', async () => {
    const code = codeOf(2);
    await draft(code);
    await move(code, 1, 'publish');
    await revise(code, { name: '新的名称', validity: { from: soon() } });
    expect((await move(code, 2, 'publish')).body.status).toBe('scheduled');
    expect(await current(code)).toEqual([1, 'published']);
    expect(told(await revise(code))).toEqual([409, 'CATALOGUE.DRAFT_EXISTS']);
    await eventually(async () => expect(await current(code)).toEqual([2, 'published']));
    const [before, after] = [await service.call(`/api/v1/items/${code}/versions/1`), await service.call(`/api/v1/items/${code}`)];
    expect([before.body.status, before.body.validity.to]).toEqual(['superseded', after.body.validity.from]);
    const ended = await eventually(() => {
      const event = probe.of(ItemVersionV1, `${code}@1`).find(({ sequence }) => sequence === 2);
      if (!event) throw new Error('the end of version 1 was not told');
      return event;
    });
    expect(ended.data.validity.to).toBe((await probe.next(ItemVersionV1, `${code}@2`)).data.validity.from);
  });

  it('may be taken back while it waits, and the draft be edited and published again', async () => {
    const code = codeOf(3);
    await draft(code, { validity: { from: soon(600_000) } });
    await move(code, 1, 'publish');
    const path = `/api/v1/items/${code}/versions/1`;
    const put = async (body: unknown): Promise<ApiResponse> => {
      const etag = (await service.call(`${path}/draft`, { as: manager })).headers.get('etag')!;
      return service.call(path, { method: 'PUT', as: manager, body, headers: { 'if-match': etag } });
    };
    expect(told(await put(definition))).toEqual([409, 'CATALOGUE.VERSION_IMMUTABLE']);
    const database = await service.database();
    const rewrite = database.query(`UPDATE item_versions SET core = core || '{"name":"x"}' WHERE item_code = $1`, [code]);
    await expect(rewrite).rejects.toThrow(/never changed/);
    expect((await move(code, 1, 'unschedule')).body).toMatchObject({ status: 'draft', sequence: 0 });
    expect(told(await move(code, 1, 'unschedule'))).toEqual([409, 'CATALOGUE.MOVE_NOT_ALLOWED']);
    expect(told(await put(definition))).toEqual([200]);
    expect((await move(code, 1, 'publish')).body.status).toBe('published');
  });

  it('needs no second review when it was taken back, as long as nobody edits the draft', async () => {
    const code = codeOf(10);
    const as = (id: string, orgCode: string, ...permissions: NonNullable<TestPrincipal['permissions']>) => ({
      ...manager,
      id,
      orgCode,
      permissions,
    });
    const author = as('editor.haishu', ORGANISATIONS.haishuMarket.orgCode, 'item.manage');
    const reviewers = [
      as('staffing.haishu', ORGANISATIONS.haishuStaffing.orgCode, 'item.review'),
      as('justice.haishu', ORGANISATIONS.haishuJustice.orgCode, 'item.legalReview'),
    ];
    await draft(code, { star: 0, validity: { from: soon(600_000) } });
    const by = (who: TestPrincipal, path: string, body: unknown = {}): Promise<ApiResponse> =>
      service.call(path, { method: 'POST', as: who, body, headers: { 'idempotency-key': randomUUID() } });
    const version = `/api/v1/items/${code}/versions/1`;
    expect(told(await by(author, `${version}/publish`))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
    const { reviewId } = (await by(author, `${version}/reviews`)).body;
    for (const [i, reviewer] of reviewers.entries()) {
      await by(reviewer, `/api/v1/catalogue/reviews/${reviewId}/opinions`, { round: 1, step: i + 1, verdict: 'pass' });
    }
    for (const _twice of [1, 2]) {
      expect((await by(author, `${version}/publish`)).body).toMatchObject({ status: 'scheduled' });
      expect((await by(author, `${version}/unschedule`)).body).toMatchObject({ status: 'draft' });
    }
    const etag = (await service.call(`${version}/draft`, { as: author })).headers.get('etag')!;
    await service.call(version, { method: 'PUT', as: author, body: definition, headers: { 'if-match': etag } });
    expect(told(await by(author, `${version}/publish`))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
  });

  it('is refused for a day that has passed, and changes nothing', async () => {
    const code = codeOf(4);
    const refused = await draft(code, { validity: { from: '2026-01-01T00:00:00Z' } });
    expect([...told(refused), refused.body.invalidParams]).toMatchObject([
      400,
      'CATALOGUE.RULES_BROKEN',
      [{ name: '/validity/from', code: 'EFFECTIVE_IN_PAST' }],
    ]);
    expect(await states(code)).toEqual([]);
    const issued = await (await service.database()).query('SELECT 1 FROM issued_codes WHERE code = $1', [code]);
    expect(issued).toEqual([]);
  });

  it('is won by one of two who publish at once, and switched by one of many workers', async () => {
    const code = codeOf(5);
    await draft(code, { validity: { from: soon() } });
    const both = await Promise.all([move(code, 1, 'publish'), move(code, 1, 'publish')]);
    expect(both.map(told).sort()).toEqual([[200], [409, 'CATALOGUE.MOVE_NOT_ALLOWED']]);
    const workers = service.get(SwitchDueVersions);
    await eventually(async () => {
      await Promise.all([workers.execute(10), workers.execute(10), workers.execute(10)]);
      expect(await current(code)).toEqual([1, 'published']);
    });
    expect(await states(code)).toEqual([{ version: 1, status: 'published', sequence: 1 }]);
    await probe.next(ItemVersionV1, `${code}@1`);
    expect(probe.of(ItemVersionV1, `${code}@1`).map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('never brings a cancelled item back', async () => {
    const code = codeOf(6);
    await draft(code);
    await move(code, 1, 'publish');
    await revise(code, { validity: { from: soon(600_000) } });
    await move(code, 2, 'publish');
    expect((await move(code, 1, 'cancel')).body.status).toBe('cancelled');
    expect(await states(code)).toEqual([
      { version: 1, status: 'cancelled', sequence: 2 },
      { version: 2, status: 'draft', sequence: 0 },
    ]);
    expect(told(await move(code, 2, 'publish'))).toEqual([409, 'CATALOGUE.ITEM_CANCELLED']);
  });
});

describe('a planned cancellation (计划取消)', () => {
  it('is told at once as the end of the validity, and cancels the item on its day', async () => {
    const code = codeOf(7);
    await draft(code);
    await move(code, 1, 'publish');
    const at = soon();
    const planned = await move(code, 1, 'plan-cancellation', { at });
    expect(planned.body).toMatchObject({ status: 'published', sequence: 2 });
    expect((await service.call(`/api/v1/items/${code}`)).body.validity.to).toBe(at);
    await eventually(async () => expect(await current(code)).toEqual([1, 'cancelled']));
    const facts = await eventually(() => {
      const all = probe.of(ItemVersionV1, `${code}@1`);
      if (all.length < 3) throw new Error('not all facts were told');
      return all;
    });
    expect(facts.map(({ data }) => [data.status, data.validity.to])).toEqual([
      ['published', null],
      ['published', at],
      ['cancelled', at],
    ]);
    const { body } = await service.call(`/api/v1/items/${code}/track`, { as: manager });
    expect(JSON.stringify(body)).toContain('catalogue.life-cycle');
  });

  it('may be part of the definition, may be taken back, and never lies in the past', async () => {
    const code = codeOf(8);
    await draft(code, { validity: { to: soon(600_000) } });
    expect(told(await move(code, 1, 'plan-cancellation', { at: null }))).toEqual([409, 'CATALOGUE.MOVE_NOT_ALLOWED']);
    await move(code, 1, 'publish');
    const past = await move(code, 1, 'plan-cancellation', { at: '2026-01-01T00:00:00Z' });
    expect([...told(past), past.body.invalidParams[0].code]).toEqual([400, 'CATALOGUE.RULES_BROKEN', 'EFFECTIVE_IN_PAST']);
    expect((await move(code, 1, 'plan-cancellation', { at: null })).body.sequence).toBe(2);
    expect((await service.call(`/api/v1/items/${code}`)).body.validity.to).toBeNull();
  });

  it('ends a suspended version too', async () => {
    const code = codeOf(9);
    await draft(code, { validity: { to: soon() } });
    await move(code, 1, 'publish');
    await move(code, 1, 'suspend');
    await eventually(async () => expect(await current(code)).toEqual([1, 'cancelled']));
  });
});
