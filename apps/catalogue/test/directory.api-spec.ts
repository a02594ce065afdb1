import { describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { itemCategories } from '@yiwang/standards';
import { eventually, type ApiResponse } from '@yiwang/testing';
import { ApplyDirectoryPlans } from '../src/directory/use-cases/apply-directory-plans.js';
import { broken, catalogueUnderTest, CODE, codeOf, definition as drafted, manager, officer, soon, told } from './builders.js';

const DIRECTORY = '/api/v1/catalogue/directory';
const province = officer('keeper.330000', 'haishuStaffing', '330000', 'directory.manage');
const haishu = officer('keeper.330203', 'haishuStaffing', '330203', 'directory.manage');

const { name: NAME, category: _category, ...definition } = drafted;
const ENTRY = CODE.slice(19);
const laid = { name: NAME, regionCode: '330000', useLevels: ['3', '4'], legalBasis: definition.descriptive.legalBasis };
const basis = '浙政办发〔2026〕1号';

const the = catalogueUnderTest();
const { draft, get, post, send } = the;
const enter = (more: object = {}, as = province): Promise<ApiResponse> => post(DIRECTORY, { ...laid, category: '01', basis, ...more }, as);
const move = (code: string, change: string, more: object = {}, as = province): Promise<ApiResponse> =>
  post(`${DIRECTORY}/${code}/moves`, { change, basis, ...more }, as);
const entry = (code: string): Promise<ApiResponse> => get(`${DIRECTORY}/${code}`);
const put = async (code: string, content: object, etag?: string): Promise<ApiResponse> =>
  the.put(`${DIRECTORY}/${code}`, { ...laid, basis, ...content }, etag ?? (await entry(code)).headers.get('etag')!, province);
const counts = (): Promise<object[]> =>
  the.sql(
    `SELECT (SELECT count(*) FROM catalogue_codes) AS codes, (SELECT count(*) FROM directory_entries) AS entries,
            (SELECT count(*) FROM directory_versions) AS versions, (SELECT count(*) FROM issued_codes) AS issued`,
  );

describe('the table of categories', () => {
  it('has the national rows, and knows each source’s own names and codes', async () => {
    const { body } = await get('/api/v1/catalogue/categories');
    expect(
      body.items.map(({ code, name, initiative, tableGroup }: Record<string, string>) => [code, name, initiative, tableGroup]),
    ).toEqual(itemCategories.entries.map(({ code, zh, initiative, tables }) => [code, zh, initiative, tables]));
    const inspection = body.items.find(({ code }: { code: string }) => code === '06');
    expect(inspection.localNames).toContainEqual({ source: 'shandong', code: '09', localName: '行政检查' });
    expect(body.unmapped).toEqual([{ source: 'zhejiang', code: '非行政许可审批', localName: '非行政许可审批', category: null }]);
  });

  it('is extended and mapped by the province, and never changed where it is national', async () => {
    const extension = { name: '便民服务', nameEn: 'convenience service', initiative: 'application', tableGroup: 'public' };
    const at = '/api/v1/catalogue/categories';
    expect(told(await send('PUT', `${at}/21`, extension, haishu))).toEqual([403, 'CATALOGUE.DIRECTORY_OUT_OF_SCOPE']);
    expect(told(await send('PUT', `${at}/01`, extension, province))).toEqual([409, 'CATALOGUE.CATEGORY_IS_NATIONAL']);
    expect(told(await send('PUT', `${at}/21`, extension, province))).toEqual([204]);
    const source = `${at}/sources/guangdong/${encodeURIComponent('便民')}`;
    expect(told(await send('PUT', source, { localName: '便民', category: '99' }, province))).toEqual([404, 'CATALOGUE.CATEGORY_NOT_FOUND']);
    expect(told(await send('PUT', source, { localName: '便民', category: '21' }, province))).toEqual([204]);
    const { body } = await get(at);
    expect(body.items.find(({ code }: { code: string }) => code === '21')).toMatchObject({
      ...extension,
      extends: '20',
      national: false,
      localNames: [{ source: 'guangdong', code: '便民', localName: '便民' }],
    });
  });
});

describe('codes of the directory', () => {
  it('are taken as laid down, with the local code beside, once and for ever', async () => {
    const created = await enter({ catalogueCode: ENTRY, localCode: '许可-00757-001' });
    expect(created.body).toMatchObject({ catalogueCode: ENTRY, status: 'active', currentVersion: 1, pendingFrom: null });
    const before = await counts();
    expect(told(await enter({ catalogueCode: ENTRY }))).toEqual([409, 'CATALOGUE.CODE_TAKEN']);
    expect(told(await enter({ localCode: '许可-00757-001' }))).toEqual([409, 'CATALOGUE.CODE_TAKEN']);
    expect(told(await enter({ catalogueCode: '330100999000', localCode: '许可-00757-001' }))).toEqual([409, 'CATALOGUE.LOCAL_CODE_TAKEN']);
    expect(await counts()).toEqual(before);
  });

  it.each([
    ['of a province that does not exist', { catalogueCode: '990100001000' }, 'STANDARDS.ITEM_CODE_PROVINCE'],
    ['of another category', { catalogueCode: '330200001000' }, 'CATEGORY_DIFFERS_FROM_CODE'],
    ['of another province than its region', { catalogueCode: '510100001000' }, 'REGION_DIFFERS_FROM_CODE'],
    ['of a category that no table has', { category: '77' }, 'CATEGORY_UNKNOWN'],
    ['of the sum of all powers', { category: '00' }, 'CATEGORY_UNKNOWN'],
    ['below an entry that does not exist', { parentCode: '330100000000' }, 'PARENT_UNKNOWN'],
    ['with a first day in the past', { effectiveAt: '2020-01-01T00:00:00Z' }, 'EFFECTIVE_IN_PAST'],
  ])('are refused %s, and nothing is taken', async (_what, more, code) => {
    const before = await counts();
    expect(broken(await enter(more))).toEqual([400, [code]]);
    expect(await counts()).toEqual(before);
  });

  it('are made where none is laid down: main items apart from those of the state, sub items below their main item', async () => {
    const main = (await enter({ name: '户外广告设置审批' })).body.catalogueCode as string;
    expect(main).toMatch(/^3301[89]\d{4}000$/);
    const first = (await enter({ name: '设置大型户外广告审批', parentCode: main })).body.catalogueCode;
    const second = (await enter({ name: '张挂张贴宣传品审批', parentCode: main })).body.catalogueCode;
    expect([first, second]).toEqual([`${main.slice(0, 9)}001`, `${main.slice(0, 9)}002`]);
    const { body } = await get(`${DIRECTORY}?parent=${main}`);
    expect(body.items.map((each: { catalogueCode: string }) => each.catalogueCode)).toEqual([first, second]);
    const hidden = await enter({ catalogueCode: `${main.slice(0, 9)}009`, name: '其他' });
    expect((await entry(hidden.body.catalogueCode)).body.content.parentCode).toBe(main);
  });

  it('name by their local code what was issued before it was entered', async () => {
    const code = codeOf(55_001);
    await draft(code);
    const localCode = '331A0155001';
    expect(told(await enter({ catalogueCode: code.slice(19), localCode, legalBasis: [] }))).toEqual([201]);
    const before = await counts();
    expect(told(await enter({ localCode, name: '另一条目' }))).toEqual([409, 'CATALOGUE.CODE_TAKEN']);
    expect(told(await enter({ localCode, catalogueCode: '330155002000' }))).toEqual([409, 'CATALOGUE.LOCAL_CODE_TAKEN']);
    expect(await counts()).toEqual(before);
  });

  it('are made once each by many at a time', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, (_, n) => enter({ name: `并发赋码${n}` })));
    expect(new Set(made.map(({ body }) => body.catalogueCode)).size).toBe(6);
  });

  it('belong to those whose region it is', async () => {
    expect(told(await enter({}, haishu))).toEqual([403, 'CATALOGUE.DIRECTORY_OUT_OF_SCOPE']);
    expect(told(await move(ENTRY, 'suspend', {}, haishu))).toEqual([403, 'CATALOGUE.DIRECTORY_OUT_OF_SCOPE']);
    expect(told(await enter({}, manager))).toEqual([403, 'ACCESS.FORBIDDEN']);
  });
});

