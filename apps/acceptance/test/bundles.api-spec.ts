import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type ApiRequest, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import {
  atCounter,
  CLERK_HAISHU,
  CLERK_YUYAO,
  ENTERPRISE,
  itemCode,
  itemCore,
  MARKET_OFFICER,
  OTHER_PERSON,
  PERSON,
  presentFor,
} from './builders.js';
import { FilingNeighbours } from './filing-neighbours.js';

const SHOP = itemCode(41);
const SIGN = itemCode(42);
const FIRE = itemCode(43);
const LICENCE = itemCode(44);
const SUSPENDED = itemCode(45);

const PERSON_GROUP = {
  type: 'object',
  properties: { name: { type: 'string' }, mobile: { type: 'string', pattern: '^1\\d{10}$' } },
  required: ['name'],
  additionalProperties: false,
  'x-group': { key: 'person', version: 1 },
};
const formOf = (properties: object, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  $defs: { 'person-1': PERSON_GROUP },
});
const person = { $ref: '#/$defs/person-1' };
const shopName = { type: 'string', title: '店名' };
const SHOP_FORM = formOf({ shopName, owner: person, seats: { type: 'integer' } }, ['shopName', 'owner']);
const SIGN_FORM = formOf({ shopName, applicant: person, width: { type: 'number', title: '宽' } }, ['shopName', 'applicant', 'width']);
const FIRE_FORM = formOf({ shopName: { type: 'string', maxLength: 4 }, keeper: person, witness: person }, ['keeper', 'witness']);

let neighbours: FilingNeighbours;
let service: TestService;
let probe: EventProbe;
let database: Database;

const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core));
const send = (method: string, path: string, as: TestPrincipal, more: Omit<ApiRequest, 'as' | 'method'> = {}): Promise<ApiResponse> =>
  service.call(path, { method, as, ...more, headers: { 'idempotency-key': uuidv7(), ...more.headers } });
const file = (body: unknown, as = PERSON, headers: Record<string, string> = {}) => send('POST', '/api/v1/bundles', as, { body, headers });
const show = (bundleId: string, as = PERSON) => send('GET', `/api/v1/bundles/${bundleId}`, as);
const act = (caseNo: string, action: string, body: unknown, as = CLERK_HAISHU) =>
  send('POST', `/api/v1/applications/${caseNo}/${action}`, as, { body });
const relations = (caseNo: string, as = PERSON) => send('GET', `/api/v1/applications/${caseNo}/relations`, as);

const bundle = (overrides: Record<string, unknown> = {}) => ({
  title: '开餐馆一件事',
  channel: 'computer',
  shared: {
    groups: { person: { name: '王小明', mobile: '13700000050' } },
    fields: { shopName: '甬江小馆' },
    materials: [{ name: '申请书', paperCopies: 1 }],
  },
  items: [
    { itemCode: SHOP, form: { seats: 12 } },
    { itemCode: SIGN, form: { width: 2.5 } },
    { itemCode: FIRE, form: { witness: { name: '陈静' } } },
  ],
  ...overrides,
});

