import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { formatCaseNo } from '@yiwang/standards';
import { eventOf, eventually, TestService, type ApiRequest, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { Drafts } from '../src/draft/persistence/drafts.js';
import { CLERK_HAISHU, CLERK_YUYAO, ENTERPRISE, itemCode, itemCore, OTHER_PERSON, PERSON, presentFor } from './builders.js';
import { FilingNeighbours } from './filing-neighbours.js';

const SHOP = itemCode(31);
const COMPANY = itemCode(32);
const MOVING = itemCode(33);
const ADDRESS = itemCode(34);
const SECOND_CLERK: TestPrincipal = { ...CLERK_HAISHU, id: 'clerk-haishu-2' };
const CITIZEN = '330203199003073211';

const account = (field: string, more: object = {}) => ({ 'x-source': { from: 'account', field, ...more } });
const PERSON_GROUP = {
  type: 'object',
  properties: {
    name: { type: 'string', ...account('name') },
    idType: { type: 'string', ...account('idType') },
    idNumber: { type: 'string', pattern: '^\\d{17}[\\dX]$', ...account('idNumber', { locked: true }) },
    mobile: { type: 'string', pattern: '^1\\d{10}$', ...account('mobile') },
  },
  required: ['name', 'idNumber'],
  additionalProperties: false,
  'x-group': { key: 'person', version: 1 },
};
const SHOP_FORM = {
  type: 'object',
  properties: {
    shopName: { type: 'string', maxLength: 20, title: '店名' },
    owner: { $ref: '#/$defs/person-1', title: '经营者' },
    address: { type: 'string', title: '地址', 'x-source': { from: 'earlierCase', field: '/address', itemCode: SHOP } },
    seats: { type: 'integer', minimum: 0, title: '餐位' },
  },
  required: ['shopName', 'owner'],
  additionalProperties: false,
  $defs: { 'person-1': PERSON_GROUP },
};
const COMPANY_FORM = {
  type: 'object',
  properties: {
    company: { type: 'string', ...account('companyName') },
    creditCode: { type: 'string', ...account('creditCode') },
    agent: { type: 'string', ...account('agentName') },
    scope: { type: 'string', 'x-source': { from: 'licence', licence: '营业执照', field: 'businessScope' } },
    capital: { type: 'integer', 'x-source': { from: 'licence', licence: '营业执照', field: 'capital' } },
  },
};

let neighbours: FilingNeighbours;
let service: TestService;
let probe: EventProbe;
let database: Database;

const publish = (core: ItemOperationalCore, sequence = 1): Promise<void> =>
  probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core, { sequence }));
const send = (method: string, path: string, as: TestPrincipal, more: Omit<ApiRequest, 'as' | 'method'> = {}): Promise<ApiResponse> =>
  service.call(path, { method, as, ...more, headers: { 'idempotency-key': uuidv7(), ...more.headers } });
const create = (body: unknown, as = PERSON, headers: Record<string, string> = {}) => send('POST', '/api/v1/drafts', as, { body, headers });
const show = (id: string, as = PERSON) => send('GET', `/api/v1/drafts/${id}`, as);
const patch = (id: string, version: number | undefined, body: unknown, as = PERSON) =>
  send('PATCH', `/api/v1/drafts/${id}`, as, { body, headers: version === undefined ? {} : { 'if-match': `"${version}"` } });
const submit = (id: string, version: number, as = PERSON, headers: Record<string, string> = {}) =>
  send('POST', `/api/v1/drafts/${id}/submit`, as, { headers: { 'if-match': `"${version}"`, ...headers } });
const form = { shopName: '甬江小馆', owner: { name: '王小明', idNumber: CITIZEN }, address: '中山西路1号' };
const materials = [{ materialCode: 'M1', paperCopies: 1 }];

async function begun(application: object, as = PERSON): Promise<{ id: string; version: number }> {
  const { status, body } = await create({ application }, as);
  if (status !== 201) throw new Error(`no draft: ${status} ${JSON.stringify(body)}`);
  return { id: body.draftId as string, version: body.version as number };
}

