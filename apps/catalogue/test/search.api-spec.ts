import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { TestService, type ApiRequest, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { dayOf } from '../src/search/use-cases/miss-days.js';
import { PruneMisses } from '../src/search/use-cases/prune-misses.js';

const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.haishu',
  orgCode: ORGANISATIONS.haishuStaffing.orgCode,
  regionCode: '330203',
  permissions: ['item.manage', 'item.publish', 'directory.manage'],
};
/** Words and topics are one for all bodies of the province. */
const province: TestPrincipal = { ...manager, id: 'items.zhejiang', regionCode: '330000' };
const MARKET = ORGANISATIONS.haishuMarket.orgCode;
const FIRE = ORGANISATIONS.haishuFire.orgCode;
const REGION = '330203';
const DEPARTMENTS: Record<string, string> = { [MARKET]: '宁波市海曙区市场监督管理局', [FIRE]: '宁波市海曙区消防救援大队' };

/** An item in force as far as lists and search read it. */
interface Listed {
  name: string;
  org?: string;
  region?: string;
  category?: string;
  audience?: string[];
  star?: number;
  extended?: Record<string, unknown>;
}
const { form: _form, guide: _guide, descriptive: _descriptive, ...CORE } = ITEMS.flexibleWorkSubsidy;
let serial = 0;
/** The serial number follows the body in the code, so the order of making is the order of the list. */
const codeOf = (n: number, org: string, category: string): string =>
  `${org}4330${category.slice(1)}${category}${String(n).padStart(6, '0')}`;

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(async () => {
  await service?.stop();
});

const sql = async <T extends object>(text: string, params: unknown[] = []): Promise<T[]> =>
  (await (await service.database()).query(text, params)) as T[];

/** Writes items with one version in force each, past the rules, as an import in bulk does. */
async function put(items: readonly Listed[]): Promise<string[]> {
  const rows = items.map(({ org = MARKET, category = '01', region = REGION, audience = ['naturalPerson'], star = 0, name, extended }) => ({
    code: codeOf(++serial, org, category),
    descriptive: extended ? { extended } : {},
    core: {
      ...CORE,
      name,
      category,
      audience,
      star,
      caseKind: 'promised',
      implementingBody: { orgCode: org, name: DEPARTMENTS[org], regionCode: region },
    },
  }));
  const given = JSON.stringify(rows);
  const from = `FROM jsonb_to_recordset($1::jsonb) AS r (code text, core jsonb, descriptive jsonb)`;
  await sql(`INSERT INTO issued_codes SELECT code, now() ${from}`, [given]);
  await sql(`INSERT INTO catalogue_codes (code, issued_at) SELECT substr(code, 20, 12), now() ${from} ON CONFLICT DO NOTHING`, [given]);
  await sql(
    `INSERT INTO implementing_bodies SELECT DISTINCT ON (1) core#>>'{implementingBody,orgCode}', core#>>'{implementingBody,name}',
            core#>>'{implementingBody,regionCode}' ${from} ON CONFLICT DO NOTHING`,
    [given],
  );
  await sql(
    `INSERT INTO items (item_code, catalogue_code, name, category, region_code, org_code, department, audience, star, case_kind, status,
                        current_version, latest_version, updated_at)
     SELECT code, substr(code, 20, 12), core->>'name', core->>'category', core#>>'{implementingBody,regionCode}',
            core#>>'{implementingBody,orgCode}', core#>>'{implementingBody,name}', ARRAY(SELECT jsonb_array_elements_text(core->'audience')),
            (core->>'star')::int, 'promised', 'published', 1, 1, now() ${from}`,
    [given],
  );
  await sql(`INSERT INTO forms (ref, sha256, body, created_at) VALUES ('forms/none', repeat('0', 64), '{}', now()) ON CONFLICT DO NOTHING`);
  await sql(`INSERT INTO guides (ref, sha256, body, created_at) VALUES ('guides/none', repeat('0', 64), '', now()) ON CONFLICT DO NOTHING`);
  await sql(
    `INSERT INTO item_versions (item_code, version, status, sequence, core, descriptive, form_ref, guide_ref, valid_from, published_at, detail,
                                etag, changed_by, created_at, updated_at)
     SELECT code, 1, 'published', 1, core, descriptive, 'forms/none', 'guides/none', now(), now(), '{}', code, 'test', now(), now() ${from}`,
    [given],
  );
  return rows.map(({ code }) => code);
}