describe('an entry', () => {
  const make = async (name: string, more: object = {}): Promise<string> => (await enter({ name, ...more })).body.catalogueCode;

  it('changes by versions, on the revision its keeper has seen', async () => {
    const code = await make('公共场所卫生许可');
    const etag = (await entry(code)).headers.get('etag')!;
    const long = [{ name: '公共场所卫生管理条例', content: '𬱖'.repeat(15_000) }];
    const changed = await put(code, { name: '公共场所卫生许可（除饭馆外）', legalBasis: long }, etag);
    expect(changed.body).toMatchObject({ currentVersion: 2, latestVersion: 2 });
    const before = await counts();
    expect(told(await put(code, { name: '陈旧的修改' }, etag))).toEqual([412, 'HTTP.IF_MATCH_STALE']);
    expect(await counts()).toEqual(before);
    const { body } = await get(`${DIRECTORY}/${code}/versions`);
    expect(body.items.map((v: { version: number; change: string; basis: string }) => [v.version, v.change, v.basis])).toEqual([
      [2, 'change', basis],
      [1, 'create', basis],
    ]);
    expect(body.items[0].content.legalBasis).toEqual(long);
    await expect(the.sql(`UPDATE directory_versions SET basis = ''`)).rejects.toThrow(/permission denied|only ever added/);
  });

  it('never stands below itself, however far down', async () => {
    const top = await make('大项', { regionCode: '330000' });
    const middle = await make('主项', { parentCode: top });
    const bottom = await make('子项', { parentCode: middle });
    const before = [await entry(top), await counts()].map((each) => JSON.stringify((each as ApiResponse).body ?? each));
    expect(told(await put(top, { name: '大项', parentCode: bottom }))).toEqual([409, 'CATALOGUE.DIRECTORY_CYCLE']);
    expect(told(await put(top, { name: '大项', parentCode: top }))).toEqual([409, 'CATALOGUE.DIRECTORY_CYCLE']);
    expect([await entry(top), await counts()].map((each) => JSON.stringify((each as ApiResponse).body ?? each))).toEqual(before);
    const [one, other] = [await make('甲'), await make('乙')];
    const both = await Promise.all([put(one, { name: '甲', parentCode: other }), put(other, { name: '乙', parentCode: one })]);
    expect(both.map(told).sort()).toEqual([[200], [409, 'CATALOGUE.DIRECTORY_CYCLE']]);
    expect(told(await move(top, 'cancel'))).toEqual([409, 'CATALOGUE.DIRECTORY_HAS_SUB_ITEMS']);
  });

  it('stands no deeper than five levels, with all that stands below it', async () => {
    const chain = async (names: string): Promise<string[]> => {
      const codes: string[] = [];
      for (const name of names) codes.push(await make(name, { parentCode: codes.at(-1) ?? null }));
      return codes;
    };
    const [[first], [, , third]] = [await chain('子丑寅'), await chain('卯辰巳')];
    const before = (await entry(first!)).body;
    expect(broken(await put(first!, { name: '子', parentCode: third }))).toEqual([400, ['TOO_DEEP']]);
    expect((await entry(first!)).body).toEqual(before);
    expect(told(await put(first!, { name: '子', parentCode: (await entry(third!)).body.content.parentCode }))).toEqual([200]);
  });

  it('takes nothing below it that would stay when it is cancelled on its day', async () => {
    const main = await make('将取消的主项');
    await move(main, 'cancel', { effectiveAt: soon(600_000) });
    expect(broken(await enter({ name: '迟到的子项', parentCode: main }))).toEqual([400, ['PARENT_ENDS']]);
    expect(broken(await move(main, 'withdraw', { effectiveAt: soon(600_000) }))).toEqual([400, ['WITHDRAWN_AT_ONCE']]);
    expect((await move(main, 'withdraw')).body).toMatchObject({ status: 'active', pendingFrom: null });
    expect(told(await enter({ name: '迟到的子项', parentCode: main }))).toEqual([201]);
  });

  it('is suspended, resumed and cancelled, and its code is not used again', async () => {
    const code = await make('暂停的条目');
    expect((await move(code, 'suspend')).body).toMatchObject({ status: 'suspended', latestVersion: 2 });
    expect(told(await move(code, 'suspend'))).toEqual([409, 'CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED']);
    expect((await move(code, 'resume')).body.status).toBe('active');
    expect((await move(code, 'cancel')).body).toMatchObject({ status: 'cancelled', latestVersion: 4 });
    expect(told(await enter({ catalogueCode: code }))).toEqual([409, 'CATALOGUE.CODE_TAKEN']);
    expect(told(await put(code, {}))).toEqual([409, 'CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED']);
  });

  it('waits for its planned day, and the worker brings it at that minute', async () => {
    const day = soon();
    const created = await enter({ name: '计划生效的条目', effectiveAt: day });
    expect(created.body).toMatchObject({ status: 'planned', currentVersion: null, pendingFrom: day });
    const code = created.body.catalogueCode as string;
    expect((await entry(code)).body.pending).toEqual({ version: 1, change: 'create', from: day });
    expect((await put(code, { name: '更正后的条目' })).body).toMatchObject({ status: 'planned', pendingFrom: day, latestVersion: 2 });
    await eventually(async () => expect((await entry(code)).body).toMatchObject({ status: 'active', currentVersion: 2, pending: null }));
    expect((await entry(code)).body.content.name).toBe('更正后的条目');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(day));
    await move(code, 'cancel', { effectiveAt: soon(60_000) });
    expect(told(await put(code, { name: '计划取消期间' }))).toEqual([409, 'CATALOGUE.DIRECTORY_CHANGE_PENDING']);
    expect((await move(code, 'withdraw')).body).toMatchObject({ status: 'active', pendingFrom: null, latestVersion: 4 });
    expect(await the.service.get(ApplyDirectoryPlans).execute(10)).toBe(0);
  });

  it('is changed by people and by the worker one after the other, in whatever order they come', async () => {
    const day = soon(3_000);
    const codes = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => make(`同时${name}`, { effectiveAt: day })));
    const plans = the.service.get(ApplyDirectoryPlans);
    await eventually(async () => {
      const answers = await Promise.all([plans.execute(10), ...codes.map((code) => move(code, 'suspend')), plans.execute(10)]);
      const refused = answers.filter((answer) => typeof answer !== 'number').map(told);
      for (const each of refused) expect([[200], [409, 'CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED']]).toContainEqual(each);
      for (const code of codes) expect((await entry(code)).body).toMatchObject({ status: 'suspended', currentVersion: 2, pending: null });
    });
  });

  it('is split into others, and merged into another, with links that stay', async () => {
    const whole = await make('待拆分');
    const part = (name: string) => ({ ...laid, category: '01', name });
    const split = () => post(`${DIRECTORY}/${whole}/split`, { basis, into: [part('拆分甲'), part('拆分乙')] }, province);
    const both = await Promise.all([split(), split()]);
    expect(both.map(told).sort()).toEqual([[200], [409, 'CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED']]);
    const divided = both.find(({ status }) => status === 200)!;
    expect(divided.body.items.map((each: { status: string }) => each.status)).toEqual(['cancelled', 'active', 'active']);
    const [, first, second] = divided.body.items.map((each: { catalogueCode: string }) => each.catalogueCode);
    expect((await entry(whole)).body.successors).toMatchObject([
      { kind: 'split', catalogueCode: first, name: '拆分甲' },
      { kind: 'split', catalogueCode: second },
    ]);
    const before = await counts();
    const twice = await post(`${DIRECTORY}/merges`, { basis, from: [first, whole], into: part('合并失败') }, province);
    expect(told(twice)).toEqual([409, 'CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED']);
    expect(await counts()).toEqual(before);
    const merged = await post(`${DIRECTORY}/merges`, { basis, from: [first], intoCode: second }, province);
    expect(merged.body.items).toMatchObject([
      { catalogueCode: first, status: 'cancelled' },
      { catalogueCode: second, status: 'active', latestVersion: 2 },
    ]);
    expect((await entry(second)).body.predecessors.map((each: { kind: string }) => each.kind).sort()).toEqual(['merge', 'split']);
    expect(broken(await post(`${DIRECTORY}/merges`, { basis, from: [second] }, province))[0]).toBe(400);
  });

  it('is found by name, level, region, status and category, page by page', async () => {
    const find = async (query: string): Promise<string[]> => {
      const { body } = await get(`${DIRECTORY}?limit=100&${query}`);
      return body.items.map((each: { name: string }) => each.name);
    };
    expect(await find(`q=${encodeURIComponent('拆分 甲')}`)).toEqual(['拆分甲']);
    expect(await find('status=cancelled')).toEqual(expect.arrayContaining(['待拆分', '拆分甲']));
    expect(await find('level=2')).toEqual([]);
    expect(await find('category=02')).toEqual([]);
    expect(await find('region=510000')).toEqual([]);
    await make('镇级条目', { regionCode: '330203001' });
    expect(await find('region=330203001')).toEqual(['镇级条目']);
    const all = await find('category=01&level=4&region=330000');
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await get(`${DIRECTORY}?limit=5${cursor}`);
      paged.push(...body.items.map((each: { name: string }) => each.name));
      if (!body.next) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(paged).toEqual(all);
    expect(told(await get(`${DIRECTORY}/339900000000`))).toEqual([404, 'CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND']);
    const beyond = Buffer.from(JSON.stringify({ v: 2 ** 40 })).toString('base64url');
    expect(told(await get(`${DIRECTORY}/339900000000/versions?cursor=${beyond}`))).toEqual([400, 'HTTP.CURSOR_INVALID']);
  });

  it('is counted by category and status, and its changes by kind and period', async () => {
    const region = { regionCode: '330281', category: '07' };
    const [code] = [await make('计数甲', region), await make('计数乙', region)];
    await move(code!, 'suspend');
    const counts = async (query: string) => (await get(`${DIRECTORY}/counts?${query}`)).body;
    expect(await counts('region=330281')).toEqual({
      entries: [
        { category: '07', status: 'active', count: 1 },
        { category: '07', status: 'suspended', count: 1 },
      ],
      changes: [
        { category: '07', change: 'create', count: 2 },
        { category: '07', change: 'suspend', count: 1 },
      ],
    });
    expect((await counts('region=330281&to=2020-01-01')).changes).toEqual([]);
    expect((await counts('region=330281&from=2020-01-01')).changes).toHaveLength(2);
    expect((await counts('')).entries).toContainEqual({ category: '07', status: 'suspended', count: 1 });
    expect(told(await get(`${DIRECTORY}/counts?from=yesterday`))).toEqual([400, 'HTTP.INVALID']);
  });
});

