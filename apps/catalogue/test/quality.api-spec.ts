import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { eventually, type ApiResponse } from '@yiwang/testing';
import { PruneReports } from '../src/quality/use-cases/prune-reports.js';
import { author, catalogueUnderTest, CODE, definition, elsewhere, manager, officer, versionAt } from './builders.js';

const keeper = officer('directory.zhejiang', 'haishuStaffing', '330000', 'directory.manage');
const RULES = '/api/v1/catalogue/quality-rules';
const REPORTS = '/api/v1/catalogue/quality-reports';

const the = catalogueUnderTest({ events: true });
const get = (path: string, as = manager): Promise<ApiResponse> => the.get(path, as);
const publish = (code: string): Promise<ApiResponse> => the.act(code, 1, 'publish');
const codes = (answer: ApiResponse): string[] => answer.body.invalidParams.map((p: { code: string }) => p.code);
const path = versionAt(CODE);
const withTold = (told: object, more: object = {}): object => ({
  ...definition,
  ...more,
  descriptive: { ...definition.descriptive, ...told },
});

describe('a draft', () => {
  it('is stored while it breaks rules, and tells its author which', async () => {
    const wrong = withTold({ visits: 2, complaintPhone: definition.descriptive.consultPhone, faq: [] });
    expect((await the.post('/api/v1/items', { itemCode: CODE, ...wrong })).status).toBe(201);
    const told = await get(`${path}/problems`);
    expect(told.headers.get('cache-control')).toContain('no-store');
    expect(told.body).toMatchObject({ itemCode: CODE, version: 1, errors: 3 });
    expect(told.body.problems.slice(0, 2)).toEqual([
      expect.objectContaining({ number: 3, code: 'VISIT_WITHOUT_REASON', severity: 'error', field: '/descriptive/visitReason' }),
      expect.objectContaining({ number: 7, code: 'SAME_PHONES', severity: 'error', field: '/descriptive/complaintPhone' }),
    ]);
  });

  it('is not published while it breaks a rule of severity error, and stays as it was', async () => {
    const refused = await publish(CODE);
    expect([refused.status, refused.body.code]).toEqual([400, 'CATALOGUE.RULES_BROKEN']);
    expect(codes(refused)).toEqual(['VISIT_WITHOUT_REASON', 'SAME_PHONES', 'QUESTIONS_MISSING']);
    expect((await get(`/api/v1/items/${CODE}/versions`)).body.items[0]).toMatchObject({ status: 'draft', sequence: 0 });
  });

  it('is told what is left with each edit, and warnings keep nobody from storing and publishing', async () => {
    const { headers } = await get(`${path}/draft`);
    const edited = await the.put(path, withTold({}, { star: 5 }), headers.get('etag')!);
    expect(edited.status).toBe(200);
    expect(edited.body.problems.map((p: { severity: string; code: string }) => [p.severity, p.code])).toEqual([
      ['warning', 'AUDIENCE_WITHOUT_TOPIC'],
    ]);
  });

  it('says what star it earns and why, and is published with that one, whatever its author wrote', async () => {
    const rated = (await get(`${path}/star`)).body;
    expect(rated).toMatchObject({ star: 4, published: null });
    expect(rated.criteria.filter((c: { met: boolean }) => !c.met)).toEqual([
      expect.objectContaining({ code: 'WHOLLY_ONLINE', star: 5, field: '/descriptive/extended/onlineGrade', found: 'Ⅲ级' }),
    ]);
    expect((await publish(CODE)).status).toBe(200);
    expect((await the.probe.next(ItemVersionV1, `${CODE}@1`)).data.star).toBe(4);
    expect((await the.get(`/api/v1/items/${CODE}`)).body.star).toBe(4);
    expect((await get(`${path}/star`)).body).toMatchObject({ star: 4, published: 4 });
  });

  it('is checked for nobody who does not manage it', async () => {
    for (const what of ['problems', 'star']) {
      expect((await the.get(`${path}/${what}`)).status).toBe(401);
      expect((await get(`${path}/${what}`, { ...manager, permissions: ['task.handle'] })).status).toBe(403);
      expect((await get(`${path}/${what}`, elsewhere)).body.code).toBe('CATALOGUE.ITEM_NOT_FOUND');
      expect((await get(`/api/v1/items/${CODE}/versions/9/${what}`)).body.code).toBe('CATALOGUE.VERSION_NOT_FOUND');
    }
  });

  it('keeps every group of elements, a legal text of 30,000 characters and 𬱖 among them', async () => {
    const { itemCode, ...item } = ITEMS.constructionPermit;
    const basis = [{ name: '𬱖江建设条例', documentNo: '主席令第四十六号', article: '第八条', content: `${'法'.repeat(29_998)}𬱖。` }];
    expect([...basis[0]!.content]).toHaveLength(30_000);
    const extended = {
      ...item.descriptive.extended,
      quota: '每年100件',
      crossRegion: ['acrossCities'],
      more: [{ name: '备注', value: '𬱖' }],
    };
    const told = {
      ...item.descriptive,
      legalBasis: basis,
      extended,
      materials: [{ materialCode: 'M01', form: 'either', copies: 1, issuer: '𬱖' }],
    };
    expect((await the.post('/api/v1/items', { itemCode, ...item, descriptive: told })).status).toBe(201);
    const { body } = await get(`/api/v1/items/${itemCode}/versions/1/draft`);
    expect(body.descriptive).toMatchObject({ legalBasis: basis, extended, materials: told.materials });
    const longer = { ...told, legalBasis: [{ ...basis[0]!, content: '法'.repeat(30_001) }] };
    const refused = await the.post('/api/v1/items', { itemCode: `${itemCode.slice(0, 28)}999`, ...item, descriptive: longer });
    expect([refused.status, refused.body.code]).toEqual([400, 'HTTP.INVALID']);
  });
});

