import { describe, expect, it, jest } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { eventually, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { ItemFacts } from '../src/item/use-cases/item-facts.js';
import { SwitchDueVersions } from '../src/item/use-cases/switch-due-versions.js';
import { author, BASIS, broken, catalogueUnderTest, codeOf as mainItem, definition, manager, officer, soon, told } from './builders.js';

const codeOf = (serial: number): string => mainItem(66_000 + serial);
const basis = '甬编办〔2026〕12号';
const staffing = officer('staffing.haishu', 'haishuStaffing', '330203', 'item.review');
const legal = officer('justice.haishu', 'haishuJustice', '330203', 'item.legalReview');

const the = catalogueUnderTest({ events: true });
const { act, current, draft, edit, get, post, revise } = the;
const states = (code: string): Promise<object[]> =>
  the.sql('SELECT version, status, sequence FROM item_versions WHERE item_code = $1 ORDER BY version', [code]);
/** As the facts told it, one after the other. */
const facts = (key: string, count: number): Promise<[string, string | null][]> =>
  eventually(() => {
    const all = the.probe.of(ItemVersionV1, key);
    if (all.length < count) throw new Error(`${all.length} facts of ${key} were told`);
    return all.map(({ data }) => [data.status, data.validity.to]);
  });
/** An item in force. */
const inForce = async (code: string, more: object = {}): Promise<string> => {
  await draft(code, more);
  expect(told(await act(code, 1, 'publish'))).toEqual([200]);
  return code;
};

describe('a planned publication (计划生效)', () => {
  it('brings a first version on its day, and tells nobody before', async () => {
    const code = codeOf(1);
    const from = soon();
    await draft(code, { validity: { from } });
    expect((await act(code, 1, 'publish')).body).toMatchObject({ status: 'scheduled', sequence: 0 });
    expect(await current(code)).toBe(404);
    expect((await get(`/api/v1/items/${code}/versions/1`)).status).toBe(404);
    expect(the.probe.of(ItemVersionV1, `${code}@1`)).toEqual([]);
    await eventually(async () => expect(await current(code)).toEqual([1, 'published']));
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(from));
    const event = await the.probe.next(ItemVersionV1, `${code}@1`);
    expect(event).toMatchObject({ sequence: 1, data: { validity: { from, to: null } } });
  });

  it('keeps the version before it in force until that minute, and then changes both in one moment', async () => {
    const code = codeOf(2);
    await inForce(code);
    await revise(code, { name: '新的名称', validity: { from: soon() } });
    expect((await act(code, 2, 'publish')).body.status).toBe('scheduled');
    expect(await current(code)).toEqual([1, 'published']);
    expect(told(await revise(code))).toEqual([409, 'CATALOGUE.DRAFT_EXISTS']);
    await eventually(async () => expect(await current(code)).toEqual([2, 'published']));
    const [before, after] = [await get(`/api/v1/items/${code}/versions/1`), await get(`/api/v1/items/${code}`)];
    expect([before.body.status, before.body.validity.to]).toEqual(['superseded', after.body.validity.from]);
    const [, ended] = await facts(`${code}@1`, 2);
    expect(ended![1]).toBe((await the.probe.next(ItemVersionV1, `${code}@2`)).data.validity.from);
  });

  it('may be taken back while it waits, and the draft be edited and published again', async () => {
    const code = codeOf(3);
    await draft(code, { validity: { from: soon(600_000) } });
    await act(code, 1, 'publish');
    expect(told(await edit(code, 1, {}))).toEqual([409, 'CATALOGUE.VERSION_IMMUTABLE']);
    const rewrite = the.sql(`UPDATE item_versions SET core = core || '{"name":"x"}' WHERE item_code = $1`, [code]);
    await expect(rewrite).rejects.toThrow(/never changed/);
    expect((await act(code, 1, 'unschedule')).body).toMatchObject({ status: 'draft', sequence: 0 });
    expect(told(await act(code, 1, 'unschedule'))).toEqual([409, 'CATALOGUE.MOVE_NOT_ALLOWED']);
    expect(told(await edit(code, 1, {}))).toEqual([200]);
    expect((await act(code, 1, 'publish')).body.status).toBe('published');
  });

  it('needs no second review when it was taken back, as long as nobody edits the draft', async () => {
    const code = codeOf(10);
    await draft(code, { star: 0, validity: { from: soon(600_000) } }, author);
    const move = (verb: string): Promise<ApiResponse> => act(code, 1, verb, {}, author);
    expect(told(await move('publish'))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
    const { reviewId } = (await move('reviews')).body;
    for (const [i, reviewer] of [staffing, legal].entries()) {
      await post(`/api/v1/catalogue/reviews/${reviewId}/opinions`, { round: 1, step: i + 1, verdict: 'pass' }, reviewer);
    }
    for (const _twice of [1, 2]) {
      expect((await move('publish')).body).toMatchObject({ status: 'scheduled' });
      expect((await move('unschedule')).body).toMatchObject({ status: 'draft' });
    }
    await edit(code, 1, {}, author);
    expect(told(await move('publish'))).toEqual([409, 'CATALOGUE.REVIEW_NEEDED']);
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
    expect(await the.sql('SELECT 1 FROM issued_codes WHERE code = $1', [code])).toEqual([]);
  });

  it('is won by one of two who publish at once, and switched by one of many workers', async () => {
    const code = codeOf(5);
    await draft(code, { validity: { from: soon() } });
    const both = await Promise.all([act(code, 1, 'publish'), act(code, 1, 'publish')]);
    expect(both.map(told).sort()).toEqual([[200], [409, 'CATALOGUE.MOVE_NOT_ALLOWED']]);
    const workers = the.service.get(SwitchDueVersions);
    await eventually(async () => {
      await Promise.all([workers.execute(10), workers.execute(10), workers.execute(10)]);
      expect(await current(code)).toEqual([1, 'published']);
    });
    expect(await states(code)).toEqual([{ version: 1, status: 'published', sequence: 1 }]);
    await the.probe.next(ItemVersionV1, `${code}@1`);
    expect(the.probe.of(ItemVersionV1, `${code}@1`).map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('is done whole or not at all when a worker dies in the middle of it, and then by the next', async () => {
    const code = await inForce(codeOf(23));
    await revise(code, { validity: { from: soon() } });
    await act(code, 2, 'publish');
    const whole = the.service.get(ItemFacts);
    const tell = whole.changed.bind(whole);
    let told = 0;
    const dying = jest.spyOn(whole, 'changed').mockImplementation(async (version, at) => {
      // The end of the version before is told, and not yet that the next one began.
      if (version.itemCode === code && ++told === 2) throw new Error('killed');
      await tell(version, at);
    });
    await eventually(async () => expect(await current(code)).toEqual([2, 'published']));
    dying.mockRestore();
    expect(told).toBe(4);
    expect(await states(code)).toEqual([
      { version: 1, status: 'superseded', sequence: 2 },
      { version: 2, status: 'published', sequence: 1 },
    ]);
    // Two keys, so either may be heard first.
    await the.probe.next(ItemVersionV1, `${code}@2`);
    await eventually(() => expect(the.probe.of(ItemVersionV1, `${code}@1`).map(({ sequence }) => sequence)).toEqual([1, 2]));
  });

  it('never brings a cancelled item back', async () => {
    const code = codeOf(6);
    await inForce(code);
    await revise(code, { validity: { from: soon(600_000) } });
    await act(code, 2, 'publish');
    expect((await act(code, 1, `cancel${BASIS}`)).body.status).toBe('cancelled');
    expect(await states(code)).toEqual([
      { version: 1, status: 'cancelled', sequence: 2 },
      { version: 2, status: 'draft', sequence: 0 },
    ]);
    expect(told(await act(code, 2, 'publish'))).toEqual([409, 'CATALOGUE.ITEM_CANCELLED']);
    expect(told(await edit(code, 2, {}))).toEqual([409, 'CATALOGUE.ITEM_CANCELLED']);
  });

  it('becomes a draft again when the directory says otherwise by its day, and the tracking card says why', async () => {
    const code = codeOf(11);
    const keeper = officer('keeper.province', 'haishuStaffing', '330000', 'directory.manage');
    const entry = {
      catalogueCode: code.slice(19),
      category: '01',
      name: ITEMS.cateringLicence.name,
      regionCode: '330000',
      useLevels: ['4'],
    };
    const directory = '/api/v1/catalogue/directory';
    expect(told(await post(directory, { ...entry, basis }, keeper))).toEqual([201]);
    await inForce(code);
    await revise(code, { validity: { from: soon() } });
    expect((await act(code, 2, 'publish')).body.status).toBe('scheduled');
    expect(told(await post(`${directory}/${entry.catalogueCode}/moves`, { change: 'suspend', basis }, keeper))).toEqual([200]);
    await eventually(async () => expect((await states(code))[1]).toEqual({ version: 2, status: 'draft', sequence: 0 }));
    expect(await current(code)).toEqual([1, 'published']);
    const { body } = await get(`/api/v1/items/${code}/track`, manager);
    expect(body.items[0]).toMatchObject({ kind: 'unschedule', basis: '基本目录条目未生效、已暂停或已取消' });
  });
});

describe('a planned cancellation (计划取消)', () => {
  const plan = (code: string, at: string | null, as?: TestPrincipal): Promise<ApiResponse> =>
    act(code, 1, 'plan-cancellation', { at, basis }, as);

  it('is told at once as the end of the validity, and cancels the item on its day', async () => {
    const code = await inForce(codeOf(7));
    const at = soon();
    expect((await plan(code, at)).body).toMatchObject({ status: 'published', sequence: 2 });
    expect((await get(`/api/v1/items/${code}`)).body.validity.to).toBe(at);
    await eventually(async () => expect(await current(code)).toEqual([1, 'cancelled']));
    expect(await facts(`${code}@1`, 3)).toEqual([
      ['published', null],
      ['published', at],
      ['cancelled', at],
    ]);
    const { body } = await get(`/api/v1/items/${code}/track`, manager);
    expect(JSON.stringify(body)).toContain('catalogue.life-cycle');
  });

  it('may be part of the definition, may be taken back, and never lies in the past', async () => {
    const code = codeOf(8);
    await draft(code, { validity: { to: soon(600_000) } });
    expect(told(await plan(code, null))).toEqual([409, 'CATALOGUE.MOVE_NOT_ALLOWED']);
    await act(code, 1, 'publish');
    expect(broken(await plan(code, '2026-01-01T00:00:00Z'))).toEqual([400, ['EFFECTIVE_IN_PAST']]);
    expect((await plan(code, null)).body.sequence).toBe(2);
    expect((await get(`/api/v1/items/${code}`)).body.validity.to).toBeNull();
  });

  it('ends a suspended version too', async () => {
    const code = await inForce(codeOf(9), { validity: { to: soon() } });
    await act(code, 1, 'suspend');
    await eventually(async () => expect(await current(code)).toEqual([1, 'cancelled']));
  });

  it('holds for a version that is published meanwhile, and no version is planned for a later day', async () => {
    const code = await inForce(codeOf(12));
    const at = soon(600_000);
    await plan(code, at);
    await revise(code, { validity: { from: soon(660_000) } });
    expect(broken(await act(code, 2, 'publish'))).toEqual([400, ['AFTER_PLANNED_CANCELLATION']]);
    await edit(code, 2, {});
    expect((await act(code, 2, 'publish')).body.status).toBe('published');
    expect((await get(`/api/v1/items/${code}`)).body.validity.to).toBe(at);
  });

  it('gives way to a version that is planned for the same minute', async () => {
    const code = await inForce(codeOf(13));
    const at = soon();
    await plan(code, at);
    await revise(code, { validity: { from: at } });
    expect((await act(code, 2, 'publish')).body.status).toBe('scheduled');
    await eventually(async () => expect(await current(code)).toEqual([2, 'published']));
    expect(await states(code)).toMatchObject([{ status: 'superseded' }, { status: 'published', sequence: 1 }]);
    expect((await get(`/api/v1/items/${code}`)).body.validity.to).toBeNull();
  });
});

describe('decisions over what is in force', () => {
  it('are the staffing office’s (编办), whatever a review has passed; what a department planned it may take back', async () => {
    const code = await inForce(codeOf(14));
    const before = await states(code);
    for (const verb of ['suspend', 'resume', `cancel${BASIS}`]) {
      expect(told(await act(code, 1, verb, {}, author))).toEqual([403, 'ACCESS.FORBIDDEN']);
    }
    const planned = await act(code, 1, 'plan-cancellation', { at: soon(600_000), basis }, author);
    expect(told(planned)).toEqual([403, 'ACCESS.FORBIDDEN']);
    expect(await states(code)).toEqual(before);
    await revise(code, { validity: { from: soon(600_000) } });
    await act(code, 2, 'publish');
    expect(told(await act(code, 2, 'unschedule', {}, author))).toEqual([200]);
  });

  it('end an item on a decision that its card names, or not at all', async () => {
    const code = await inForce(codeOf(15));
    expect(told(await act(code, 1, 'cancel'))).toEqual([400, 'HTTP.INVALID']);
    expect(told(await act(code, 1, 'plan-cancellation', { at: soon(600_000) }))).toEqual([400, 'HTTP.INVALID']);
    expect(await states(code)).toEqual([{ version: 1, status: 'published', sequence: 1 }]);
    expect(told(await act(code, 1, `cancel${BASIS}`))).toEqual([200]);
    expect((await get(`/api/v1/items/${code}/track`, manager)).body.items[0]).toMatchObject({ kind: 'cancel', basis });
  });

  it('hold for versions that come later: a suspended item is not resumed by publishing one', async () => {
    const code = await inForce(codeOf(16));
    await act(code, 1, 'suspend');
    await revise(code);
    expect((await act(code, 2, 'publish')).body).toMatchObject({ status: 'suspended', sequence: 1 });
    expect(await current(code)).toEqual([2, 'suspended']);
    expect(await facts(`${code}@2`, 1)).toEqual([['suspended', null]]);
    expect((await act(code, 2, 'resume')).body.status).toBe('published');
  });

  describe('about an item with handling items (业务办理项)', () => {
    const issue = async (code: string, name: string): Promise<string> =>
      (await post(`/api/v1/items/${code}/handling-items`, { ...definition, name })).body.itemCode as string;

    it('reach those that are in force, and a resumption those that were suspended with it', async () => {
      const code = await inForce(codeOf(17));
      const [renewal, change, planned] = [await issue(code, '延续'), await issue(code, '变更'), await issue(code, '注销')];
      for (const each of [renewal, change]) await act(each, 1, 'publish');
      await act(change, 1, 'suspend');
      await act(code, 1, 'suspend');
      expect([await current(renewal), await current(change)]).toEqual([
        [1, 'suspended'],
        [1, 'suspended'],
      ]);
      expect(told(await act(planned, 1, 'publish'))).toEqual([409, 'CATALOGUE.PARENT_NOT_IN_FORCE']);
      await act(code, 1, 'resume');
      expect([await current(renewal), await current(change)]).toEqual([
        [1, 'published'],
        [1, 'suspended'],
      ]);
      await act(code, 1, `cancel${BASIS}`);
      expect([await current(renewal), await current(change)]).toEqual([
        [1, 'cancelled'],
        [1, 'cancelled'],
      ]);
      expect((await facts(`${renewal}@1`, 4)).map(([status]) => status)).toEqual(['published', 'suspended', 'published', 'cancelled']);
      expect(told(await act(planned, 1, 'publish'))).toEqual([409, 'CATALOGUE.PARENT_NOT_IN_FORCE']);
    });

    it('may name both sides of it when the old items end: each ends once', async () => {
      const [old, successor] = [await inForce(codeOf(21)), await inForce(codeOf(22))];
      const part = await issue(old, '延续');
      await act(part, 1, 'publish');
      const order = { kind: 'merge', from: [old, part], to: [successor], basis, cancelOld: true };
      expect(told(await post('/api/v1/catalogue/successions', order))).toEqual([201]);
      expect(await states(part)).toEqual([{ version: 1, status: 'cancelled', sequence: 2 }]);
      expect(await current(old)).toEqual([1, 'cancelled']);
    });

    it('leave none in force that is published in the same moment', async () => {
      for (const serial of [18, 19, 20]) {
        const code = await inForce(codeOf(serial));
        const part = await issue(code, '延续');
        await Promise.all([act(part, 1, 'publish'), act(code, 1, `cancel${BASIS}`)]);
        expect([404, [1, 'cancelled']]).toContainEqual(await current(part));
        expect(await current(code)).toEqual([1, 'cancelled']);
      }
    });
  });
});