describe('items drawn from the directory (实施清单)', () => {
  const items = (code = ENTRY): string => `${DIRECTORY}/${code}/items`;

  it('take name, category and articles from their entry, and their code from body, level and entry', async () => {
    const { descriptive, ...rest } = definition;
    const drawn = await post(items(), { ...rest, descriptive: { ...descriptive, legalBasis: [] } });
    expect(drawn.body).toMatchObject({ itemCode: CODE, version: 1, status: 'draft' });
    const draft = await get(`/api/v1/items/${CODE}/versions/1/draft`, manager);
    expect(draft.body).toMatchObject({ name: NAME, category: '01', descriptive: { legalBasis: laid.legalBasis } });
    expect(told(await post(items(), rest))).toEqual([409, 'CATALOGUE.CODE_TAKEN']);
  });

  it('are drawn by a body whose code has its check character right', async () => {
    const before = await counts();
    const implementingBody = { ...definition.implementingBody, orgCode: `${CODE.slice(0, 17)}${CODE[17] === '0' ? '1' : '0'}` };
    expect(broken(await post(items(), { ...definition, implementingBody }))).toEqual([400, ['STANDARDS.ITEM_CODE_USCC']]);
    expect(await counts()).toEqual(before);
  });

  it('cannot contradict the entry, neither in a draft nor in an edit', async () => {
    const before = await counts();
    const other = { ...definition, name: '另起的名称', category: '01' };
    const created = await post('/api/v1/items', { ...other, itemCode: `${CODE.slice(0, 18)}3${ENTRY}`, exerciseLevel: '3' });
    expect(broken(created)).toEqual([400, ['LOCKED_BY_DIRECTORY']]);
    const path = `/api/v1/items/${CODE}/versions/1`;
    const etag = (await get(`${path}/draft`, manager)).headers.get('etag')!;
    expect(broken(await the.put(path, other, etag))).toEqual([400, ['LOCKED_BY_DIRECTORY']]);
    expect((await get(`${path}/draft`, manager)).headers.get('etag')).toBe(etag);
    expect(await counts()).toEqual(before);
  });

  it('are not published against an entry that changed meanwhile, nor while it is suspended', async () => {
    const publish = () => post(`/api/v1/items/${CODE}/versions/1/publish`, {});
    await put(ENTRY, { name: '食品经营许可（餐饮）' });
    expect(broken(await publish())).toEqual([400, ['LOCKED_BY_DIRECTORY']]);
    await put(ENTRY, { name: NAME });
    await move(ENTRY, 'suspend');
    expect(told(await publish())).toEqual([409, 'CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE']);
    await move(ENTRY, 'resume');
    expect(told(await publish())).toEqual([200]);
    const { body } = await get(items());
    expect(body.items).toMatchObject([{ itemCode: CODE, name: NAME, status: 'published' }]);
  });

  it('are drawn from sub items where an entry has them, and from no entry that is out of force or of another region', async () => {
    const main = (await enter({ name: '有子项的主项' })).body.catalogueCode;
    await enter({ name: '子项', parentCode: main });
    expect(told(await post(items(main), definition))).toEqual([409, 'CATALOGUE.DIRECTORY_HAS_SUB_ITEMS']);
    const yuyao = (await enter({ name: '余姚的条目', regionCode: '330281' })).body.catalogueCode;
    expect(told(await post(items(yuyao), definition))).toEqual([404, 'CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND']);
    const planned = (await enter({ name: '未生效', effectiveAt: soon(600_000) })).body.catalogueCode;
    expect(told(await post(items(planned), definition))).toEqual([409, 'CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE']);
  });

  it('come by import under the code that the directory has for their local code, and only where they agree with it', async () => {
    const body = ORGANISATIONS.haishuMarket;
    const code = (await enter({ name: '小餐饮店登记', localCode: '331A0138600001', legalBasis: [], useLevels: ['4'] })).body.catalogueCode;
    const line = (name: string): string => `${body.name},${name},331A0138600001-330203000000-000-${body.orgCode}-1-00,330203000000,1`;
    const load = (name: string): Promise<ApiResponse> => {
      const csv = `department,name,itemCode,areaCode,taskType\n${line(name)}\n`;
      return post('/api/v1/items/imports?publish=true', csv, manager, { 'content-type': 'text/csv; charset=utf-8' });
    };
    const refused = await load('小餐饮店备案');
    expect(refused.body).toMatchObject({ landed: 0, rejected: [{ line: 2, code: 'LOCKED_BY_DIRECTORY' }] });
    expect((await load('小餐饮店登记')).body).toMatchObject({ landed: 1, published: 1, rejected: [] });
    expect((await get(items(code))).body.items).toMatchObject([{ name: '小餐饮店登记', orgCode: body.orgCode }]);
    expect((await load('小餐饮店备案')).body).toMatchObject({ updated: 0, rejected: [{ line: 2, code: 'LOCKED_BY_DIRECTORY' }] });
  });

  it('come by import under the code that the directory names by their local code, also where it was issued without one', async () => {
    const body = ORGANISATIONS.haishuHealth;
    await the.sql('INSERT INTO catalogue_codes (code, issued_at) VALUES ($1, now())', ['330512345000']);
    const named = { catalogueCode: '330512345000', localCode: '331E0554300001', category: '05', name: '生育登记补助', legalBasis: [] };
    expect(told(await enter({ ...named, useLevels: ['4'] }))).toEqual([201]);
    const line = `${body.name},生育登记补助,331E0554300001-330203000000-000-${body.orgCode}-1-00,330203000000,5`;
    const csv = `department,name,itemCode,areaCode,taskType\n${line}\n`;
    const loaded = await post('/api/v1/items/imports', csv, manager, { 'content-type': 'text/csv; charset=utf-8' });
    expect(loaded.body).toMatchObject({ landed: 1, rejected: [] });
    const rows = await the.sql(`SELECT catalogue_code FROM items WHERE name = '生育登记补助'`);
    expect(rows).toEqual([{ catalogue_code: '330512345000' }]);
  });

  it('need an entry no more than before: a code without one binds nobody', async () => {
    const free = { ...ITEMS.constructionPermit };
    expect(told(await post('/api/v1/items', free))).toEqual([201]);
    const code = free.itemCode.slice(19);
    const linked = await enter({ catalogueCode: code, name: free.name, legalBasis: [], useLevels: ['4'] });
    expect([linked.status, linked.body.catalogueCode]).toEqual([201, code]);
  });
});