/** Everything that a refused request must leave as it was. */
async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM case_steps) AS steps, (SELECT count(*) FROM outbox) AS outbox,
       (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT count(*) FROM drafts) AS drafts, (SELECT sum(version) FROM drafts) AS versions`,
  );
  return counts;
}

beforeAll(async () => {
  neighbours = await FilingNeighbours.start();
  neighbours.identities.set(PERSON.id, {
    accountId: PERSON.id,
    kind: 'person',
    name: '王小明',
    documentType: '111',
    documentNo: CITIZEN,
    mobile: '13700000050',
    companyName: null,
    creditCode: null,
  });
  neighbours.identities.set(ENTERPRISE.id, {
    accountId: ENTERPRISE.id,
    kind: 'legalPerson',
    name: '李经办',
    documentType: '111',
    documentNo: '330281198805124628',
    mobile: '13700000060',
    companyName: '甬江餐饮',
    creditCode: ENTERPRISE.orgCode,
  });
  neighbours.licences.set(`营业执照:${ENTERPRISE.orgCode}`, { businessScope: '餐饮服务', capital: 'much' });
  service = await TestService.start(acceptance, neighbours.env);
  database = await service.database();
  probe = await eventually(() => service.probe());
  await publish(itemCore({ itemCode: SHOP, form: neighbours.serve(SHOP, 1, SHOP_FORM) }));
  await publish(itemCore({ itemCode: COMPANY, form: neighbours.serve(COMPANY, 1, COMPANY_FORM) }));
  const named = { type: 'object', properties: { name: { type: 'string', ...account('name') } } };
  await publish(itemCore({ itemCode: ADDRESS, form: neighbours.serve(ADDRESS, 1, named) }));
  await publish(itemCore({ itemCode: MOVING, form: neighbours.serve(MOVING, 1, SHOP_FORM) }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(4);
  });
  // Before that, an item that is not there may still be on its way: 503, not 404.
  await eventually(
    async () => expect((await service.call('/health/ready')).body.copies).toEqual({ [ItemVersionV1.topic]: 'complete' }),
    30_000,
  );
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await neighbours?.stop();
});

beforeEach(() => neighbours.down.clear());

describe('a draft', () => {
  it('is filled in step by step, each step on the version before it, and becomes a case', async () => {
    const { id, version } = await begun({ itemCode: SHOP, channel: 'computer' });
    const second = await patch(id, version, { application: { form: { shopName: '甬江小馆', seats: 8 } } });
    expect([second.status, second.body.version, second.headers.get('etag')]).toEqual([200, 2, '"2"']);
    await patch(id, 2, { application: { form: { seats: null, address: '中山西路1号' }, materials } });
    const { body } = await show(id);
    expect(body.application).toMatchObject({
      itemCode: SHOP,
      itemVersion: 1,
      channel: 'computer',
      form: { shopName: '甬江小馆', owner: { name: '王小明', idNumber: CITIZEN }, address: '中山西路1号' },
      materials,
    });
    expect(body.application.form.seats).toBeUndefined();
    const submitted = await submit(id, 3);
    expect([submitted.status, submitted.body.application.status]).toEqual([201, 'submitted']);
    const { caseNo, queryCode } = submitted.body.application;
    expect((await send('GET', `/api/v1/applications/${caseNo}/query-code`, PERSON)).body).toEqual({ caseNo, queryCode });
    const filed = await send('GET', `/api/v1/applications/${caseNo}/form`, PERSON);
    expect(filed.body.form).toEqual(body.application.form);
    expect((await show(id)).body).toMatchObject({ submittedAs: { caseNo }, application: null });
  });

  it('takes one of two steps that are made on the same version at once', async () => {
    const { id, version } = await begun({ itemCode: SHOP });
    const step = (shopName: string) => patch(id, version, { application: { form: { shopName } } });
    const answers = await Promise.all([step('一'), step('二')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await show(id)).body.version).toBe(2);
  });

  it('keeps what it says sealed, and its receipt free of it', async () => {
    const { body } = await create({ application: { itemCode: SHOP, form: { shopName: '甬江小馆' } } });
    const [row] = await database.query<{ everything: string }>(
      `SELECT d::text || (SELECT string_agg(answer::text, '') FROM idempotency_keys) AS everything FROM drafts d WHERE id = $1`,
      [body.draftId],
    );
    for (const text of ['甬江小馆', '王小明', CITIZEN, '13700000050']) expect(row!.everything).not.toContain(text);
    expect(JSON.stringify(body)).not.toContain('王小明');
  });

  it('puts each reading on record, which nobody can change', async () => {
    const { id } = await begun({ itemCode: SHOP });
    expect((await show(id)).headers.get('cache-control')).toBe('no-store');
    await show(id);
    expect(await database.query('SELECT actor_id FROM draft_readings WHERE draft_id = $1', [id])).toHaveLength(2);
    await expect(database.query('DELETE FROM draft_readings WHERE draft_id = $1', [id])).rejects.toThrow('permission denied');
  });

  it('exists for nobody else', async () => {
    const { id, version } = await begun({ itemCode: SHOP });
    for (const as of [OTHER_PERSON, ENTERPRISE, CLERK_HAISHU]) {
      const answers = [await show(id, as), await patch(id, version, { application: { form: {} } }, as), await submit(id, version, as)];
      for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'ACCEPTANCE.DRAFT_NOT_FOUND']);
    }
    const { body } = await send('GET', '/api/v1/drafts', OTHER_PERSON);
    expect(body.items).toEqual([]);
  });

  it('is listed without what it says, newest first, page by page', async () => {
    const as = { ...PERSON, id: 'person-lists' };
    const ids = [await begun({ itemCode: SHOP }, as), await begun({ itemCode: SHOP }, as), await begun({ itemCode: COMPANY }, as)].map(
      ({ id }) => id,
    );
    const first = await send('GET', '/api/v1/drafts?limit=2', as);
    expect(first.body.items.map((each: { draftId: string }) => each.draftId)).toEqual([ids[2], ids[1]]);
    expect(first.body.items[0]).toMatchObject({ kind: 'application', items: [COMPANY], submittedAs: null });
    const rest = await send('GET', `/api/v1/drafts?limit=2&cursor=${first.body.next}`, as);
    expect(rest.body.items.map((each: { draftId: string }) => each.draftId)).toEqual([ids[0]]);
  });

  it('is gone when it has expired, and is taken away', async () => {
    const { id } = await begun({ itemCode: SHOP });
    await database.query(`UPDATE drafts SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect((await show(id)).status).toBe(404);
    await service.get(Drafts).purge();
    expect(await database.query('SELECT 1 FROM drafts WHERE id = $1', [id])).toEqual([]);
  });

  it('is discarded on the version that was read', async () => {
    const { id } = await begun({ itemCode: SHOP });
    const discard = (etag: string) => send('DELETE', `/api/v1/drafts/${id}`, PERSON, { headers: { 'if-match': etag } });
    expect([(await discard('"7"')).status, (await discard('"1"')).status, (await show(id)).status]).toEqual([412, 204, 404]);
  });

  it('names the stored files that it holds', async () => {
    const { id } = await begun({ itemCode: SHOP, materials: [{ materialCode: 'M1', fileRef: 'files/kept' }] });
    expect(await database.query(`SELECT id FROM drafts WHERE file_refs @> '{files/kept}'`)).toEqual([{ id }]);
  });
});

