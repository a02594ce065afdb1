import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { uuidv7 } from '@yiwang/kernel';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { writeCsvArchive, writeWorkbook, type Table } from '@yiwang/table-files';
import { eventually, TestService, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';
import { RunImports } from '../src/import/use-cases/run-imports.js';
import type { ImportView } from '../src/import/http/import.schema.js';
import { CSV, ImportClient, IMPORTS, JSONL, XLSX, ZIP } from './import-client.js';

const manager: TestPrincipal = {
  kind: 'officer',
  id: 'items.haishu',
  orgCode: ORGANISATIONS.haishuStaffing.orgCode,
  regionCode: '330203',
  permissions: ['item.manage', 'item.publish'],
};
const CODE = ITEMS.cateringLicence.itemCode;
/** The same body and category with another main item. */
const codeOf = (n: number): string => `${CODE.slice(0, 23)}${String(40_000 + n)}000`;

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(catalogue);
}, 60_000);
afterAll(async () => service?.stop());
const { exported, finished, problemsOf, read, rows, run, send } = new ImportClient(() => service, manager);

const count = async (table: string): Promise<number> => {
  const [row] = await (await service.database()).query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return row!.n;
};
async function gathered(stream: AsyncIterable<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
const table = (name: string, header: string[], ...lines: string[][]): Table => ({
  name,
  header,
  rows: async function* () {
    yield* lines;
  },
});

const HEADER = 'itemCode,name,department,regionCode,audience,caseKind,promised,descriptive.consultPhone,descriptive.conditions';
const line = (
  n: number,
  name: string,
  rest = '海曙区市场监督管理局,330203,enterprise|naturalPerson,promised,7 workingDay,0574-87000001,',
): string => `${codeOf(n)},${name},${rest}`;
const list = (...lines: string[]): string => `${HEADER}\n${lines.join('\n')}\n`;

describe('an import of this platform’s own table', () => {
  const first = list(
    line(1, '甲事项'),
    line(2, '乙&amp;amp;丙事项<br/>'),
    line(3, ''),
    line(1, '甲事项又一次'),
    `${codeOf(4).slice(0, 30)},短码,,,,,,,`,
  );

  it('takes each row once or says why not, with line, field and rule', async () => {
    const view = await run(first);
    expect(view).toMatchObject({ status: 'done', rows: 5, read: 5, created: 2, changed: 0, unchanged: 0, published: 0, rejected: 3 });
    expect(await problemsOf(view)).toMatchObject([
      { line: 4, field: 'name', rule: 'required' },
      { line: 5, rule: 'CATALOGUE.IMPORT_DUPLICATE' },
      { line: 6, field: 'itemCode', rule: 'STANDARDS.ITEM_CODE_LENGTH' },
    ]);
    const { body } = await service.call(`/api/v1/items/${codeOf(2)}/versions/1/draft`, { as: manager });
    expect(body).toMatchObject({ name: '乙&丙事项', limits: { promised: { value: 7 } }, audience: ['enterprise', 'naturalPerson'] });
    expect(body.descriptive).toMatchObject({ consultPhone: '0574-87000001' });
    expect(body.descriptive.defaulted).not.toContain('audience');
  });

  it('changes nothing when the same file comes again', async () => {
    const before = await rows();
    expect(await run(first)).toMatchObject({ created: 0, changed: 0, unchanged: 2, rejected: 3 });
    expect(await rows()).toEqual(before);
  });

  it('changes nothing in a dry run and reports what would become of each row', async () => {
    const tables = ['items', 'issued_codes', 'catalogue_codes', 'implementing_bodies', 'item_tracks', 'forms', 'guides', 'outbox'];
    const state = async (): Promise<unknown> => [await rows(), await Promise.all(tables.map(count))];
    const before = await state();
    const dry = await run(list(line(1, '甲事项（改）'), line(9, '新事项')), { query: '?dryRun=true&publish=true' });
    expect(dry).toMatchObject({ dryRun: true, created: 1, changed: 1, published: 2, rejected: 0 });
    expect(await state()).toEqual(before);
  });

  it('takes as a draft what it would not publish, and says which rule stands in the way', async () => {
    const file = (phone: string): string =>
      `itemCode,name,department,regionCode,descriptive.consultPhone,descriptive.complaintPhone\n` +
      `${codeOf(11)},丁事项,海曙区市场监督管理局,330203,0574-87000001,${phone}\n`;
    const view = await run(file('0574-87000001'));
    expect(view).toMatchObject({ created: 1, rejected: 0, blocked: 1, published: 0 });
    expect(await problemsOf(view)).toMatchObject([{ kind: 'blocked', line: 2, rule: 'SAME_PHONES' }]);
    const refused = await run(file('0574-87000001').replace(codeOf(11), codeOf(12)), { query: '?publish=true' });
    expect(refused).toMatchObject({ created: 0, rejected: 1, blocked: 0 });
    expect(await problemsOf(refused)).toMatchObject([{ kind: 'rejected', line: 2, rule: 'SAME_PHONES' }]);
    expect(await run(file('0574-87000002'))).toMatchObject({ changed: 1, blocked: 0 });
  });

  it('publishes, and makes a new version of what changed, of which the old one keeps its content', async () => {
    expect(await run(list(line(1, '甲事项'), line(2, '乙&丙事项')), { query: '?publish=true' })).toMatchObject({
      unchanged: 2,
      published: 2,
    });
    expect(await run(list(line(1, '甲事项（改）'), line(2, '乙&丙事项')), { query: '?publish=true' })).toMatchObject({
      changed: 1,
      unchanged: 1,
      published: 1,
    });
    expect((await service.call(`/api/v1/items/${codeOf(1)}`)).body).toMatchObject({ version: 2, name: '甲事项（改）' });
    expect((await service.call(`/api/v1/items/${codeOf(1)}/versions/1`)).body).toMatchObject({ status: 'superseded', name: '甲事项' });
    const { body } = await service.call(`/api/v1/items/${codeOf(1)}/track`, { as: manager });
    expect(
      body.items.map((each: { kind: { code: string } | string }) => (typeof each.kind === 'string' ? each.kind : each.kind.code)),
    ).toEqual(expect.arrayContaining(['import', 'publish']));
  });

  it('fills in one element of an item and leaves the others as they are', async () => {
    const edit = `itemCode,descriptive.address\n${codeOf(1)},海曙区灵桥路229号\n`;
    expect(await run(edit, { query: '?publish=true' })).toMatchObject({ changed: 1, published: 1 });
    const { body } = await service.call(`/api/v1/items/${codeOf(1)}`);
    expect(body).toMatchObject({
      version: 3,
      name: '甲事项（改）',
      descriptive: { address: '海曙区灵桥路229号', consultPhone: '0574-87000001' },
    });
  });

  it('finds out GB 18030, and keeps a character of four bytes', async () => {
    // 𬱖 (U+2CC56) in GB 18030; 事项 as two bytes each.
    const name = Buffer.from([0x99, 0x30, 0x81, 0x30, 0xca, 0xc2, 0xcf, 0xee]);
    const rare = new TextDecoder('gb18030').decode(name);
    expect(rare.codePointAt(0)).toBeGreaterThan(0xffff);
    const head = Buffer.from(`itemCode,name,department,regionCode\n${codeOf(5)},`);
    const body = new Uint8Array(Buffer.concat([head, name, Buffer.from([0x2c, 0xbe, 0xd6]), Buffer.from(',330203\n')]));
    expect(await run(body)).toMatchObject({ created: 1 });
    const draft = await service.call(`/api/v1/items/${codeOf(5)}/versions/1/draft`, { as: manager });
    expect(draft.body).toMatchObject({ name: rare, implementingBody: { name: '局' } });
  });

  it('leaves out bodies that are not the sender’s, and bodies that stand elsewhere', async () => {
    const ninghai = `${ORGANISATIONS.yuyaoService.orgCode}4330140009000`;
    const view = await run(list(`${ninghai},别处的事项,余姚市局,330281,,,,,`, line(6, '迁走的事项', '海曙区市场监督管理局,330281,,,,,')));
    expect(view).toMatchObject({ created: 0, rejected: 2 });
    expect((await problemsOf(view)).map(({ rule }) => rule)).toEqual(['CATALOGUE.OUT_OF_SCOPE', 'CATALOGUE.IMPORT_BODY_ELSEWHERE']);
  });

  it('reports rules of the list that a row breaks, and publishes none of it', async () => {
    const broken = `itemCode,name,department,regionCode,promised,statutory\n${codeOf(7)},超时事项,海曙区市场监督管理局,330203,30 workingDay,20 workingDay\n`;
    const view = await run(broken, { query: '?publish=true' });
    expect(view).toMatchObject({ created: 0, rejected: 1 });
    expect(await problemsOf(view)).toMatchObject([{ line: 2, field: '/limits/promised', rule: 'PROMISED_OVER_STATUTORY' }]);
  });
});

describe('what an export writes, an import reads back unchanged', () => {
  const { itemCode, ...definition } = ITEMS.cateringLicence;
  const law = '第三十五条　国家对食品生产经营实行许可制度。'.repeat(1363);

  beforeAll(async () => {
    const full = {
      ...definition,
      itemCode,
      descriptive: { ...definition.descriptive, legalBasis: [{ name: '中华人民共和国食品安全法', article: '第三十五条', content: law }] },
    };
    expect(law.length).toBeGreaterThanOrEqual(29_900);
    const answer = await run(`${JSON.stringify(full)}\n`, { type: JSONL, query: '?publish=true' });
    expect(answer).toMatchObject({ created: 1, published: 1 });
    const { body } = await service.call(`/api/v1/items/${itemCode}`);
    expect(body.descriptive.legalBasis[0].content === law).toBe(true);
  });

  it.each([
    ['JSON lines', 'jsonl', JSONL],
    ['CSV', 'csv', CSV],
    ['a workbook, although its cells are short', 'xlsx', XLSX],
    ['an archive', 'zip', ZIP],
  ])('in %s', async (_, format, type) => {
    const file = await exported(`format=${format}`);
    const before = await rows();
    const view = await run(file, { type, query: '?publish=true' });
    expect(await problemsOf(view)).toEqual([]);
    expect(view).toMatchObject({ created: 0, changed: 0, published: 0, rejected: 0 });
    expect(view.unchanged).toBeGreaterThanOrEqual(3);
    expect(await rows()).toEqual(before);
  });

  it('exports only what is in reach', async () => {
    const elsewhere = { ...manager, orgCode: ORGANISATIONS.yuyaoService.orgCode, regionCode: '330281' };
    expect(Buffer.from(await exported('format=jsonl', elsewhere)).toString()).toBe('');
    const refused = await service.call('/api/v1/catalogue/exports?region=330203', { as: elsewhere });
    expect([refused.status, refused.body.code]).toEqual([403, 'CATALOGUE.EXPORT_OUT_OF_SCOPE']);
    const impossible = await service.call('/api/v1/catalogue/exports?layout=national&format=csv', { as: manager });
    expect([impossible.status, impossible.body.code]).toEqual([400, 'CATALOGUE.EXPORT_IMPOSSIBLE']);
  });
});

describe('the national tables', () => {
  const basic = table(
    'UP_TASK_GENERAL_BASIC',
    [
      'TASK_CODE',
      'TASK_NAME',
      'TASK_TYPE',
      'TASK_STATE',
      'DEPT_NAME',
      'DEPT_CODE',
      'BY_LAW',
      'ANTICIPATE_DAY',
      'ANTICIPATE_TYPE',
      'PROMISE_DAY',
      'PROMISE_TYPE',
      'SERVER_TYPE',
      'PROJECT_TYPE',
      'LINK_WAY',
    ],
    [
      codeOf(20),
      '国标事项',
      '01',
      '1',
      '海曙区市场监督管理局',
      CODE.slice(0, 18),
      '《食品安全法》第三十五条：国家实行许可制度&lt;br&gt;须经许可',
      '20',
      '1',
      '10',
      '1',
      '1^2',
      '2',
      '0574-87000002',
    ],
    [codeOf(21), '已取消的国标事项', '01', '3', '海曙区市场监督管理局', CODE.slice(0, 18), '', '20', '1', '10', '1', '1', '2', ''],
  );
  const materials = table(
    'UP_TASK_GENERAL_MATERIAL',
    ['TASK_CODE', 'MATERIAL_NAME', 'IS_NEED', 'MATERIAL_TYPE', 'ORDER_NUM'],
    [codeOf(20), '营业执照', '2', '2', '2'],
    [codeOf(20), '申请书', '1', '1', '1'],
  );
  const questions = table(
    'UP_TASK_GENERAL_QUESTIONS',
    ['TASK_CODE', 'QUESTION', 'ANSWER', 'ORDER_NUM'],
    [codeOf(20), '多久办结？', '10个工作日', '1'],
  );
  const notes = table('填表说明', ['说明'], ['请勿修改表头']);

  it.each([
    ['a workbook', XLSX, () => gathered(writeWorkbook([notes, basic, materials, questions]))],
    ['an archive', ZIP, () => gathered(writeCsvArchive([materials, questions, basic]))],
  ])('come together as items from %s', async (_, type, file) => {
    const view = await run(await file(), { type, query: '?layout=national' });
    expect(view).toMatchObject({ rows: 2, rejected: 1 });
    expect(view.created + view.unchanged).toBe(1);
    expect(await problemsOf(view)).toMatchObject([{ table: 'UP_TASK_GENERAL_BASIC', line: 3, rule: 'CATALOGUE.IMPORT_NOT_IN_USE' }]);
    const { body } = await service.call(`/api/v1/items/${codeOf(20)}/versions/1/draft`, { as: manager });
    expect(body).toMatchObject({
      name: '国标事项',
      caseKind: 'promised',
      audience: ['naturalPerson', 'enterprise'],
      materials: [
        { materialCode: 'M01', name: '申请书', required: true },
        { materialCode: 'M02', name: '营业执照', required: false },
      ],
    });
    expect(body.descriptive).toMatchObject({
      legalBasis: [{ name: '食品安全法', article: '第三十五条', content: '国家实行许可制度\n须经许可' }],
      faq: [{ question: '多久办结？', answer: '10个工作日' }],
      consultPhone: '0574-87000002',
    });
  });

  it('are written again with the rows of every table, and read back', async () => {
    const query = 'layout=national&versions=latest&format=';
    const lines = Buffer.from(await exported(`${query}jsonl`))
      .toString()
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each) as Record<string, string>);
    const own = lines.filter((each) => each['TASK_CODE'] === codeOf(20));
    expect(own.map((each) => each['table'])).toEqual([
      ...['UP_TASK_GENERAL_BASIC', 'UP_TASK_GENERAL_EXTEND', 'UP_TASK_GENERAL_MATERIAL', 'UP_TASK_GENERAL_MATERIAL'],
      'UP_TASK_GENERAL_QUESTIONS',
    ]);
    expect(own[0]).toMatchObject({ CATALOG_CODE: codeOf(20).slice(19), PROMISE_DAY: 10, DATA_SOURCE: '133', CD_OPERATION: 'I' });
  });

  it.each([
    ['JSON lines', 'jsonl', JSONL],
    ['a workbook', 'xlsx', XLSX],
    ['an archive', 'zip', ZIP],
  ])('change nothing when they come back as %s, although they say less than the library knows', async (_, format, type) => {
    const file = await exported(`layout=national&versions=latest&format=${format}`);
    const before = await rows();
    const again = await run(file, { type, query: '?layout=national' });
    expect(await problemsOf(again)).toEqual([]);
    expect(again).toMatchObject({ created: 0, changed: 0, rejected: 0 });
    expect(again.unchanged).toBeGreaterThanOrEqual(1);
    expect(await rows()).toEqual(before);
  });
});