describe('handling items (业务办理项)', () => {
  const issue = (code: string, more: object = {}): Promise<ApiResponse> =>
    post(`/api/v1/items/${code}/handling-items`, { ...definition, category: '01', name: '餐饮服务经营许可（变更）', ...more });

  it('get the next code of 33 characters under their item, with names and versions of their own', async () => {
    const first = await issue(CODE);
    expect(first.body).toMatchObject({ itemCode: `${CODE}01`, version: 1, status: 'draft' });
    const at = await Promise.all([issue(CODE, { name: '延续' }), issue(CODE, { name: '注销' })]);
    expect(at.map(({ body }) => body.itemCode).sort()).toEqual([`${CODE}02`, `${CODE}03`]);
    expect(told(await post(`/api/v1/items/${CODE}01/versions/1/publish`, {}))).toEqual([200]);
    const { body } = await get(`/api/v1/items/${CODE}/handling-items`);
    expect(body.items).toEqual([{ itemCode: `${CODE}01`, name: '餐饮服务经营许可（变更）', status: 'published', version: 1 }]);
  });

  it('get every serial there is, also after one that was laid down by hand', async () => {
    expect(told(await draft(`${CODE}99`, { name: '手工赋码' }))).toEqual([201]);
    expect((await issue(CODE, { name: '补证' })).body.itemCode).toBe(`${CODE}04`);
  });

  it('stand under an item that exists, and under nothing else', async () => {
    const before = await counts();
    const missing = ITEMS.birthRegistration.itemCode;
    expect(told(await issue(missing))).toEqual([404, 'CATALOGUE.PARENT_ITEM_NOT_FOUND']);
    expect(told(await issue(`${CODE}01`))).toEqual([409, 'CATALOGUE.HANDLING_ITEM_HAS_NONE']);
    const alone = { ...ITEMS.birthRegistration, itemCode: `${missing}01` };
    expect(told(await post('/api/v1/items', alone))).toEqual([404, 'CATALOGUE.PARENT_ITEM_NOT_FOUND']);
    expect(broken(await issue(CODE, { exerciseLevel: '3' }))[1]).toContain('LEVEL_DIFFERS_FROM_CODE');
    expect(await counts()).toEqual(before);
  });
});