describe('prefill', () => {
  it('fills in what the account tells, and asks auth for it on record', async () => {
    neighbours.asked.length = 0;
    const { body } = await create({ application: { itemCode: SHOP } });
    expect(body.prefilled).toEqual([
      { pointer: '/form/owner/name', from: 'account' },
      { pointer: '/form/owner/idType', from: 'account' },
      { pointer: '/form/owner/idNumber', from: 'account', locked: true },
      { pointer: '/form/owner/mobile', from: 'account' },
      ...(body.prefilled.length > 4 ? [expect.objectContaining({ pointer: '/form/address', from: 'earlierCase' })] : []),
    ]);
    const { application } = (await show(body.draftId)).body;
    expect(application.form.owner).toEqual({ name: '王小明', idType: 'citizenId', idNumber: CITIZEN, mobile: '13700000050' });
    expect(neighbours.asked).toContain(`GET /api/v1/internal/accounts/${PERSON.id}/identity?purpose=prefill&itemCode=${SHOP}`);
  });

  it('does without a number that auth does not know', async () => {
    const known = neighbours.identities.get(PERSON.id);
    neighbours.identities.set(PERSON.id, { ...(known as object), mobile: null } as never);
    const { body } = await create({ application: { itemCode: SHOP } });
    neighbours.identities.set(PERSON.id, known as never);
    const { owner } = (await show(body.draftId)).body.application.form;
    expect([owner.name, owner.mobile]).toEqual(['王小明', undefined]);
  });

  it('keeps what has been said already', async () => {
    const { body } = await create({ application: { itemCode: SHOP, form: { owner: { name: '陈静' } } } });
    expect((await show(body.draftId)).body.application.form.owner.name).toBe('陈静');
  });

  it('takes from the newest earlier case, and puts on record which field of which case was read', async () => {
    const as = { ...PERSON, id: 'person-moves' };
    const body = { itemCode: SHOP, channel: 'computer', form: { ...form, address: '老街9号' }, materials };
    const { caseNo } = (await send('POST', '/api/v1/applications', as, { body })).body;
    const draft = (await create({ application: { itemCode: SHOP } }, as)).body;
    expect(draft.prefilled).toContainEqual({ pointer: '/form/address', from: 'earlierCase', caseNo });
    expect((await show(draft.draftId, as)).body.application.form.address).toBe('老街9号');
    expect(await database.query('SELECT purpose, pointers, actor_id FROM disclosures WHERE case_no = $1', [caseNo])).toEqual([
      { purpose: 'prefill', pointers: ['/address'], actor_id: as.id },
    ]);
  });

  it('never takes from another applicant', async () => {
    const as = { ...PERSON, id: 'person-without-cases' };
    expect((await create({ application: { itemCode: SHOP } }, as)).body.prefilled).toEqual([]);
  });

  it('tells an enterprise from its agent, and takes from its licence only what fits', async () => {
    const { body } = await create({ application: { itemCode: COMPANY } }, ENTERPRISE);
    const { application } = (await show(body.draftId, ENTERPRISE)).body;
    expect(application.form).toEqual({ company: '甬江餐饮', creditCode: ENTERPRISE.orgCode, agent: '李经办', scope: '餐饮服务' });
    expect(body.prefilled.map((field: { from: string }) => field.from)).toEqual(['account', 'account', 'account', 'licence']);
  });

  it('puts on record for which item whose licence was read, which nobody can change', async () => {
    const readings = () => database.query('SELECT licence, item_code, purpose, actor_id FROM licence_readings ORDER BY id');
    const before = await readings();
    await create({ application: { itemCode: COMPANY } }, ENTERPRISE);
    expect((await readings()).slice(before.length)).toEqual([
      { licence: '营业执照', item_code: COMPANY, purpose: 'prefill', actor_id: ENTERPRISE.id },
    ]);
    expect(neighbours.questions.at(-1)).toMatchObject({ licence: '营业执照', purpose: 'prefill', itemCode: COMPANY });
    await expect(database.query('DELETE FROM licence_readings')).rejects.toThrow('permission denied');
  });

  it('opens nobody’s licence to who only says that he acts for him', async () => {
    const asked = neighbours.questions.length;
    const applicant = { kind: 'legalPerson', name: '甬江餐饮', documentNo: ENTERPRISE.orgCode! };
    const application = { itemCode: COMPANY, applicant, authority: { kind: 'powerOfAttorney' } };
    const { body } = await create({ application });
    expect((await show(body.draftId)).body.application.form).toEqual({ company: '甬江餐饮', creditCode: ENTERPRISE.orgCode });
    expect(neighbours.questions).toHaveLength(asked);
  });

  it('asks auth once for a bundle, and leaves to its shared part what that says', async () => {
    neighbours.asked.length = 0;
    const shared = { groups: { person: { name: '陈静' } }, fields: {}, materials: [] };
    const { body } = await create({ bundle: { items: { [SHOP]: {}, [ADDRESS]: {} }, shared } });
    const { bundle } = (await show(body.draftId)).body;
    expect(bundle.items[SHOP].form.owner).not.toHaveProperty('name');
    expect(bundle.items[SHOP].form.owner.mobile).toBe('13700000050');
    expect(bundle.items[ADDRESS].form.name).toBe('王小明');
    expect(neighbours.asked.filter((path) => path.includes('/identity'))).toHaveLength(1);
  });

  it('takes at a counter what the clerk has written down, and asks auth for nothing', async () => {
    neighbours.asked.length = 0;
    const applicant = { kind: 'person', name: '王小明', documentNo: CITIZEN };
    const { body } = await create({ application: { itemCode: SHOP, channel: 'window', applicant } }, CLERK_HAISHU);
    expect((await show(body.draftId, CLERK_HAISHU)).body.application.form.owner).toEqual({
      name: '王小明',
      idType: 'citizenId',
      idNumber: CITIZEN,
    });
    expect(neighbours.asked.filter((path) => path.includes('/internal/'))).toEqual([]);
  });

  it('goes on without auth and without the licence library', async () => {
    neighbours.down.add('/api/v1/internal').add('/licences');
    const { status, body } = await create({ application: { itemCode: COMPANY } }, ENTERPRISE);
    expect(status).toBe(201);
    expect((await show(body.draftId, ENTERPRISE)).body.application.form).toEqual({ creditCode: ENTERPRISE.orgCode });
  });

  it('locks what nobody may type over', async () => {
    const { id, version } = await begun({ itemCode: SHOP });
    const before = await rows();
    const refused = await patch(id, version, { application: { form: { owner: { idNumber: '330281198805124628' } } } });
    expect([refused.status, refused.body.code, refused.body.invalidParams[0].name]).toEqual([
      400,
      'ACCEPTANCE.FIELD_LOCKED',
      '/form/owner/idNumber',
    ]);
    expect(await rows()).toEqual(before);
    expect((await patch(id, version, { application: { form: { owner: { mobile: '13700000099' } } } })).status).toBe(200);
  });
});