const names = (answer: ApiResponse): string[] => answer.body.items.map((item: { name: string }) => item.name);
const search = (q: string, more = ''): Promise<ApiResponse> => service.call(`/api/v1/catalogue/search?q=${encodeURIComponent(q)}${more}`);
const cursorOf = (position: object): string => Buffer.from(JSON.stringify(position)).toString('base64url');
const list = (query: string): Promise<ApiResponse> => service.call(`/api/v1/items?${query}`);
const change = (path: string, request: ApiRequest): Promise<ApiResponse> =>
  service.call(path, { as: manager, ...request, headers: { 'idempotency-key': randomUUID(), ...request.headers } });

describe('what lists and search know', () => {
  it('follows the version in force: publication, change, suspension, cancellation', async () => {
    const { itemCode } = ITEMS.cateringLicence;
    const { itemCode: _code, ...definition } = ITEMS.cateringLicence;
    const post = (path: string, body: unknown = {}): Promise<ApiResponse> => change(path, { method: 'POST', body });
    const state = async (): Promise<unknown[]> => sql('SELECT version, status, name FROM listed_items WHERE item_code = $1', [itemCode]);

    expect((await post('/api/v1/items', ITEMS.cateringLicence)).status).toBe(201);
    expect(await state()).toEqual([]);
    expect((await post(`/api/v1/items/${itemCode}/versions/1/publish`)).status).toBe(200);
    expect(await state()).toEqual([{ version: 1, status: 'published', name: definition.name }]);
    await post(`/api/v1/items/${itemCode}/versions`, { ...definition, name: '餐饮服务许可（改）' });
    expect(names(await search('餐饮服务许可（改）'))).not.toContain('餐饮服务许可（改）');
    expect((await post(`/api/v1/items/${itemCode}/versions/2/publish`)).status).toBe(200);
    expect(await state()).toEqual([{ version: 2, status: 'published', name: '餐饮服务许可（改）' }]);
    await post(`/api/v1/items/${itemCode}/versions/2/suspend`);
    expect(await state()).toMatchObject([{ status: 'suspended' }]);
    expect((await post(`/api/v1/items/${itemCode}/versions/2/cancel?basis=1`)).status).toBe(200);
    expect(await state()).toEqual([]);
    expect((await search(itemCode)).body.items).toEqual([]);
  });
});