describe('the identity card of an item (身份证)', () => {
  it('shows all its codes', async () => {
    const { body, headers } = await get(`/api/v1/items/${CODE}/identity`);
    expect(body).toMatchObject({
      itemCode: CODE,
      taskCode: CODE,
      name: NAME,
      status: 'published',
      handlingSerial: null,
      catalogue: { code: ENTRY, province: '33', category: { code: '01', name: '行政许可' }, mainItem: ENTRY.slice(4, 9), subItem: '001' },
      directoryEntry: { name: NAME, status: 'active', localCode: '许可-00757-001' },
      exerciseLevel: { code: '4', name: '县级' },
      localCodes: [{ scheme: 'zhejiangBase', code: '许可-00757-001' }],
      handlingItems: [{ itemCode: `${CODE}01` }],
    });
    expect(headers.get('cache-control')).toContain('private');
    expect((await get(`/api/v1/items/${CODE}01/identity`)).body).toMatchObject({
      taskCode: CODE,
      handlingSerial: '01',
      handlingItems: [],
    });
  });

  it.each([
    ['by Accept', '', { accept: 'text/html,application/xhtml+xml' }],
    ['by its address', '?format=html', {}],
  ])('is a page to print %s', async (_how, query, headers) => {
    const page = await the.service.call(`/api/v1/items/${CODE}/identity${query}`, { headers });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.body).toContain(CODE);
  });

  it('does not exist for an item that never was in force', async () => {
    expect(told(await get(`/api/v1/items/${CODE}02/identity`))).toEqual([404, 'CATALOGUE.ITEM_NOT_FOUND']);
  });
});