describe('checking a draft', () => {
  it('tells everything that is wrong at once, and changes nothing', async () => {
    const { id } = await begun({ itemCode: SHOP, channel: 'computer', form: { seats: -1 } });
    const before = await rows();
    const { body } = await send('GET', `/api/v1/drafts/${id}/check`, PERSON);
    expect(body.fileable).toBe(false);
    expect(body.problems.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['/materials', '/form/shopName', '/form/seats']),
    );
    expect(await rows()).toEqual(before);
  });

  it('says what is not there at all', async () => {
    const { id } = await begun({ itemCode: SHOP });
    const { body } = await send('GET', `/api/v1/drafts/${id}/check`, PERSON);
    expect(body).toMatchObject({ fileable: false, problems: [{ name: '/channel' }] });
  });

  it('warns of a likely duplicate, which hinders nothing', async () => {
    const as = { ...PERSON, id: 'person-twice' };
    const body = { itemCode: SHOP, channel: 'computer', form, materials };
    const { caseNo } = (await send('POST', '/api/v1/applications', as, { body })).body;
    const { id, version } = await begun(body, as);
    const check = (await send('GET', `/api/v1/drafts/${id}/check`, as)).body;
    expect(check).toMatchObject({ fileable: true, likelyDuplicates: [{ caseNo, ground: 'sameAccount', status: 'submitted' }] });
    expect((await submit(id, version, as)).status).toBe(201);
  });
});