describe('search', () => {
  let codes: string[];
  beforeAll(async () => {
    codes = await put([
      { name: '食品经营许可', extended: { results: [{ type: 'licence', name: '食品经营许可证' }] } },
      { name: '食品经营许可变更' },
      { name: '从事食品经营活动未取得许可的处罚', category: '02' },
      { name: '公众聚集场所投入使用、营业前消防安全检查', org: FIRE, extended: { results: [{ type: 'licence', name: '安全检查意见书' }] } },
      { name: '户口迁移（𬱖县）', org: FIRE },
      { name: '<b>户外广告</b>设置许可' },
    ]);
  });

  it('ranks names with all words by their length', async () => {
    const { body } = await search('食品经营 许可');
    expect(body.items.map((item: { name: string }) => item.name)).toEqual([
      '食品经营许可',
      '食品经营许可变更',
      '从事食品经营活动未取得许可的处罚',
    ]);
    expect(body.understood.kind).toBe('words');
  });

  it('puts items that have the words in department or result behind those that have them in the name', async () => {
    expect(names(await search('安全检查 海曙区'))).toEqual(['公众聚集场所投入使用、营业前消防安全检查']);
    const { body } = await search('意见书');
    expect(body.items[0].highlights).toEqual({
      results: [
        [
          { text: '安全检查', hit: false },
          { text: '意见书', hit: true },
        ],
      ],
    });
  });

  it('understands a question without spaces, with what people say for what items say', async () => {
    const { body } = await search('我想开饭店怎么办理');
    expect(body.items[0].name).toBe('食品经营许可');
    expect(body.understood.words).toEqual([{ word: '开饭店', also: ['餐饮', '食品经营'] }]);
    expect(body.items[0].highlights.name).toEqual([
      { text: '食品经营', hit: true },
      { text: '许可', hit: false },
    ]);
  });

  it('finds nothing by characters that only stand apart', async () => {
    expect((await search('营活许')).body.understood.kind).toBe('nearest');
  });

  it('gives what comes nearest where nothing has all words, and says so', async () => {
    const { body } = await search('食品经营许可注销补办');
    expect(body.understood.kind).toBe('nearest');
    expect(body.items.map((item: { name: string }) => item.name).slice(0, 2)).toEqual(['食品经营许可', '食品经营许可变更']);
    expect(body.next).toBeNull();
  });

  it('finds a character beyond the basic plane, alone and in a word', async () => {
    expect(names(await search('𬱖'))).toEqual(['户口迁移（𬱖县）']);
    expect(names(await search('𬱖县'))).toEqual(['户口迁移（𬱖县）']);
  });

  it('looks for a single character in names only, where it says something', async () => {
    expect(names(await search('队'))).toEqual([]);
    expect(names(await search('𬱖', `&orgCode=${FIRE}`))).toEqual(['户口迁移（𬱖县）']);
    expect(names(await search('𬱖', `&orgCode=${MARKET}`))).toEqual([]);
    expect(names(await search('大队', `&limit=1`))).toHaveLength(1);
  });

  it('finds an item by its code', async () => {
    const { body } = await search(codes[1]!.toLowerCase());
    expect([body.understood.kind, body.items.map((item: { itemCode: string }) => item.itemCode)]).toEqual(['code', [codes[1]]]);
    expect((await search(codes[1]!.slice(19))).body.items.map((item: { itemCode: string }) => item.itemCode)).toEqual([codes[1]]);
  });

  it('lists the items of a catalogue code page by page, and only what passes the filters', async () => {
    const shared = codes[0]!.slice(19);
    const others = await sql<{ item_code: string }>(`UPDATE items SET catalogue_code = $1 WHERE item_code = ANY ($2) RETURNING item_code`, [
      shared,
      [codes[3], codes[4]],
    ]);
    const expected = [codes[0]!, ...others.map(({ item_code }) => item_code)].sort();
    const seen: string[] = [];
    for (let next: string | null = '', i = 0; next !== null && i < 5; i++) {
      const { body }: ApiResponse = await search(shared, `&limit=1${next === '' ? '' : `&cursor=${next}`}`);
      expect(body.understood.kind).toBe('code');
      seen.push(...body.items.map((item: { itemCode: string }) => item.itemCode));
      next = body.next;
    }
    expect(seen).toEqual(expected);
    const ofFire = (await search(shared, `&orgCode=${FIRE}`)).body.items.map((item: { itemCode: string }) => item.itemCode);
    expect(ofFire).toEqual([codes[3], codes[4]].sort());
    expect((await search(codes[1]!, '&category=02')).body.items).toEqual([]);
  });

  it('takes a text of many characters beyond the basic plane, and one that folding makes longer', async () => {
    for (const q of ['𬱖'.repeat(60), 'ﷺ'.repeat(60), '㍿'.repeat(60)]) expect((await search(q)).status).toBe(200);
  });

  it('combines words with every filter', async () => {
    expect(names(await search('食品经营', '&category=02'))).toEqual(['从事食品经营活动未取得许可的处罚']);
    expect(names(await search('检查', `&orgCode=${FIRE}&region=330000&applicant=person&star=0`))).toHaveLength(1);
    expect(names(await search('检查', `&orgCode=${MARKET}`))).toEqual([]);
  });

  it('gives markup in names back as text, and takes operators and marks of the index literally', async () => {
    const { body } = await search('户外广告');
    expect(body.items[0].highlights.name[0]).toEqual({ text: '<b>', hit: false });
    for (const q of ["' | '许", '§c01', '%', '许可:*', '\\', '!&|()<->']) expect((await search(q)).status).toBe(200);
    expect(names(await search('§c01'))).toEqual([]);
  });

  it.each([
    ['an empty text', '?q='],
    ['no text', ''],
    ['a long text', `?q=${'许'.repeat(61)}`],
    ['a text of 200 characters', `?q=${'许'.repeat(200)}`],
    ['a cursor with a length that no name has', `?q=许可&cursor=${cursorOf({ t: 0, l: 40_000, c: '' })}`],
    ['a cursor of a list', `?q=许可&cursor=${cursorOf({ r: '330203', c: '' })}`],
    ['a cursor with a NUL', `?q=许可&cursor=${cursorOf({ t: 0, l: 1, c: '\u0000' })}`],
    ['a NUL', '?q=%00'],
    ['an unknown grade', '?q=a&grade=five'],
    ['a strange cursor', '?q=a&cursor=eyJhIjoxfQ'],
  ])('refuses %s', async (_what, query) => {
    expect((await service.call(`/api/v1/catalogue/search${query}`)).status).toBe(400);
  });

  it.each([
    { t: 1, l: 0, c: '' },
    { t: 0, l: 32_767, c: '龘' },
    { t: 1, l: 32_767, c: "';--" },
  ])('begins where a stranger says, %j', async (position) => {
    for (const q of ['许可', '大队', '食品经营']) expect((await search(q, `&cursor=${cursorOf(position)}`)).status).toBe(200);
  });
});