describe('what an import publishes', () => {
  let probe: EventProbe;
  beforeAll(async () => {
    probe = await service.probe();
  }, 60_000);
  afterAll(() => probe?.stop());

  it('is told as what an author publishes is, the end of the version before included', async () => {
    await run(list(line(90, '告知的事项')), { query: '?publish=true' });
    expect(await probe.next(ItemVersionV1, `${codeOf(90)}@1`)).toMatchObject({
      sequence: 1,
      data: { name: '告知的事项', status: 'published' },
    });
    await run(list(line(90, '告知的事项（改）')), { query: '?publish=true' });
    const next = await probe.next(ItemVersionV1, `${codeOf(90)}@2`);
    expect(next).toMatchObject({ sequence: 1, data: { name: '告知的事项（改）' } });
    await eventually(() => {
      const ended = probe.of(ItemVersionV1, `${codeOf(90)}@1`).find(({ sequence }) => sequence === 2);
      expect(ended?.data.validity.to).toBe(next.data.validity.from);
    });
  });

  it('is nothing that contradicts itself, which may be a draft all the same', async () => {
    const phones = `itemCode,name,department,regionCode,descriptive.consultPhone,descriptive.complaintPhone\n${codeOf(91)},同一电话,局,330203,0574-87000001,0574-87000001\n`;
    const refused = await run(phones, { query: '?publish=true' });
    expect(refused).toMatchObject({ created: 0, published: 0, rejected: 1 });
    expect((await problemsOf(refused))[0]).toMatchObject({ line: 2, field: expect.stringContaining('Phone') });
    expect(await run(phones)).toMatchObject({ created: 1, rejected: 0 });
    expect(await run(phones, { query: '?publish=true' })).toMatchObject({ unchanged: 0, published: 0, rejected: 1 });
  });
});