describe('a draft under a version that is not in force any more', () => {
  it('is refused with all that has changed, and goes on under the one in force', async () => {
    const { id, version } = await begun({ itemCode: MOVING, channel: 'computer', form, materials });
    const { address: _address, ...kept } = SHOP_FORM.properties;
    const later = {
      ...SHOP_FORM,
      properties: { ...kept, seats: { type: 'integer', minimum: 1, title: '餐位' }, kitchen: { type: 'string', title: '厨房面积' } },
      required: ['shopName', 'owner', 'kitchen'],
    };
    await publish(
      itemCore({
        itemCode: MOVING,
        version: 2,
        form: neighbours.serve(MOVING, 2, later),
        materials: [
          { materialCode: 'M1', name: '申请书', required: true },
          { materialCode: 'M3', name: '房产证明', required: true },
        ],
      }),
    );
    const outdated = async (): Promise<ApiResponse> => {
      const answer = await send('GET', `/api/v1/drafts/${id}/check`, PERSON);
      expect(answer.body.fileable).toBe(false);
      return answer;
    };
    await eventually(outdated);
    const before = await rows();
    const refused = await submit(id, version);
    expect([refused.status, refused.body.code]).toEqual([409, 'ACCEPTANCE.ITEM_VERSION_OUTDATED']);
    const told = refused.body.invalidParams.map(({ name, code }: { name: string; code: string }) => `${name} ${code}`);
    expect(told).toEqual([
      '/itemVersion ITEM_VERSION_IN_FORCE',
      '/form/seats FORM_FIELD_CHANGED',
      '/form/kitchen FORM_FIELD_ADDED_REQUIRED',
      '/form/address FORM_FIELD_REMOVED',
      '/materials MATERIAL_ADDED_REQUIRED',
      '/materials MATERIAL_REMOVED',
    ]);
    expect(await rows()).toEqual(before);
    // Who files in one call under the version that was seen hears the same.
    const direct = await send('POST', '/api/v1/applications', PERSON, {
      body: { itemCode: MOVING, itemVersion: 1, channel: 'computer', form, materials },
    });
    expect([direct.status, direct.body.invalidParams]).toEqual([409, refused.body.invalidParams]);

    const adopted = await send('POST', `/api/v1/drafts/${id}/adopt-versions`, PERSON, { headers: { 'if-match': `"${version}"` } });
    expect(adopted.status).toBe(200);
    expect(adopted.body.changes).toHaveLength(5);
    const more = { form: { address: null, kitchen: '20' }, materials: [...materials, { materialCode: 'M3', paperCopies: 1 }] };
    await patch(id, adopted.body.version, { application: more });
    expect((await submit(id, adopted.body.version + 1)).body.application).toMatchObject({ itemVersion: 2, formChecked: true });
  });
});