describe('suggestions', () => {
  const suggest = async (q: string): Promise<{ text: string; kind: string }[]> =>
    (await service.call(`/api/v1/catalogue/suggestions?q=${encodeURIComponent(q)}`)).body.items;

  it.each([
    ['one character', '食'],
    ['two characters', '食品'],
    ['three characters', '食品经'],
  ])('are the shortest names that begin with %s', async (_what, q) => {
    expect((await suggest(q)).filter(({ kind }) => kind === 'name').slice(0, 2)).toMatchObject([
      { text: '食品经营许可', segments: [{ text: q, hit: true }, { hit: false }] },
      { text: '食品经营许可变更' },
    ]);
  });

  it('go on with names that have the text within', async () => {
    expect((await suggest('经营许可')).map(({ text }) => text)).toEqual(['食品经营许可', '食品经营许可变更']);
  });

  it('begin with words people use and with themes', async () => {
    expect(await suggest('开饭')).toMatchObject([{ text: '开饭店', kind: 'word' }]);
    expect(await suggest('婚姻')).toMatchObject([
      { text: '婚姻', kind: 'topic', topic: { kind: 'lifeEvent', code: 'marriage' } },
      { text: '婚姻登记', kind: 'topic', topic: { kind: 'person', code: '100' } },
    ]);
  });

  it('know themes however they are written', async () => {
    const path = '/api/v1/catalogue/topics/lifeEvent/leisure';
    const made = await change(path, { as: province, method: 'PUT', body: { name: '去ＫＴＶ', position: 999 } });
    expect(made.status).toBe(200);
    expect(await suggest('ktv')).toContainEqual(expect.objectContaining({ text: '去ＫＴＶ', kind: 'topic' }));
  });

  it('are not of names that no item in force has any more', async () => {
    expect((await suggest('餐饮服务许可（改')).map(({ text }) => text)).toEqual([]);
  });
});