describe('an item that is suspended', () => {
  it('stays so when it comes back, and is suspended by no row', async () => {
    const file = list(line(45, '暂停的事项'), line(46, '在用的事项'));
    expect(await run(file, { query: '?publish=true' })).toMatchObject({ published: 2 });
    const suspended = await service.call(`/api/v1/items/${codeOf(45)}/versions/1/suspend`, {
      as: manager,
      headers: { 'idempotency-key': randomUUID() },
      body: {},
    });
    expect(suspended.status).toBe(200);
    const lines = Buffer.from(await exported('layout=national&format=jsonl')).toString();
    expect(lines).toContain('"TASK_STATE":"2"');
    expect(await run(lines, { type: JSONL, query: '?layout=national' })).toMatchObject({ changed: 0, rejected: 0 });
    const view = await run(lines.replaceAll('"TASK_STATE":"1"', '"TASK_STATE":"2"'), { type: JSONL, query: '?layout=national' });
    expect(view).toMatchObject({ changed: 0, rejected: view.read - 1 });
    expect((await problemsOf(view))[0]).toMatchObject({ rule: 'CATALOGUE.IMPORT_NOT_IN_USE', field: 'TASK_STATE' });
    expect((await service.call(`/api/v1/items/${codeOf(46)}`)).body.status).toBe('published');
  });
});