describe('a counter', () => {
  const applicant = { kind: 'person', name: '王小明', documentNo: CITIZEN };
  const present = { method: 'cardReader', name: applicant.name, documentNo: CITIZEN };
  const atCounter = { itemCode: SHOP, channel: 'window', applicant, present, form, materials };

  it('has its drafts in common: one clerk begins, the next one submits', async () => {
    const { id, version } = await begun(atCounter, CLERK_HAISHU);
    expect((await show(id, CLERK_YUYAO)).status).toBe(404);
    const submitted = await submit(id, version, SECOND_CLERK);
    expect(submitted.status).toBe(201);
    const detail = await send('GET', `/api/v1/applications/${submitted.body.application.caseNo}`, CLERK_HAISHU);
    expect(detail.body).toMatchObject({ channel: 'window', applicant: { name: '*小明' } });
  });

  it('hears while it checks a draft that nobody has looked who stands before the window', async () => {
    const { present: _present, ...unseen } = atCounter;
    const { id } = await begun(unseen, CLERK_HAISHU);
    const { body } = await send('GET', `/api/v1/drafts/${id}/check`, CLERK_HAISHU);
    expect(body).toMatchObject({ fileable: false, problems: [{ name: '/', code: 'ACCEPTANCE.IDENTITY_UNCHECKED' }] });
  });

  it('hears the same, and that the earlier case is not there, of a version that is still on its way', async () => {
    const linkedTo = { caseNo: formatCaseNo({ region6: '330203', date: '2026-11-01', serial: 7 }), relation: 'renewal' };
    const { present: _present, ...unseen } = atCounter;
    const { id, version } = await begun({ ...unseen, itemVersion: 3, linkedTo }, CLERK_HAISHU);
    const { body } = await send('GET', `/api/v1/drafts/${id}/check`, CLERK_HAISHU);
    expect(body.problems.map(({ code }: { code: string }) => code)).toEqual([
      'ACCEPTANCE.LINKED_CASE_NOT_FOUND',
      'ACCEPTANCE.IDENTITY_UNCHECKED',
    ]);
    const before = await rows();
    expect((await submit(id, version, CLERK_HAISHU)).body.code).toBe('ACCEPTANCE.LINKED_CASE_NOT_FOUND');
    expect(await rows()).toEqual(before);
  });

  it('files one case of a draft that two windows submit at once', async () => {
    const { id, version } = await begun(atCounter, CLERK_HAISHU);
    const before = (await rows()) as { cases: string };
    const answers = await Promise.all([submit(id, version, CLERK_HAISHU), submit(id, version, SECOND_CLERK)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('ACCEPTANCE.DRAFT_SUBMITTED');
    expect(Number(((await rows()) as { cases: string }).cases) - Number(before.cases)).toBe(1);
  });

  it('makes one case of one key that comes from two windows, and refuses the key for another person', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const file = (as: TestPrincipal, body: unknown = atCounter) => send('POST', '/api/v1/applications', as, { body, headers: key });
    const first = await file(CLERK_HAISHU);
    const before = await rows();
    const second = await file(SECOND_CLERK);
    expect([second.status, second.body.caseNo]).toEqual([first.status, first.body.caseNo]);
    const chenJing = { ...applicant, name: '陈静', documentNo: '330281198805124628' };
    const other = await file(SECOND_CLERK, { ...atCounter, applicant: chenJing, present: presentFor(chenJing) });
    expect([other.status, other.body.code]).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
    expect(await rows()).toEqual(before);
    // Another counter is somebody else: its keys are its own.
    expect((await file(CLERK_YUYAO)).body.caseNo).not.toBe(first.body.caseNo);
  });
});

describe('what is refused changes nothing', () => {
  let id: string;
  beforeAll(async () => {
    id = (await begun({ itemCode: SHOP, channel: 'computer', form, materials })).id;
  });
  const cases: [string, number, string, () => Promise<ApiResponse>][] = [
    ['an unknown item', 404, 'ACCEPTANCE.ITEM_NOT_FOUND', () => create({ application: { itemCode: itemCode(999) } })],
    ['neither an application nor a bundle', 400, 'HTTP.INVALID', () => create({})],
    ['both at once', 400, 'HTTP.INVALID', () => create({ application: { itemCode: SHOP }, bundle: { items: {} } })],
    ['a bundle of one item', 400, 'HTTP.INVALID', () => create({ bundle: { items: { [SHOP]: {} } } })],
    ['an unknown field', 400, 'HTTP.INVALID', () => create({ application: { itemCode: SHOP, status: 'closed' } })],
    [
      'a caller who cannot file',
      403,
      'ACCESS.FORBIDDEN',
      () => create({ application: { itemCode: SHOP } }, { ...PERSON, permissions: [] }),
    ],
    ['a clerk without a counter', 403, 'ACCEPTANCE.COUNTER_UNKNOWN', () => create({ application: { itemCode: SHOP } }, NOWHERE)],
    ['no version', 428, 'HTTP.IF_MATCH_MISSING', () => patch(id, undefined, { application: { form: {} } })],
    ['an earlier version', 412, 'HTTP.IF_MATCH_STALE', () => patch(id, 7, { application: { form: {} } })],
    ['another item', 400, 'ACCEPTANCE.DRAFT_ITEM_FIXED', () => patch(id, 1, { application: { itemCode: COMPANY } })],
    ['another version', 400, 'ACCEPTANCE.DRAFT_ITEM_FIXED', () => patch(id, 1, { application: { itemVersion: 2 } })],
    ['a bundle’s step in an application', 400, 'ACCEPTANCE.DRAFT_ITEM_FIXED', () => patch(id, 1, { bundle: {} })],
    ['a field that no application has', 400, 'HTTP.INVALID', () => patch(id, 1, { application: { status: 'closed' } })],
    ['a NUL', 400, 'HTTP.INVALID', () => patch(id, 1, { application: { form: { shopName: 'a\u0000' } } })],
    [
      'a draft that is too large',
      413,
      'ACCEPTANCE.DRAFT_TOO_LARGE',
      () => patch(id, 1, { application: { form: { shopName: 'x'.repeat(300_000) } } }),
    ],
    ['a form that breaks its schema', 400, 'ACCEPTANCE.FORM_INVALID', async () => submit((await broken()).id, 1)],
    ['a submission on an earlier version', 412, 'HTTP.IF_MATCH_STALE', () => submit(id, 3)],
    ['a draft that is not there', 404, 'ACCEPTANCE.DRAFT_NOT_FOUND', () => show(uuidv7())],
    ['an id that is none', 400, 'HTTP.INVALID', () => show('draft-1')],
    ['a made-up cursor', 400, 'HTTP.CURSOR_INVALID', () => send('GET', '/api/v1/drafts?cursor=abc', PERSON)],
  ];
  const { orgCode: _org, ...NOWHERE } = CLERK_HAISHU;
  let made: Promise<{ id: string }> | undefined;
  const broken = () => (made ??= begun({ itemCode: SHOP, channel: 'computer', form: { shopName: 'x'.repeat(21) }, materials }));

  it.each(cases)('%s → %i %s', async (_, status, code, request) => {
    await broken();
    const before = await rows();
    const answer = await request();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('problem+json');
    expect(await rows()).toEqual(before);
  });

  it('a second submission hears that it has been submitted, and the same key the first answer', async () => {
    const { id: own } = await begun({ itemCode: SHOP, channel: 'computer', form, materials });
    const key = { 'idempotency-key': uuidv7() };
    const first = await submit(own, 1, PERSON, key);
    const before = await rows();
    expect((await submit(own, 1, PERSON, key)).body).toEqual(first.body);
    expect((await submit(own, 2)).body.code).toBe('ACCEPTANCE.DRAFT_SUBMITTED');
    expect((await patch(own, 2, { application: { form: {} } })).body.code).toBe('ACCEPTANCE.DRAFT_SUBMITTED');
    expect(await rows()).toEqual(before);
  });

  it('a draft more than one may have', async () => {
    const as = { ...PERSON, id: 'person-collects' };
    const template = await begun({ itemCode: SHOP }, as);
    await database.query(
      `INSERT INTO drafts SELECT gen_random_uuid(), owner, kind, version, item_codes, content_sealed, file_refs, prefilled, created_by,
         created_at, changed_at, expires_at, submitted_as FROM drafts, generate_series(1, 49) WHERE id = $1`,
      [template.id],
    );
    const before = await rows();
    const { status, body } = await create({ application: { itemCode: SHOP } }, as);
    expect([status, body.code]).toEqual([409, 'ACCEPTANCE.TOO_MANY_DRAFTS']);
    expect(await rows()).toEqual(before);
  });
});