describe('lists', () => {
  let codes: string[];
  beforeAll(async () => {
    codes = await put([
      {
        name: '甲',
        category: '07',
        star: 4,
        extended: { onlineGrade: 'grade4', onlineDepths: ['acceptance', 'handling'], personTopics: ['100'] },
      },
      { name: '乙', category: '07', star: 4, audience: ['enterprise'], extended: { onlineGrade: 'grade3', legalPersonTopics: ['010'] } },
      {
        name: '丙',
        category: '07',
        star: 5,
        audience: ['socialOrganisation'],
        extended: { lifeEvents: ['marriage'], personTopics: ['100'] },
      },
    ]);
  });

  it.each([
    ['grade=grade4', '甲'],
    ['depth=handling', '甲'],
    ['personTopic=100', '甲丙'],
    ['personTopic=100&lifeEvent=marriage', '丙'],
    ['personTopic=100&star=4', '甲'],
    ['legalPersonTopic=010&region=330200', '乙'],
    ['category=07&applicant=legalPerson', '乙丙'],
    ['category=07&audience=enterprise', '乙'],
    [`department=${encodeURIComponent(DEPARTMENTS[MARKET]!)}&category=07&grade=grade3`, '乙'],
    ['legalPersonTopic=010&personTopic=100', ''],
    ['lifeEvent=marriage&region=330203&applicant=legalPerson&star=5', '丙'],
    ['personTopic=nothing', ''],
    ['category=07&applicant=person&star=4&grade=grade4&depth=acceptance', '甲'],
    [`category=07&orgCode=${MARKET}&star=5`, '丙'],
    [`category=07&orgCode=${FIRE}`, ''],
    ['category=07&region=330100', ''],
  ])('take %s', async (query, expected) => {
    expect(names(await list(query)).join('')).toBe(expected);
  });

  it('page through any combination', async () => {
    const first = await list('category=07&applicant=legalPerson&limit=1');
    expect(names(first)).toEqual(['乙']);
    const second = await list(`category=07&applicant=legalPerson&limit=1&cursor=${first.body.next}`);
    expect([names(second), second.body.next]).toEqual([['丙'], null]);
    const topic = await list('personTopic=100&limit=1');
    expect(names(await list(`personTopic=100&limit=1&cursor=${topic.body.next}`))).toEqual(['丙']);
  });

  it('take what a counter accepts, by department and by single item', async () => {
    await sql(
      `INSERT INTO service_points (code, name, kind, region_code, org_code, address, position, hours, status, etag, changed_by, created_at, updated_at)
       VALUES ('hall-1', '海曙区行政服务中心', 'hall', '330203', $1, '', point(121.5, 29.8), '[]', 'open', '', '', now(), now())`,
      [MARKET],
    );
    await sql(`INSERT INTO service_point_bodies VALUES ('hall-1', $1)`, [FIRE]);
    await sql(`INSERT INTO service_point_items VALUES ('hall-1', $1)`, [codes[1]]);
    const all = await list('servicePoint=hall-1');
    const expected = await sql<{ name: string }>(
      'SELECT name FROM listed_items WHERE org_code = $1 OR item_code = $2 ORDER BY region_code, item_code',
      [FIRE, codes[1]],
    );
    expect(names(all)).toEqual(expected.map(({ name }) => name));
    const first = await list('servicePoint=hall-1&limit=2');
    expect(names(await list(`servicePoint=hall-1&limit=2&cursor=${first.body.next}`))).toEqual(
      expected.slice(2, 4).map(({ name }) => name),
    );
    expect(names(await list('servicePoint=hall-1&category=07'))).toEqual(['乙']);
    expect(names(await search('许可', '&servicePoint=hall-1'))).toEqual([]);
    expect(names(await search('消防安全', '&servicePoint=hall-1'))).toHaveLength(1);
    expect(names(await list('servicePoint=nowhere'))).toEqual([]);
  });
});