describe('the rules', () => {
  const rule = async (code: string): Promise<Record<string, unknown> & { etag: string }> =>
    (await the.get(RULES)).body.items.find((each: { code: string }) => each.code === code);
  const change = (code: string, body: unknown, etag?: string, as = keeper): Promise<ApiResponse> =>
    the.service.call(`${RULES}/${code}`, { method: 'PUT', as, body, headers: etag === undefined ? {} : { 'if-match': etag } });

  it('are read by everybody, with the criteria of the stars', async () => {
    expect(await rule('SAME_PHONES')).toMatchObject({ number: 7, severity: 'error', active: true });
    const criteria = (await the.get('/api/v1/catalogue/star-criteria')).body.items;
    expect(new Set(criteria.map((c: { star: number }) => c.star))).toEqual(new Set([3, 4, 5]));
  });

  it('are changed by who keeps the directory, on the state he has seen, with params the check takes', async () => {
    const before = await rule('QUESTIONS_MISSING');
    const wanted = { severity: 'warning', active: true, params: { categories: ['01', '20'], least: 1 } };
    expect((await change('QUESTIONS_MISSING', wanted, before.etag, manager)).status).toBe(403);
    // One county's keeper would change what the whole province may publish.
    const ofCounty = await change('QUESTIONS_MISSING', wanted, before.etag, { ...keeper, regionCode: '330203' });
    expect([ofCounty.status, ofCounty.body.code]).toEqual([403, 'CATALOGUE.DIRECTORY_OUT_OF_SCOPE']);
    expect((await change('QUESTIONS_MISSING', wanted)).status).toBe(428);
    expect((await change('QUESTIONS_MISSING', wanted, '"stale"')).status).toBe(412);
    const wrong = await change('QUESTIONS_MISSING', { ...wanted, params: { least: 0 } }, before.etag);
    expect([wrong.status, wrong.body.code]).toEqual([400, 'CATALOGUE.QUALITY_RULE_PARAMS']);
    expect((await change('NO_SUCH_RULE', wanted, '*')).body.code).toBe('CATALOGUE.QUALITY_RULE_NOT_FOUND');
    expect(await rule('QUESTIONS_MISSING')).toEqual(before);

    const changed = await change('QUESTIONS_MISSING', wanted, before.etag);
    expect(changed.body).toMatchObject({ ...wanted, changedAt: expect.any(String) });
    expect(before['changedAt']).toBeNull();
    expect(changed.headers.get('etag')).toBe(changed.body.etag);
    // Nobody has changed it since, whatever order the names of its values were sent in.
    expect(await rule('QUESTIONS_MISSING')).toEqual(changed.body);
    expect((await change('QUESTIONS_MISSING', wanted, before.etag)).status).toBe(412);
  });

  it('count from the next publication on', async () => {
    const { itemCode, ...item } = ITEMS.equipmentOperator;
    const { faq: _faq, ...told } = item.descriptive;
    await the.post('/api/v1/items', { itemCode, ...item, descriptive: told });
    expect((await publish(itemCode)).status).toBe(200);
  });
});