describe('a row that cannot be taken', () => {
  it('costs no other row, whatever characters and columns it has', async () => {
    const lines: Record<string, unknown>[] = [
      { itemCode: `\u0000${'𬱖'.repeat(30)}`, name: '甲' },
      { itemCode: codeOf(50), name: '没有部门', constructor: 1, toString: {} },
      { itemCode: codeOf(51), name: 'https://a.example/\u0000\ud842', department: '局', regionCode: '330203', constructor: 1 },
      { itemCode: `${CODE.slice(0, 21)}9940052000`, name: '乙', department: '局', regionCode: '330203' },
    ];
    const cut = JSON.stringify({ itemCode: codeOf(52), name: '文件在此截断' }).slice(0, 50);
    const view = await run(`${lines.map((each) => JSON.stringify(each)).join('\n')}\n${cut}`, { type: JSONL });
    expect(view).toMatchObject({ status: 'done', rows: 5, read: 5, created: 1, rejected: 4 });
    expect((await problemsOf(view)).map(({ line: at, field, rule }) => [at, field, rule])).toEqual([
      [1, 'itemCode', 'STANDARDS.ITEM_CODE_LENGTH'],
      [2, 'department', 'required'],
      [4, '/category', 'CATEGORY_UNKNOWN'],
      [5, null, 'CATALOGUE.IMPORT_JSON'],
    ]);
    const { body } = await service.call(`/api/v1/items/${codeOf(51)}/versions/1/draft`, { as: manager });
    expect(body.name).toBe('https://a.example/\ufffd');
  });

  it('is told apart from the row of the same line in another folder', async () => {
    const bad = (folder: string): Table => table(`${folder}/UP_TASK_GENERAL_BASIC`, ['TASK_CODE', 'TASK_NAME'], ['x', '甲']);
    const view = await run(await gathered(writeCsvArchive([bad('市级'), bad('区级')])), {
      type: ZIP,
      query: '?layout=national',
    });
    expect(view).toMatchObject({ status: 'done', rows: 2, rejected: 2 });
    expect(await problemsOf(view)).toMatchObject([
      { table: '市级/UP_TASK_GENERAL_BASIC', line: 2 },
      { table: '区级/UP_TASK_GENERAL_BASIC', line: 2, rule: 'CATALOGUE.IMPORT_DUPLICATE' },
    ]);
  });

  it('is refused one by one where its body is another than the editor’s own', async () => {
    const editor: TestPrincipal = { ...manager, id: 'editor.market', orgCode: CODE.slice(0, 18), permissions: ['item.manage'] };
    const foreign = `${ORGANISATIONS.haishuStaffing.orgCode}4330140053000`;
    const { body } = await send(list(line(53, '本单位的事项'), `${foreign},编办的事项,海曙区编办,330203,,,,,`), { as: editor });
    const view = await finished(body['id']!);
    expect(view).toMatchObject({ created: 1, rejected: 1 });
    expect(await problemsOf(view)).toMatchObject([{ line: 3, rule: 'CATALOGUE.OUT_OF_SCOPE' }]);
  });
});