describe('among many items', () => {
  let codes: string[];
  beforeAll(async () => {
    // The longer the later: the page is the reverse of the order in which the rows lie in the table.
    codes = await put(
      Array.from({ length: 6_100 }, (_, n) => ({
        name: '演练场所' + '甲'.repeat(Math.floor((6_200 - n) / 80)),
        category: '09',
        org: FIRE,
        region: REGION,
        audience: n === 7 ? ['government'] : ['enterprise'],
        star: n % 2 === 0 ? 3 : 5,
        ...(n === 6_050 && { extended: { onlineGrade: 'grade1' } }),
      })),
    );
  }, 60_000);

  it.each([
    ['that all of them match', '演练场所', ''],
    ['that few of them match', `演练场所${'甲'.repeat(50)}`, ''],
    ['that only long names match', '甲'.repeat(30), ''],
    ['that half of them match with a filter', '场所甲', '&star=3'],
  ])('a search gives the shortest names first, by code, page after page, for words %s', async (_name, q, more) => {
    const expected = await sql<{ item_code: string }>(
      `SELECT item_code FROM listed_items WHERE name LIKE '%' || $1 || '%' AND ($2 = '' OR star = 3) ORDER BY name_length, item_code LIMIT 60`,
      [q, more],
    );
    const seen: string[] = [];
    let next = '';
    while (seen.length < Math.min(60, expected.length)) {
      const { body } = await search(q, `&limit=20${more}${next}`);
      seen.push(...body.items.map((item: { itemCode: string }) => item.itemCode));
      next = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(expected.map((row) => row.item_code));
  });

  it('a word of the department that all share comes after the names that have it', async () => {
    const { body } = await search('消防', '&limit=2');
    expect(body.items).toMatchObject([
      { name: '公众聚集场所投入使用、营业前消防安全检查', highlights: { name: expect.anything() } },
      { name: '演练场所甲' },
    ]);
    expect(Object.keys(body.items[1].highlights)).toEqual(['department']);
  });

  it('a list finds the one item that passes a filter, and pages through what most pass', async () => {
    const rare = await list('audience=government');
    expect(rare.body.items.map((item: { itemCode: string }) => item.itemCode)).toEqual([codes[7]]);
    expect((await list('category=09&grade=grade1&star=3')).body.items).toHaveLength(1);
    expect((await list('category=09&depth=consultation')).body.items).toEqual([]);
    const first = await list(`audience=enterprise&orgCode=${FIRE}&limit=50`);
    const second = await list(`audience=enterprise&orgCode=${FIRE}&limit=50&cursor=${first.body.next}`);
    const seen = [...first.body.items, ...second.body.items].map((item: { itemCode: string }) => item.itemCode);
    expect(seen).toEqual(codes.filter((code) => code !== codes[7]).slice(0, 100));
  });

  it.each([
    ['that few of its items pass', 'grade=grade1', `online_grade = 'grade1'`],
    ['that many of its items pass', 'star=3', 'star = 3'],
    ['of its region', 'region=330203', 'true'],
    ['that none of its items pass', 'star=4&category=09', 'false'],
  ])('a counter has what it accepts page by page, with a filter %s', async (_name, query, condition) => {
    await put([
      { name: '窗口一', star: 3, extended: { onlineGrade: 'grade1' } },
      { name: '窗口二', star: 3 },
    ]);
    await sql(
      `INSERT INTO service_point_items SELECT 'hall-1', item_code FROM listed_items WHERE name LIKE '窗口_' AND org_code = $1 ON CONFLICT DO NOTHING`,
      [MARKET],
    );
    const expected = await sql<{ item_code: string }>(
      `SELECT item_code FROM listed_items
       WHERE (org_code = $1 OR item_code IN (SELECT item_code FROM service_point_items WHERE point_code = 'hall-1')) AND ${condition}
       ORDER BY region_code, item_code LIMIT 9`,
      [FIRE],
    );
    const seen: string[] = [];
    let next: string | null = '';
    for (let i = 0; next !== null && i < 3; i++) {
      const { body }: ApiResponse = await list(`servicePoint=hall-1&limit=3&${query}${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...body.items.map((item: { itemCode: string }) => item.itemCode));
      next = body.next;
    }
    expect(seen).toEqual(expected.map(({ item_code }) => item_code));
  });

  it('a list that many pass goes on to its end, beyond a region with more than can be gathered and into the next', async () => {
    await put(Array.from({ length: 3 }, (_, n) => ({ name: `后${n}`, region: '330212', audience: ['enterprise'], category: '08' })));
    const expected = await sql<{ item_code: string }>(
      `SELECT item_code FROM listed_items WHERE audience @> '{enterprise}' AND (region_code, item_code) > ('330203', $1) ORDER BY region_code, item_code`,
      [codes[6_090]],
    );
    const seen: string[] = [];
    let next: string | null = cursorOf({ r: '330203', c: codes[6_090]! });
    for (let i = 0; next !== null && i < 10; i++) {
      const { body }: ApiResponse = await list(`audience=enterprise&limit=4&cursor=${next}`);
      seen.push(...body.items.map((item: { itemCode: string }) => item.itemCode));
      next = body.next;
    }
    expect(expected.length).toBeGreaterThan(11);
    expect(seen).toEqual(expected.map(({ item_code }) => item_code));
  });
});

describe('words of the search', () => {
  const pathOf = (word: string): string => '/api/v1/catalogue/synonyms/' + encodeURIComponent(word);
  const putWord = (word: string, means: string[], headers: Record<string, string> = {}): Promise<ApiResponse> =>
    change(pathOf(word), { as: province, method: 'PUT', body: { means }, headers });

  it('mean at once what somebody with the permission says they mean', async () => {
    expect(names(await search('摆龙门阵'))).toEqual([]);
    const put = await putWord('摆龙门阵', ['户外广告']);
    const said = { word: '摆龙门阵', means: ['户外广告'], etag: expect.any(String) };
    expect([put.status, put.body]).toEqual([200, said]);
    expect(names(await search('摆龙门阵'))).toEqual(['<b>户外广告</b>设置许可']);
    expect((await service.call('/api/v1/catalogue/synonyms?limit=100')).body.items).toContainEqual(put.body);
    const remove = (): Promise<ApiResponse> =>
      change(pathOf('摆龙门阵'), { as: province, method: 'DELETE', headers: { 'if-match': put.body.etag } });
    expect((await remove()).status).toBe(200);
    const again = await remove();
    expect([again.status, again.body.code]).toEqual([404, 'CATALOGUE.SYNONYM_NOT_FOUND']);
  });

  it('are changed by who has seen what they mean now', async () => {
    const { body } = await putWord('同改', ['许可']);
    expect((await putWord('同改', ['备案'])).status).toBe(428);
    expect((await putWord('同改', ['备案'], { 'if-match': body.etag })).status).toBe(200);
    expect((await putWord('同改', ['登记'], { 'if-match': body.etag })).status).toBe(412);
    expect((await putWord('没有的词', ['登记'], { 'if-match': body.etag })).status).toBe(412);
    expect((await change(pathOf('同改'), { as: province, method: 'DELETE' })).status).toBe(428);
    expect(await sql('SELECT word, means FROM search_synonyms WHERE word IN ($1, $2)', ['同改', '没有的词'])).toEqual([
      { word: '同改', means: ['备案'] },
    ]);
  });

  it('are changed once for one key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await putWord('一次', ['许可'], headers);
    await sql('DELETE FROM search_synonyms WHERE word = $1', ['一次']);
    expect((await putWord('一次', ['许可'], headers)).status).toBe(200);
    expect(await sql('SELECT FROM search_synonyms WHERE word = $1', ['一次'])).toEqual([]);
  });

  it('are for nobody else to change, and have no spaces and an end', async () => {
    const request = { method: 'PUT', body: { means: ['许可'] } };
    const refused = await change(pathOf('a'), { ...request, as: { ...province, permissions: ['item.manage'] } });
    expect(refused.status).toBe(403);
    const ofCounty = await change(pathOf('a'), { ...request, as: manager });
    expect([ofCounty.status, ofCounty.body.code]).toEqual([403, 'CATALOGUE.DIRECTORY_OUT_OF_SCOPE']);
    expect((await service.call(pathOf('a'), request)).status).toBe(401);
    expect((await putWord('a b', ['许可'])).status).toBe(400);
    expect((await putWord('a', [])).status).toBe(400);
    expect(
      (
        await putWord(
          'a',
          Array.from({ length: 11 }, (_, i) => `词${i}`),
        )
      ).status,
    ).toBe(400);
    expect((await putWord('㍿'.repeat(20), ['许可'])).status).toBe(400);
  });

  it('are no more than every search can look through', async () => {
    await sql(
      `INSERT INTO search_synonyms (word, means, changed_by, updated_at)
       SELECT '满' || n, '{许可}', 'test', now() FROM generate_series(1, 5000 - (SELECT count(*)::int FROM search_synonyms)) n`,
    );
    const refused = await putWord('再来一个', ['许可']);
    expect([refused.status, refused.body.code]).toEqual([409, 'CATALOGUE.SYNONYMS_FULL']);
    await sql(`DELETE FROM search_synonyms WHERE word LIKE '满%'`);
    expect((await putWord('再来一个', ['许可'])).status).toBe(200);
  });

  it('have themes and life events beside them, which a province may name its own way', async () => {
    const { body } = await service.call('/api/v1/catalogue/topics?kind=lifeEvent');
    const [birth] = body.items;
    expect(birth).toEqual({ kind: 'lifeEvent', code: 'birth', name: '出生', position: 10, etag: expect.any(String) });
    const text = { name: '我要出生', position: 5 };
    const rename = (headers: Record<string, string>, as = province): Promise<ApiResponse> =>
      change('/api/v1/catalogue/topics/lifeEvent/birth', { as, method: 'PUT', body: text, headers });
    expect((await rename({ 'if-match': birth.etag }, manager)).status).toBe(403);
    expect((await rename({})).status).toBe(428);
    expect((await rename({ 'if-match': birth.etag })).body).toMatchObject(text);
    expect((await rename({ 'if-match': birth.etag })).status).toBe(412);
    expect((await service.call('/api/v1/catalogue/topics?kind=lifeEvent')).body.items[0]).toMatchObject(text);
  });
});

describe('searches that found nothing', () => {
  const misses = (as?: TestPrincipal): Promise<ApiResponse> => service.call('/api/v1/catalogue/search-misses', as ? { as } : {});

  it('are kept from the third time on, by day, for who manages items', async () => {
    for (let i = 0; i < 2; i++) await search('无人驾驶飞行汽车');
    expect((await misses(manager)).body.items).not.toContainEqual(expect.objectContaining({ words: '无人驾驶飞行汽车' }));
    for (let i = 0; i < 2; i++) await search('无人驾驶飞行汽车');
    const answer = await misses(manager);
    expect(answer.body.items).toContainEqual({ day: expect.any(String), words: '无人驾驶飞行汽车', times: 4 });
    expect(answer.headers.get('cache-control')).toContain('private');
    expect((await misses()).status).toBe(401);
    expect((await misses({ ...manager, permissions: ['task.handle'] })).status).toBe(403);
  });

  it('are not kept when they may be about a person, or when only a filter left everything out', async () => {
    for (const q of ['13800138000', '张三丰', '张三丰的无影脚']) for (let i = 0; i < 4; i++) await search(q);
    for (let i = 0; i < 4; i++) await search('食品经营', '&region=990000');
    const kept = (await misses(manager)).body.items.map((item: { words: string }) => item.words);
    expect(kept.filter((words: string) => /\d|食品|张三/.test(words))).toEqual([]);
  });

  it('are so many of a day and no more, whatever strangers search for', async () => {
    const day = dayOf(new Date());
    await sql(`INSERT INTO search_misses SELECT $1, '占位' || n, 3 FROM generate_series(1, 500) n ON CONFLICT DO NOTHING`, [day]);
    for (let i = 0; i < 4; i++) await search('水下摩托车牌');
    await search('无人驾驶飞行汽车');
    const kept = await sql<{ words: string; times: number }>(
      `SELECT words, times FROM search_misses WHERE day = $1 AND words NOT LIKE '占位%' ORDER BY words`,
      [day],
    );
    expect(kept).toContainEqual({ words: '无人驾驶飞行汽车', times: 5 });
    expect(kept.map(({ words }) => words)).not.toContain('水下摩托车牌');
    await sql(`DELETE FROM search_misses WHERE words LIKE '占位%'`);
  });

  it.each([
    ['a day that no database knows', 'from=0000-01-01'],
    ['a cursor with a count beyond any', `cursor=${cursorOf({ d: '2026-11-22', t: 2 ** 40, w: '' })}`],
    ['a cursor with such a day', `cursor=${cursorOf({ d: '0000-01-01', t: 1, w: '' })}`],
  ])('are not read from %s', async (_what, query) => {
    expect((await service.call(`/api/v1/catalogue/search-misses?${query}`, { as: manager })).status).toBe(400);
  });

  it('are read day by day, the latest first, and of a day what was looked for most often', async () => {
    const [day, before] = [100, 101].map((ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10));
    await sql(`INSERT INTO search_misses VALUES ($1, '乙词', 3), ($1, '甲词', 3), ($1, '丙词', 9), ($2, '丁词', 99)`, [day, before]);
    const seen: string[] = [];
    let next: string | null = '';
    for (let i = 0; next !== null && i < 5; i++) {
      const answer: ApiResponse = await service.call(
        `/api/v1/catalogue/search-misses?from=${before}&to=${day}&limit=1${next === '' ? '' : `&cursor=${next}`}`,
        { as: manager },
      );
      seen.push(answer.body.items[0].words);
      next = answer.body.next;
    }
    expect(seen).toEqual(['丙词', '乙词', '甲词', '丁词']);
  });

  it('are forgotten after half a year', async () => {
    await sql(`INSERT INTO search_misses VALUES (current_date - 200, '旧词', 3)`);
    await service.get(PruneMisses).prune();
    expect(await sql(`SELECT FROM search_misses WHERE words = '旧词'`)).toEqual([]);
  });
});