describe('a quality report', () => {
  const ask = (body: object, as = manager, headers: Record<string, string> = {}): Promise<ApiResponse> =>
    the.post(REPORTS, body, as, headers);
  const finished = (id: string): Promise<Record<string, unknown>> =>
    eventually(async () => {
      const { body } = await get(`${REPORTS}/${id}`);
      expect(body.status).toBe('done');
      return body;
    });

  it('walks the items in force of one’s region, and counts them by body, category and rule', async () => {
    await the.post('/api/v1/items', ITEMS.birthRegistration);
    expect((await publish(ITEMS.birthRegistration.itemCode)).status).toBe(200);
    const asked = await ask({});
    expect([asked.status, asked.body.status, asked.body.regionCode]).toEqual([201, 'waiting', '330203']);
    const report = await finished(asked.body.id);
    expect(report).toMatchObject({ checked: 3, withErrors: 0, withWarnings: 3 });
    expect(report['expected']).toBe(3);
    const tallies = (await get(`${REPORTS}/${asked.body.id}/tallies?rule=AUDIENCE_WITHOUT_TOPIC`)).body.items;
    expect(tallies.map((t: { category: string; items: number }) => [t.category, t.items]).sort()).toEqual([
      ['01', 2],
      ['20', 1],
    ]);
    const { body } = await get(`${REPORTS}/${asked.body.id}/findings?limit=100`);
    expect(body.items).toHaveLength(report['findings'] as number);
    expect((await get(REPORTS)).body.items[0]).toEqual(report);
  });

  it('is read page by page, by body, category, rule and severity', async () => {
    const { id } = (await get(REPORTS)).body.items[0];
    const all = (await get(`${REPORTS}/${id}/findings?limit=100`)).body.items as Record<string, string>[];
    const paged: unknown[] = [];
    let cursor = '';
    for (let more = true; more;) {
      const { body } = await get(`${REPORTS}/${id}/findings?limit=2${cursor}`);
      paged.push(...body.items);
      more = body.next !== null;
      cursor = `&cursor=${body.next}`;
    }
    expect(paged).toEqual(all);
    for (const [name, value] of [
      ['orgCode', ORGANISATIONS.haishuHealth.orgCode],
      ['category', '20'],
      ['rule', 'ELEMENT_MISSING'],
      ['severity', 'warning'],
    ] as const) {
      const found = (await get(`${REPORTS}/${id}/findings?limit=100&${name}=${value}`)).body.items;
      expect(found.length).toBeGreaterThan(0);
      expect(found).toEqual(all.filter((finding) => finding[name] === value));
    }
    expect((await get(`${REPORTS}/${id}/findings?cursor=abc`)).body.code).toBe('HTTP.CURSOR_INVALID');
  });

  it('is about one body or category when asked so, once at a time, and repeated by its key', async () => {
    const orgCode = ORGANISATIONS.haishuMarket.orgCode;
    const headers = { 'idempotency-key': randomUUID() };
    const [first, again] = [await ask({ orgCode }, manager, headers), await ask({ orgCode }, manager, headers)];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect(await finished(first.body.id)).toMatchObject({ orgCode, checked: 2 });
    const category = await ask({ category: '20' });
    expect(await finished(category.body.id)).toMatchObject({ category: '20', checked: 1 });

    await the.sql(
      `INSERT INTO quality_reports (id, region_code, category, status, requested_by, requested_at)
       VALUES ($1, '330203', '09', 'waiting', 'x', now())`,
      [randomUUID()],
    );
    const answers = await Promise.all([ask({ category: '01' }), ask({ category: '01' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('CATALOGUE.QUALITY_REPORT_UNDER_WAY');
  });

  it('is asked for and read within one’s reach only', async () => {
    const own = (await get(REPORTS)).body.items.find((report: { orgCode: string | null }) => report.orgCode === null);
    const outside = await ask({ regionCode: '330203' }, elsewhere);
    expect([outside.status, outside.body.code]).toEqual([403, 'CATALOGUE.QUALITY_REPORT_OUT_OF_SCOPE']);
    expect((await ask({ orgCode: ORGANISATIONS.haishuMarket.orgCode }, elsewhere)).status).toBe(403);
    // A department's editor stands in the region and sees his own body's items only, so that is what he asks about.
    expect((await ask({ regionCode: '330203' }, author)).status).toBe(403);
    const ofBody = await ask({}, author);
    expect([ofBody.status, ofBody.body.orgCode]).toEqual([201, ORGANISATIONS.haishuMarket.orgCode]);
    expect((await get(`${REPORTS}/${own.id}`, author)).status).toBe(404);
    expect((await get(`${REPORTS}/${ofBody.body.id}`, { ...author, permissions: ['item.legalReview'] })).status).toBe(200);
    for (const part of ['', '/tallies', '/findings']) {
      expect((await get(`${REPORTS}/${own.id}${part}`, elsewhere)).body.code).toBe('CATALOGUE.QUALITY_REPORT_NOT_FOUND');
    }
    expect((await get(REPORTS, elsewhere)).body.items).toEqual([]);
  });

  it('goes on where it stood when the process that walked was killed', async () => {
    const walked = await the.sql<{ item_code: string }>(
      `SELECT item_code FROM listed_items WHERE region_code = '330203' ORDER BY region_code, item_code`,
    );
    const id = randomUUID();
    await the.sql(
      `INSERT INTO quality_reports (id, region_code, status, expected, checked, at_region, at_item, requested_by, requested_at)
       VALUES ($1, '330203', 'running', 9, 1, '330203', $2, 'x', now())`,
      [id, walked[0]!.item_code],
    );
    expect(await finished(id)).toMatchObject({ checked: walked.length, expected: walked.length });
    const found = (await get(`${REPORTS}/${id}/findings?limit=100`)).body.items as { itemCode: string }[];
    expect([...new Set(found.map(({ itemCode }) => itemCode))].sort()).toEqual(walked.slice(1).map((row) => row.item_code));
  });

  it('does not wait behind a longer one that was asked for before', async () => {
    const [long, short] = [randomUUID(), randomUUID()];
    await the.sql(
      `INSERT INTO quality_reports (id, region_code, category, status, expected, requested_by, requested_at)
       VALUES ($1, '330203', '01', 'running', 1000000, 'x', now() - interval '1 minute'), ($2, '330203', '20', 'waiting', NULL, 'x', now())`,
      [long, short],
    );
    const [longer, shorter] = [await finished(long), await finished(short)];
    expect(Date.parse(shorter['finishedAt'] as string)).toBeLessThanOrEqual(Date.parse(longer['finishedAt'] as string));
  });

  it('is about a body or a region, not about both', async () => {
    const both = await ask({ orgCode: ORGANISATIONS.haishuMarket.orgCode, regionCode: '330203' });
    expect([both.status, both.body.invalidParams[0].code]).toEqual([400, 'BODY_OR_REGION']);
  });

  it('goes, with what it found, once three newer ones of the same part are there, and for nobody else’s', async () => {
    await eventually(async () => {
      expect(await the.sql(`SELECT 1 FROM quality_reports WHERE status <> 'done'`)).toEqual([]);
    });
    const reports = async (): Promise<{ id: string; orgCode: string | null; category: string | null }[]> => (await get(REPORTS)).body.items;
    const whole = (all: Awaited<ReturnType<typeof reports>>) => all.filter((each) => each.orgCode === null && each.category === null);
    const before = await reports();
    const others = before.filter((each) => !whole(before).includes(each)).map(({ id }) => id);
    const add = (region: string, n: number): Promise<unknown> =>
      the.sql(
        `INSERT INTO quality_reports (id, region_code, status, requested_by, requested_at)
         SELECT gen_random_uuid(), $1, 'done', 'x', now() + n * interval '1 second' FROM generate_series(1, $2::integer) AS n`,
        [region, n],
      );
    await add('330281', 60);
    expect((await reports()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    await add('330203', 3);
    const prune = the.service.get(PruneReports);
    while (await prune.round(3));
    const after = await reports();
    expect(whole(after)).toHaveLength(3);
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(others));
    for (const { id } of whole(before)) {
      expect((await get(`${REPORTS}/${id}`)).status).toBe(404);
      expect(await the.sql('SELECT 1 FROM quality_findings WHERE report_id = $1', [id])).toEqual([]);
    }
    expect((await get(REPORTS, elsewhere)).body.items).toHaveLength(3);
  });
});