describe('a workbook of this platform’s own table', () => {
  it('may have other sheets beside, before and after', async () => {
    const notes = (name: string): Table => table(name, ['说明'], ['请勿修改表头'], ['另一行']);
    const items = table('清单', ['itemCode', 'name', 'department', 'regionCode'], [codeOf(55), '工作簿中的事项', '局', '330203']);
    const view = await run(await gathered(writeWorkbook([notes('填表说明'), items, notes('备注')])), { type: XLSX });
    expect(view).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    const answer = await send(await gathered(writeWorkbook([notes('填表说明')])), { type: XLSX });
    expect([answer.status, answer.body['code']]).toEqual([400, 'CATALOGUE.IMPORT_HEADER']);
  });
});

describe('what an author has under way', () => {
  const own = codeOf(60);
  const file = list(line(60, '作者正在修改的事项'));

  beforeAll(async () => {
    expect(await run(file, { query: '?publish=true' })).toMatchObject({ created: 1, published: 1 });
    const { itemCode: _, ...definition } = ITEMS.cateringLicence;
    const draft = await service.call(`/api/v1/items/${own}/versions`, {
      as: manager,
      headers: { 'idempotency-key': randomUUID() },
      body: { ...definition, name: '还没有写完' },
    });
    expect([draft.status, draft.body.code]).toEqual([201, undefined]);
  });
  const unfinished = async () => {
    const { body } = await service.call(`/api/v1/items/${own}/versions/2/draft`, { as: manager });
    expect(body).toMatchObject({ name: '还没有写完' });
    expect((await service.call(`/api/v1/items/${own}`)).body).toMatchObject({ version: 1, name: '作者正在修改的事项' });
  };

  it('is not published by the same file, which changes nothing', async () => {
    expect(await run(file, { query: '?publish=true' })).toMatchObject({ unchanged: 1, published: 0 });
    await unfinished();
  });

  it('stays as it is when what is in force comes back from an export', async () => {
    const again = await run(await exported('format=csv'), { query: '?publish=true' });
    expect(again).toMatchObject({ changed: 0, published: 0, rejected: 0 });
    await unfinished();
  });

  it('is not published with the change of a row in it: the row is refused', async () => {
    const view = await run(list(line(60, '另一个名称')), { query: '?publish=true' });
    expect(view).toMatchObject({ changed: 0, rejected: 1 });
    expect(await problemsOf(view)).toMatchObject([{ line: 2, rule: 'CATALOGUE.DRAFT_EXISTS' }]);
    await unfinished();
  });

  it('is left alone by a dry run, which holds nobody up', async () => {
    const database = await service.database();
    const holding = (await database.entities()).connection.createQueryRunner();
    await holding.connect();
    try {
      await holding.startTransaction();
      await holding.query('SELECT 1 FROM items WHERE item_code = $1 FOR UPDATE', [own]);
      expect(await run(list(line(60, '另一个名称')), { query: '?dryRun=true' })).toMatchObject({ changed: 1 });
    } finally {
      await holding.rollbackTransaction();
      await holding.release();
    }
    await unfinished();
  });
});