/** Everything that a refused request must leave as it was. */
async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM case_steps) AS steps, (SELECT count(*) FROM outbox) AS outbox,
       (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT count(*) FROM bundles) AS bundles,
       (SELECT count(*) FROM bundle_cases) AS bundled, (SELECT count(*) FROM case_links) AS links, (SELECT sum(version) FROM cases) AS versions`,
  );
  return counts;
}

beforeAll(async () => {
  neighbours = await FilingNeighbours.start();
  service = await TestService.start(acceptance, neighbours.env);
  database = await service.database();
  probe = await eventually(() => service.probe());
  await publish(itemCore({ itemCode: SHOP, name: '食品经营许可', form: neighbours.serve(SHOP, 1, SHOP_FORM) }));
  await publish(itemCore({ itemCode: SIGN, name: '户外招牌设置', form: neighbours.serve(SIGN, 1, SIGN_FORM) }));
  await publish(itemCore({ itemCode: FIRE, name: '消防安全检查', form: neighbours.serve(FIRE, 1, FIRE_FORM) }));
  await publish(itemCore({ itemCode: LICENCE, caseKind: 'immediate', form: neighbours.serve(LICENCE, 1, { type: 'object' }) }));
  await publish(itemCore({ itemCode: SUSPENDED, status: 'suspended', form: neighbours.serve(SUSPENDED, 1, { type: 'object' }) }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(5);
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

describe('a bundle of three items', () => {
  it('tells beforehand what needs to be given only once', async () => {
    const { status, body } = await send('GET', `/api/v1/bundles/plan?items=${SHOP},${SIGN},${FIRE}`, PERSON);
    expect(status).toBe(200);
    expect(body.groups).toEqual([
      {
        group: 'person',
        in: [
          { itemCode: SHOP, pointer: '/owner' },
          { itemCode: SIGN, pointer: '/applicant' },
          { itemCode: FIRE, pointer: '/keeper' },
          { itemCode: FIRE, pointer: '/witness' },
        ],
      },
    ]);
    // The third form’s field of that name holds four characters: it is another field.
    expect(body.fields).toEqual([{ name: 'shopName', title: '店名', in: [SHOP, SIGN] }]);
    expect(body.materials.map(({ name, in: items }: { name: string; in: unknown[] }) => [name, items.length])).toEqual([
      ['申请书', 3],
      ['平面图', 3],
    ]);
  });

  it('is told with the query code of each case', async () => {
    const { body } = await file(bundle());
    for (const { caseNo, queryCode } of body.cases) {
      expect((await send('GET', `/api/v1/applications/${caseNo}/query-code`, PERSON)).body).toEqual({ caseNo, queryCode });
    }
    expect(await database.query(`SELECT 1 FROM idempotency_keys WHERE answer::text LIKE '%queryCode%'`)).toEqual([]);
  });

  it('becomes three cases with what they share, each its own from then on', async () => {
    const { status, headers, body } = await file(bundle());
    expect([status, headers.get('location')]).toEqual([201, `/api/v1/bundles/${body.bundleId}`]);
    expect(body.cases.map((each: { itemCode: string }) => each.itemCode)).toEqual([SHOP, SIGN, FIRE]);
    const forms = [];
    for (const { caseNo } of body.cases) {
      expect((await probe.next(CaseSubmittedV1, caseNo)).sequence).toBe(1);
      forms.push((await send('GET', `/api/v1/applications/${caseNo}/form`, PERSON)).body.form);
    }
    const who = { name: '王小明', mobile: '13700000050' };
    expect(forms).toEqual([
      { seats: 12, owner: who, shopName: '甬江小馆' },
      { width: 2.5, applicant: who, shopName: '甬江小馆' },
      { witness: { name: '陈静' }, keeper: who, shopName: '甬江小馆' },
    ]);
    const detail = await send('GET', `/api/v1/applications/${body.cases[1].caseNo}`, PERSON);
    expect(detail.body.steps[0].detail).toEqual({ channel: 'computer', bundleId: body.bundleId });
    expect(detail.body.materials).toEqual([{ materialCode: 'M1', paperCopies: 1 }]);
    expect((await relations(body.cases[0].caseNo)).body.bundle).toEqual({ bundleId: body.bundleId, title: '开餐馆一件事', total: 3 });
  });

  it('has one progress and separate decisions', async () => {
    const { body } = await file(bundle());
    const [shop, sign, fire] = body.cases.map(({ caseNo }: { caseNo: string }) => caseNo);
    expect((await show(body.bundleId)).body.progress).toMatchObject({ phase: 'submitted', total: 3, counts: { submitted: 3 } });
    await act(shop, 'accept', {});
    await act(sign, 'accept', {});
    await act(fire, 'refuse', { ground: 'requirementsNotMet', reason: '不符合要求' });
    const detail = (await show(body.bundleId)).body;
    expect(detail.progress).toMatchObject({
      phase: 'accepted',
      counts: { submitted: 0, accepted: 2, decided: 0, ended: 1 },
      correcting: 0,
    });
    expect(detail.progress.promiseDueAt).not.toBeNull();
    expect(detail.cases.map(({ status }: { status: string }) => status)).toEqual(['accepted', 'accepted', 'refused']);
  });

  it('is seen by its applicant and its authorities, and by nobody else', async () => {
    const { body } = await file(bundle());
    expect((await show(body.bundleId, OTHER_PERSON)).body.code).toBe('ACCEPTANCE.BUNDLE_NOT_FOUND');
    expect((await show(body.bundleId, CLERK_YUYAO)).status).toBe(404);
    expect((await show(body.bundleId, MARKET_OFFICER)).body.cases).toHaveLength(3);
    const { items } = (await send('GET', '/api/v1/bundles?limit=1', PERSON)).body;
    expect(items.map((each: { bundleId: string }) => each.bundleId)).toEqual([body.bundleId]);
    expect((await send('GET', '/api/v1/bundles', OTHER_PERSON)).body.items).toEqual([]);
  });

  it('is filed at a counter for the person present', async () => {
    const applicant = { kind: 'person', name: '王小明', documentNo: '330203199003073211' };
    const { status, body } = await file(bundle({ channel: 'window', applicant, present: presentFor(applicant) }), CLERK_HAISHU);
    expect(status).toBe(201);
    expect((await show(body.bundleId, CLERK_HAISHU)).body).toMatchObject({ channel: 'window', total: 3 });
    expect((await send('GET', '/api/v1/bundles', { ...CLERK_HAISHU, id: 'colleague' })).body.items[0].bundleId).toBe(body.bundleId);
  });

  it('is one bundle of one key, however often it is sent', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => file(bundle(), PERSON, key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.bundleId)).size).toBe(1);
    const before = await rows();
    expect((await file(bundle(), PERSON, key)).body).toEqual(made[0]!.body);
    expect(await rows()).toEqual(before);
  });

  it('is drafted step by step, its items by their codes', async () => {
    const { shared } = bundle();
    const items = { [SHOP]: {}, [SIGN]: { form: { width: 1 } }, [FIRE]: {} };
    const draft = (await send('POST', '/api/v1/drafts', PERSON, { body: { bundle: { channel: 'computer', shared, items } } })).body;
    expect(draft).toMatchObject({ kind: 'bundle', items: [SHOP, SIGN, FIRE] });
    const path = `/api/v1/drafts/${draft.draftId}`;
    const unfinished = (await send('GET', `${path}/check`, PERSON)).body;
    expect(unfinished).toMatchObject({ fileable: false });
    const step = { bundle: { items: { [FIRE]: { form: { witness: { name: '陈静' } } } } } };
    expect((await send('PATCH', path, PERSON, { body: step, headers: { 'if-match': '"1"' } })).status).toBe(200);
    expect((await send('GET', `${path}/check`, PERSON)).body).toMatchObject({ fileable: true, problems: [] });
    const submitted = await send('POST', `${path}/submit`, PERSON, { headers: { 'if-match': '"2"' } });
    expect(submitted.body.bundle.cases).toHaveLength(3);
    expect((await send('GET', path, PERSON)).body.submittedAs).toEqual({ bundleId: submitted.body.bundle.bundleId });
  });
});

describe('what is refused files nothing', () => {
  const withItems = (...items: object[]) => bundle({ items });
  const many = (count: number, value: unknown) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`g${n}`, value]));
  const shop = { itemCode: SHOP, form: { seats: 12 } };
  const sign = { itemCode: SIGN, form: { width: 2.5 } };
  const cases: [string, number, string, () => Promise<ApiResponse>][] = [
    ['one item', 400, 'HTTP.INVALID', () => file(withItems(shop))],
    ['an item twice', 400, 'HTTP.INVALID', () => file(withItems(shop, shop))],
    ['an unknown item', 404, 'ACCEPTANCE.ITEM_NOT_FOUND', () => file(withItems(shop, { itemCode: itemCode(999) }))],
    ['a suspended item among them', 400, 'ACCEPTANCE.BUNDLE_REFUSED', () => file(withItems(shop, sign, { itemCode: SUSPENDED }))],
    ['a form that breaks its schema', 400, 'ACCEPTANCE.BUNDLE_REFUSED', () => file(withItems(shop, { ...sign, form: { width: 'wide' } }))],
    ['a group for two places', 400, 'ACCEPTANCE.BUNDLE_REFUSED', () => file(withItems(shop, { itemCode: FIRE }))],
    [
      'something shared that nobody asks for',
      400,
      'ACCEPTANCE.BUNDLE_REFUSED',
      () => file(bundle({ shared: { ...bundle().shared, materials: [{ name: '护照', paperCopies: 1 }] } })),
    ],
    ['more shared groups than any form has', 400, 'HTTP.INVALID', () => file(bundle({ shared: { groups: many(41, {}) } }))],
    ['more shared fields than any form has', 400, 'HTTP.INVALID', () => file(bundle({ shared: { fields: many(201, 'x') } }))],
    ['an unknown bundle', 404, 'ACCEPTANCE.BUNDLE_NOT_FOUND', () => show(uuidv7())],
    ['a caller who cannot file', 403, 'ACCESS.FORBIDDEN', () => file(bundle(), { ...PERSON, permissions: [] })],
    ['a plan of one item', 400, 'HTTP.INVALID', () => send('GET', `/api/v1/bundles/plan?items=${SHOP}`, PERSON)],
  ];
  it.each(cases)('%s → %i %s', async (_, status, code, request) => {
    const before = await rows();
    const answer = await request();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await rows()).toEqual(before);
  });

  it('a form that cannot be had → 503, since what is shared finds no place without it; a bundle that shares no answers goes on', async () => {
    const apart = itemCode(46);
    await publish(itemCore({ itemCode: apart, form: { ref: 'forms/x', sha256: 'b'.repeat(64) } }));
    await eventually(async () => expect((await file(withItems(shop, { itemCode: apart }))).body.code).toBe('ACCEPTANCE.FORM_UNAVAILABLE'));
    const before = await rows();
    expect((await file(withItems(shop, { itemCode: apart }))).status).toBe(503);
    expect(await rows()).toEqual(before);
    const shared = { materials: [{ name: '申请书', paperCopies: 1 }] };
    const owner = { name: '王小明' };
    const { status, body } = await file(
      bundle({
        shared,
        items: [
          { itemCode: SHOP, form: { shopName: '甬江小馆', owner } },
          { itemCode: apart, form: { any: 'thing' } },
        ],
      }),
    );
    expect([status, body.cases.map(({ formChecked }: { formChecked: boolean }) => formChecked)]).toEqual([201, [true, false]]);
  });

  it('names every problem by its item', async () => {
    const { body } = await file(withItems({ itemCode: SHOP, form: { seats: 'many' } }, sign, { itemCode: SUSPENDED }));
    expect(body.invalidParams.map(({ name, code }: { name: string; code: string }) => `${name} ${code}`)).toEqual([
      '/items/0/form/seats type',
      '/items/2 ACCEPTANCE.ITEM_NOT_OPEN',
    ]);
  });
});

describe('a case about an earlier one', () => {
  const applicant = { kind: 'legalPerson', name: '甬江餐饮', documentNo: ENTERPRISE.orgCode };
  const granted = async (as = ENTERPRISE): Promise<string> => {
    const { body } = await send('POST', '/api/v1/applications', as, { body: filing() });
    expect((await act(body.caseNo, 'complete', { outcome: 'approved', resultNo: 'JY33' })).status).toBe(200);
    return body.caseNo as string;
  };
  const filing = (linkedTo?: object) => ({
    itemCode: LICENCE,
    channel: 'computer',
    form: {},
    materials: [{ materialCode: 'M1', paperCopies: 1 }],
    ...(linkedTo && { linkedTo }),
  });
  const link = (linkedTo: object, as = ENTERPRISE) => send('POST', '/api/v1/applications', as, { body: filing(linkedTo) });

  it('is linked to what was granted to the same applicant', async () => {
    const earlier = await granted();
    const { status, body } = await link({ caseNo: earlier, relation: 'change' });
    expect(status).toBe(201);
    expect((await relations(body.caseNo, ENTERPRISE)).body.earlier).toEqual({ caseNo: earlier, relation: 'change' });
    expect((await relations(earlier, ENTERPRISE)).body.later).toMatchObject([
      { caseNo: body.caseNo, relation: 'change', status: 'submitted' },
    ]);
    // Another agent of the same enterprise names it by its document; whoever may not see his case does not hear of it.
    const as = (id: string) => ({ ...ENTERPRISE, id, authorisationId: neighbours.authorise({ ...ENTERPRISE, id }) });
    const his = (await link({ caseNo: earlier, relation: 'renewal' }, as('agent-7'))).body.caseNo;
    expect((await relations(earlier, as(ENTERPRISE.id))).body.later).toHaveLength(1);
    expect((await relations(earlier, ENTERPRISE)).body.later).toHaveLength(2);
    expect((await relations(earlier, CLERK_HAISHU)).body.later).toMatchObject([{ caseNo: body.caseNo }, { caseNo: his }]);
  });

  it('is known at a counter by the document of the applicant', async () => {
    const earlier = await granted();
    const body = atCounter({ ...filing({ caseNo: earlier, relation: 'renewal' }), channel: 'window', applicant });
    const { body: receipt } = await send('POST', '/api/v1/applications', CLERK_HAISHU, { body });
    expect(await database.query('SELECT same_applicant FROM case_links WHERE case_no = $1', [receipt.caseNo])).toEqual([
      { same_applicant: 'document' },
    ]);
  });

  it('is nothing that another applicant can name, nor what was not granted, nor what is cancelled', async () => {
    const earlier = await granted();
    const open = (await send('POST', '/api/v1/applications', ENTERPRISE, { body: filing() })).body.caseNo as string;
    const before = await rows();
    const foreign = await link({ caseNo: earlier, relation: 'change' }, { ...ENTERPRISE, id: 'agent-9', orgCode: '91330203MA2B10022M' });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'ACCEPTANCE.LINKED_CASE_NOT_FOUND']);
    const ungranted = await link({ caseNo: open, relation: 'change' });
    expect([ungranted.status, ungranted.body.code]).toEqual([409, 'ACCEPTANCE.LINKED_CASE_NOT_GRANTED']);
    expect((await link({ caseNo: earlier, relation: 'merge' })).body.code).toBe('HTTP.INVALID');
    expect(await rows()).toEqual(before);
    const { caseNo } = (await link({ caseNo: earlier, relation: 'cancellation' })).body;
    await act(caseNo, 'complete', { outcome: 'approved', resultNo: 'X' });
    const late = await link({ caseNo: earlier, relation: 'renewal' });
    expect([late.status, late.body.code]).toEqual([409, 'ACCEPTANCE.LINKED_CASE_CANCELLED']);
  });
});

describe('likely duplicates', () => {
  const body = (more: object = {}) => ({
    itemCode: LICENCE,
    channel: 'computer',
    form: {},
    materials: [{ materialCode: 'M1', paperCopies: 1 }],
    ...more,
  });
  const filed = async (as: TestPrincipal, more: object = {}) => (await send('POST', '/api/v1/applications', as, { body: body(more) })).body;

  it('are told with the receipt to who asks, and the case is filed all the same', async () => {
    const as = { ...PERSON, id: 'person-twice' };
    const first = await filed(as, { warnOfDuplicates: true });
    expect(first.likelyDuplicates).toEqual([]);
    const second = await filed(as, { warnOfDuplicates: true });
    expect(second.likelyDuplicates).toMatchObject([{ caseNo: first.caseNo, ground: 'sameAccount', status: 'submitted' }]);
    expect((await filed(as)).likelyDuplicates).toBeUndefined();
  });

  it('are found by the document of another agent of the same enterprise, without telling him the number', async () => {
    const other = { ...ENTERPRISE, id: 'agent-2', orgCode: '91330203MA2B10022M' };
    await filed({ ...other, id: 'agent-3' });
    const { likelyDuplicates } = await filed({ ...other, authorisationId: neighbours.authorise(other) }, { warnOfDuplicates: true });
    expect(likelyDuplicates).toMatchObject([{ caseNo: null, ground: 'sameDocument' }]);
  });

  it('are judged by a clerk on record, and stay to be seen', async () => {
    const as = { ...PERSON, id: 'person-judged' };
    const first = await filed(as);
    const second = await filed(as);
    const judge = (caseNo: string, other: string, by = CLERK_HAISHU) => act(caseNo, `duplicates/${other}`, { verdict: 'notDuplicate' }, by);
    expect((await relations(second.caseNo, CLERK_HAISHU)).body.likelyDuplicates).toMatchObject([{ caseNo: first.caseNo, verdict: null }]);
    expect((await judge(second.caseNo, first.caseNo)).status).toBe(200);
    expect((await relations(second.caseNo, as)).body.likelyDuplicates).toMatchObject([{ caseNo: first.caseNo, verdict: 'notDuplicate' }]);
    const before = await rows();
    const stranger = await filed({ ...PERSON, id: 'person-else' });
    expect((await judge(second.caseNo, stranger.caseNo)).body.code).toBe('ACCEPTANCE.NOT_A_LIKELY_DUPLICATE');
    expect((await judge(second.caseNo, first.caseNo, CLERK_YUYAO)).body.code).toBe('ACCEPTANCE.CASE_NOT_FOUND');
    expect(await rows()).not.toEqual(before); // the stranger’s case alone
  });

  it('are no cases that are over', async () => {
    const as = { ...PERSON, id: 'person-once' };
    const { caseNo } = await filed(as);
    await act(caseNo, 'withdraw', undefined, as);
    expect((await filed(as, { warnOfDuplicates: true })).likelyDuplicates).toEqual([]);
  });
});

describe('who is who in a filing', () => {
  const chenJing = { kind: 'person', name: '陈静', documentNo: '330281198805124628' };
  const forAnother = (more: object = {}) => ({
    itemCode: LICENCE,
    channel: 'computer',
    form: {},
    materials: [{ materialCode: 'M1', paperCopies: 1 }],
    applicant: chenJing,
    authority: { kind: 'powerOfAttorney' },
    ...more,
  });
  const fileOne = (body: unknown, as = PERSON) => send('POST', '/api/v1/applications', as, { body });

  it('an account files for another by his authority, and acts for him from then on', async () => {
    const { status, body } = await fileOne(forAnother({ authority: { kind: 'powerOfAttorney', validUntil: '2999-12-31' } }));
    expect(status).toBe(201);
    const detail = (await send('GET', `/api/v1/applications/${body.caseNo}`, PERSON)).body;
    expect(detail.applicant).toEqual({ kind: 'person', name: '*静', number: '3****************8' });
    expect(detail.steps[0].detail).toEqual({ channel: 'computer', onBehalfBy: 'powerOfAttorney' });
    expect((await send('GET', `/api/v1/applications/${body.caseNo}`, OTHER_PERSON)).status).toBe(404);
    expect((await act(body.caseNo, 'withdraw', undefined, PERSON)).body.status).toBe('withdrawn');
  });

  it('a bundle that is filed for another is among those of who filed it', async () => {
    const as = { ...PERSON, id: 'person-agent' };
    const { body } = await file(bundle({ applicant: chenJing, authority: { kind: 'powerOfAttorney' } }), as);
    expect((await send('GET', '/api/v1/bundles', as)).body.items).toMatchObject([{ bundleId: body.bundleId }]);
    expect((await show(body.bundleId, as)).body.cases).toHaveLength(3);
    expect((await show(body.bundleId, OTHER_PERSON)).status).toBe(404);
  });

  it('an agent learns nothing of what else the applicant has filed', async () => {
    const first = await fileOne(forAnother({ warnOfDuplicates: true }));
    const stranger = await fileOne(forAnother({ warnOfDuplicates: true }), OTHER_PERSON);
    const again = await fileOne(forAnother({ warnOfDuplicates: true }));
    expect([stranger.body.likelyDuplicates, again.body.likelyDuplicates]).toMatchObject([[], [{ caseNo: first.body.caseNo }]]);
  });

  it.each([
    ['without an authority', 'ACCEPTANCE.APPLICANT_NOT_ALLOWED', { authority: undefined }],
    [
      'by an authority that has expired',
      'ACCEPTANCE.AUTHORITY_EXPIRED',
      { authority: { kind: 'powerOfAttorney', validUntil: '2020-01-01' } },
    ],
    ['by a letter of introduction for a person', 'ACCEPTANCE.AUTHORITY_UNFIT', { authority: { kind: 'introductionLetter' } }],
    ['by an authority for nobody', 'ACCEPTANCE.AUTHORITY_NOT_EXPECTED', { applicant: undefined }],
  ])('nobody files for another %s', async (_, code, more) => {
    const before = await rows();
    const { status, body } = await fileOne(forAnother(more));
    expect([status, body.code]).toEqual([code === 'ACCEPTANCE.AUTHORITY_EXPIRED' ? 409 : 400, code]);
    expect(await rows()).toEqual(before);
  });

  it('a legal representative belongs to an organisation only', async () => {
    const body = { itemCode: LICENCE, channel: 'computer', form: {}, materials: [{ materialCode: 'M1', paperCopies: 1 }] };
    const named = {
      ...body,
      legalRepresentative: { name: '张总', documentNo: '330203199003073211' },
      agent: { name: '陈静', idNumber: '330281198805124628' },
    };
    const before = await rows();
    const refused = await send('POST', '/api/v1/applications', PERSON, { body: named });
    expect([refused.status, refused.body.code]).toEqual([400, 'ACCEPTANCE.LEGAL_REPRESENTATIVE_NOT_ALLOWED']);
    expect(await rows()).toEqual(before);
    const { status, body: receipt } = await send('POST', '/api/v1/applications', ENTERPRISE, { body: named });
    expect(status).toBe(201);
    const [row] = await database.query<{ c: string }>('SELECT c::text AS c FROM cases c WHERE case_no = $1', [receipt.caseNo]);
    expect(row!.c).not.toContain('张总');
  });
});