describe('an exported text that begins like a formula', () => {
  it('is no formula in CSV, and comes back as it was', async () => {
    const name = '=HYPERLINK("https://a.example/?"&A1)';
    const row = { itemCode: codeOf(70), name, department: '海曙区市场监督管理局', regionCode: '330203', guide: '\t指南\n' };
    expect(await run(`${JSON.stringify(row)}\n`, { type: JSONL, query: '?publish=true' })).toMatchObject({ created: 1 });
    const file = await exported('format=csv');
    const text = Buffer.from(file).toString();
    expect([text.includes(`"'=HYPERLINK(""https`), text.includes(',"=HYPERLINK(')]).toEqual([true, false]);
    expect(await run(file)).toMatchObject({ changed: 0, created: 0, rejected: 0 });
    expect(await run(await exported('format=xlsx'), { type: XLSX })).toMatchObject({ changed: 0, created: 0, rejected: 0 });
  });
});

describe('two imports at once, while the database ends their connections', () => {
  const most = 2500;
  const from = (first: number): string => list(...Array.from({ length: most }, (_, i) => line(10_000 + first + i, `批量事项${first + i}`)));
  const killAll = async (): Promise<void> => {
    await (
      await service.database()
    ).query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = current_user AND backend_type = 'client backend' AND pid <> pg_backend_pid()`);
  };

  it('both go on to their end, and each row counts and lands once', async () => {
    const sent = await Promise.all([send(from(0)), send(from(1000))]);
    const ids = sent.map(({ body }) => body['id']!);
    const progress = async (): Promise<number> => {
      const views = await Promise.all(ids.map((id) => read(id)));
      return views.reduce((sum, view) => sum + view.read, 0);
    };
    for (const reached of [0, 1000, 2000]) {
      await eventually(async () => expect(await progress()).toBeGreaterThanOrEqual(reached), 60_000);
      await killAll();
    }
    const done = await Promise.all(
      ids.map((id) =>
        eventually(async () => {
          const view = await read(id);
          expect(view.status).toBe('done');
          return view;
        }, 60_000),
      ),
    );
    for (const view of done) {
      expect(view).toMatchObject({ rows: most, read: most, rejected: 0, changed: 0 });
      expect(view.created + view.unchanged).toBe(most);
    }
    expect(done.reduce((sum, view) => sum + view.created, 0)).toBe(3500);
    const [landed] = await (
      await service.database()
    ).query<{ items: number; versions: number }>(
      `SELECT count(DISTINCT item_code)::int AS items, count(*)::int AS versions FROM item_versions WHERE core->>'name' LIKE '批量事项%'`,
    );
    expect(landed).toEqual({ items: 3500, versions: 3500 });
  }, 120_000);
});

describe('a file that cannot be taken', () => {
  it.each([
    ['is of another kind', 'text/plain', 'x', 415, 'HTTP.UNSUPPORTED_MEDIA_TYPE'],
    ['lacks the code', CSV, 'name\n甲\n', 400, 'CATALOGUE.IMPORT_HEADER'],
    ['names a charset that is none', `${CSV}; charset=constructor`, 'itemCode\nx\n', 400, 'CATALOGUE.IMPORT_ENCODING'],
    ['names a column twice', CSV, 'itemCode,name,name\nx,y,z\n', 400, 'CATALOGUE.IMPORT_HEADER'],
    ['is empty', CSV, '', 400, 'CATALOGUE.IMPORT_LAYOUT'],
    ['has quotes that do not close', CSV, 'itemCode,name\n"x,y\n', 400, 'CATALOGUE.IMPORT_CSV'],
    ['is no workbook', XLSX, 'PK nonsense', 400, 'CATALOGUE.IMPORT_WORKBOOK'],
  ])('that %s is refused and leaves nothing behind', async (_, type, body, status, code) => {
    const before = [await count('imports'), await count('import_rows'), await count('items')];
    const answer = await send(body, { type });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect([await count('imports'), await count('import_rows'), await count('items')]).toEqual(before);
  });

  it.each([
    ['announced', false],
    ['not announced', true],
  ])('is refused when it is too large, %s, without being kept', async (_, streamed) => {
    const before = [await count('imports'), await count('import_rows')];
    const large = new Uint8Array(33 * 1024 * 1024);
    const answer = await send(streamed ? new Blob([large]).stream() : large, { type: XLSX });
    expect([answer.status, answer.body['code']]).toEqual([413, 'HTTP.BODY_TOO_LARGE']);
    expect([await count('imports'), await count('import_rows')]).toEqual(before);
  });

  it('is one import for one idempotency key, and no other file goes under it', async () => {
    const key = randomUUID();
    const body = list(line(30, '只导入一次的事项'));
    const [first, second] = [await send(body, { key }), await send(body, { key })];
    expect([second.status, second.body]).toEqual([202, first.body]);
    const other = await send(list(line(31, '另一文件')), { key });
    expect([other.status, other.body['code']]).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
    expect(await finished(first.body['id']!)).toMatchObject({ created: 1 });
    const [left] = await (
      await service.database()
    ).query<{ n: number }>(
      'SELECT count(*)::int AS n FROM import_rows r WHERE NOT EXISTS (SELECT FROM imports i WHERE i.id = r.import_id)',
    );
    expect(left).toEqual({ n: 0 });
  });

  it('is published only by who may publish, and seen only within reach', async () => {
    const editor: TestPrincipal = { ...manager, permissions: ['item.manage'] };
    const refused = await send(list(line(32, '无权发布')), { as: editor, query: '?publish=true' });
    expect([refused.status, refused.body['code']]).toEqual([403, 'CATALOGUE.IMPORT_PUBLISH']);
    const { body } = await send(list(line(33, '草稿')), { as: editor });
    // A department's editor has a region, too, but reaches the items of his own body only.
    expect(await finished(body['id']!)).toMatchObject({ created: 0, rejected: 1 });
    expect((await service.call('/api/v1/catalogue/exports?region=330203', { as: editor })).body.code).toBe('CATALOGUE.EXPORT_OUT_OF_SCOPE');
    expect(Buffer.from(await exported('versions=latest', editor)).toString()).toBe('');
    const elsewhere = { ...manager, orgCode: ORGANISATIONS.yuyaoService.orgCode, regionCode: '330281' };
    const hidden = await service.call(`${IMPORTS}/${body['id']}`, { as: elsewhere });
    expect([hidden.status, hidden.body.code]).toEqual([404, 'CATALOGUE.IMPORT_NOT_FOUND']);
    expect((await service.call(IMPORTS, { as: elsewhere })).body.items).toEqual([]);
    const own = await service.call(`${IMPORTS}?limit=1`, { as: manager });
    expect(own.body.items[0].id).toBe(body['id']);
    expect(own.headers.get('cache-control')).toContain('private');
  });
});

describe('rows that wait to be taken', () => {
  /** Without the right to issue codes, which one import has at a time, nothing is taken. */
  const whileNoneRuns = async (work: () => Promise<void>): Promise<void> => {
    const database = await service.database();
    const holding = (await database.entities()).connection.createQueryRunner();
    await holding.connect();
    try {
      await holding.startTransaction();
      await holding.query('SELECT pg_advisory_xact_lock(7251101)');
      await work();
    } finally {
      await holding.rollbackTransaction();
      await holding.release();
    }
  };

  it('of a short list do not wait for a long one of another organisation, and come in order within one', async () => {
    const other: TestPrincipal = { ...manager, id: 'editor.market', orgCode: CODE.slice(0, 18), permissions: ['item.manage'] };
    const long = list(...Array.from({ length: 2500 }, (_, i) => line(20_000 + i, `长清单事项${i}`)));
    let ids: string[] = [];
    await whileNoneRuns(async () => {
      const sent = [await send(long), await send(list(line(84, '同一单位的下一份'))), await send(list(line(85, '短清单')), { as: other })];
      ids = sent.map(({ body }) => body['id']!);
    });
    const [first, second] = [await finished(ids[0]!), await finished(ids[1]!)];
    const short = await finished(ids[2]!, other);
    expect([first.created, second.created, short.created]).toEqual([2500, 1, 1]);
    expect(Date.parse(short.finishedAt!)).toBeLessThan(Date.parse(first.finishedAt!));
    expect(Date.parse(second.startedAt!)).toBeGreaterThanOrEqual(Date.parse(first.finishedAt!));
  }, 60_000);

  it('may be lost with the database, and then the import ends and says so', async () => {
    let id = '';
    await whileNoneRuns(async () => {
      id = (await send(list(line(80, '丢失的事项')))).body['id']!;
      await (await service.database()).query('DELETE FROM import_rows WHERE import_id = $1 RETURNING 1', [id]);
      expect(await read(id)).toMatchObject({ rows: 1, read: 0 });
    });
    expect(await finished(id)).toMatchObject({ status: 'failed', problem: 'CATALOGUE.IMPORT_LOST', read: 0, created: 0 });
  });

  it('are swept when their import is over or never came to be, and stay while it is under way', async () => {
    const database = await service.database();
    const stage = async (id: string): Promise<string> => {
      await database.query(
        `INSERT INTO import_rows (import_id, n, kind, part, line, key, data) VALUES ($1, 1, 'item', '', 2, 'x', '{}') RETURNING 1`,
        [id],
      );
      return id;
    };
    const [old, young] = [await stage('01000000-0000-7000-8000-000000000001'), await stage(uuidv7())];
    const over = (await run(list(line(81, '已完成的事项')))).id;
    await whileNoneRuns(async () => {
      const waiting = (await send(list(line(82, '等待的事项')))).body['id']!;
      while (await service.get(RunImports).sweep());
      const left = await database.query<{ id: string }>(
        'SELECT DISTINCT import_id::text AS id FROM import_rows WHERE import_id = ANY ($1)',
        [[old, young, over, waiting]],
      );
      expect(left.map(({ id }) => id).sort()).toEqual([young, waiting].sort());
    });
  });
});

describe('a list of a real district', () => {
  const real = new URL('../../../../shared/data/items/guangan-1135.csv', import.meta.url);
  const withRealData = existsSync(real) ? it : undefined;
  const guangan = { ...manager, regionCode: '511600' };

  it('has room for what the file is not there for', () => expect(typeof withRealData === 'function' || !existsSync(real)).toBe(true));
  withRealData?.(
    'comes in with a full report, its local codes kept, and a second time nothing changes',
    async () => {
      const csv = await readFile(real, 'utf8');
      const query = '?layout=sichuan&publish=true';
      const { body: accepted } = await send(csv, { query, as: guangan });
      const view = async (): Promise<ImportView> =>
        (await service.call(`${IMPORTS}/${accepted['id']}`, { as: guangan })).body as ImportView;
      const first = await eventually(async () => {
        const now = await view();
        expect(now.status).toBe('done');
        return now;
      }, 60_000);
      expect([first.rows, first.created + first.rejected, first.published]).toEqual([1135, 1135, first.created]);
      const again = await send(csv, { query, as: guangan });
      const second = await eventually(async () => {
        const now = (await service.call(`${IMPORTS}/${again.body['id']}`, { as: guangan })).body as ImportView;
        expect(now.status).toBe('done');
        return now;
      }, 60_000);
      expect(second).toMatchObject({ created: 0, changed: 0, published: 0, unchanged: first.created, rejected: first.rejected });
      const database = await service.database();
      const [kept] = await database.query<{ n: number }>(
        `SELECT count(DISTINCT local_code)::int AS n FROM items WHERE region_code = '511602' AND local_code LIKE '%-511602000000-%'`,
      );
      expect(kept!.n).toBe(first.created);
    },
    120_000,
  );
});
