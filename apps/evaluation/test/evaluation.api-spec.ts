import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseAcceptedV1, CaseClosedV1 } from '@yiwang/events-acceptance';
import {
  HandlingAnsweredV1,
  HandlingContactedV1,
  HandlingExtendedV1,
  HandlingOpenedV1,
  HandlingVerifiedV1,
  InvitationIssuedV1,
  RatingGivenV1,
} from '@yiwang/events-evaluation';
import { eventually, type TestPrincipal } from '@yiwang/testing';
import { workingCalendar } from '@yiwang/standards';
import {
  COLLEAGUE,
  DECIDER,
  EvaluationUnderTest,
  FOREIGNER,
  HANDLER,
  LABOUR,
  MARKET,
  newCaseNo,
  newItemCode,
  NOTIFICATION,
  PERSON,
  REGION,
  VERIFIER,
  VERIFIER_ELSEWHERE,
} from './harness.js';

let on: EvaluationUnderTest;
beforeAll(async () => {
  on = await EvaluationUnderTest.start();
});
afterAll(() => on?.stop());
beforeEach(() => on.setClock());

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);
const good = { level: 'veryGood', tags: ['P02'], channel: 'mobile' } as const;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('handler names', () => {
  it('are the inbox keys and never change', async () => {
    expect(await on.service.consumers()).toEqual(['evaluation.follow-cases']);
  });
});

describe('an invitation', () => {
  it('is issued once for a closed case, however often acceptance says so', async () => {
    const { caseNo } = await on.invited();
    const at = new Date().toISOString();
    const fact = { caseNo, itemCode: newItemCode(), itemVersion: 1, decidingOrgCode: LABOUR, regionCode: REGION, at, finishKind: 6 };
    const by = { kind: 'timer', id: 'again' };
    const repeated = await on.tell(CaseClosedV1, { ...fact, by }, 5);
    await on.probe.publish(CaseClosedV1, repeated);
    const last = await on.tell(CaseClosedV1, { ...fact, by }, 6);
    await eventually(async () => {
      expect(await on.rows('SELECT 1 FROM inbox WHERE event_id = $1', [last.id])).toHaveLength(1);
    });
    expect(await on.rows('SELECT 1 FROM invitations WHERE case_no = $1', [caseNo])).toHaveLength(1);
    expect(on.probe.of(InvitationIssuedV1, caseNo)).toHaveLength(1);
  });

  it('is issued for a case of which nothing was heard before', async () => {
    const caseNo = newCaseNo();
    const at = new Date().toISOString();
    const fact = { caseNo, itemCode: newItemCode(), itemVersion: 1, decidingOrgCode: LABOUR, regionCode: REGION, at };
    await on.tell(CaseClosedV1, { ...fact, by: { kind: 'timer', id: 'x' }, finishKind: 6 }, 9);
    expect((await on.probe.next(InvitationIssuedV1, caseNo)).data).toMatchObject({ occasion: 'closing', orgCode: LABOUR });
  });

  it('is issued at acceptance as well where the table says so', async () => {
    await on.rows("UPDATE evaluation_occasions SET active = true WHERE occasion = 'acceptance'");
    try {
      const caseNo = newCaseNo();
      const at = new Date().toISOString();
      const fact = { caseNo, itemCode: newItemCode(), itemVersion: 1, decidingOrgCode: LABOUR, regionCode: REGION, at };
      const limits = { promiseDueAt: at, statutoryDueAt: at, provisional: false, caseKind: 'promised' };
      await on.tell(CaseAcceptedV1, { ...fact, by: { kind: 'officer', id: 'o' }, ...limits }, 2);
      expect((await on.probe.next(InvitationIssuedV1, caseNo)).data.occasion).toBe('acceptance');
      await on.tell(CaseClosedV1, { ...fact, by: { kind: 'officer', id: 'o' }, finishKind: 6 }, 3);
      await eventually(() => expect(on.probe.of(InvitationIssuedV1, caseNo).map(({ sequence }) => sequence)).toEqual([1, 2]));
    } finally {
      await on.rows("UPDATE evaluation_occasions SET active = false WHERE occasion = 'acceptance'");
    }
  });
});

describe('the applicant’s account', () => {
  it('rates once, follows up once, and sees both', async () => {
    const { caseNo, invitationId } = await on.invited({ account: PERSON.id });
    const open = await on.get(`/cases/${caseNo}`, PERSON);
    expect(open).toMatchObject({
      status: 200,
      body: { items: [{ invitationId, state: 'open', next: 'first', ratings: [], handlings: [] }] },
    });

    expect(await on.post('', { caseNo, ...good, turn: 'followUp' }, PERSON)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.NOT_RATED_YET' },
    });
    const rated = await on.post('', { caseNo, ...good, text: '办得很快' }, PERSON);
    expect(rated).toMatchObject({ status: 201, body: { caseNo, invitationId, turn: 'first', level: 'veryGood', handlingOpened: false } });
    expect(await on.post('', { caseNo, ...good }, PERSON)).toMatchObject({ status: 409, body: { code: 'EVALUATION.ALREADY_RATED' } });
    expect((await on.post('', { caseNo, ...good, turn: 'followUp', level: 'good' }, PERSON)).status).toBe(201);
    expect(await on.post('', { caseNo, ...good, turn: 'followUp' }, PERSON)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.FOLLOW_UP_GIVEN' },
    });

    const facts = await eventually(() => {
      const found = on.probe.of(RatingGivenV1, caseNo);
      expect(found).toHaveLength(2);
      return found;
    });
    expect(facts.map(({ sequence, data }) => [sequence, data.turn, data.level, data.channel, data.isDefault])).toEqual([
      [2, 'first', 'veryGood', 'mobile', false],
      [3, 'followUp', 'good', 'mobile', false],
    ]);
    expect(JSON.stringify(on.probe.events)).not.toContain('办得很快');
    const after = await on.get(`/cases/${caseNo}`, PERSON);
    expect(after.body.items[0]).toMatchObject({ state: 'rated', next: null, ratings: [{ turn: 'first' }, { turn: 'followUp' }] });
    expect((await on.get('?limit=1', PERSON)).body.items[0].caseNo).toBe(caseNo);
  });

  it('gets the first answer again for a repeated request, and one effect when two come at once', async () => {
    const { caseNo } = await on.invited({ account: PERSON.id });
    const key = randomUUID();
    const first = await on.post('', { caseNo, ...good }, PERSON, key);
    const again = await on.post('', { caseNo, ...good }, PERSON, key);
    expect([again.status, again.body]).toEqual([201, first.body]);

    const { caseNo: raced } = await on.invited({ account: PERSON.id });
    const race = await Promise.all(Array.from({ length: 6 }, () => on.post('', { caseNo: raced, ...good }, PERSON)));
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('is the only one: another account, and everybody for a counter’s case, finds nothing', async () => {
    const { caseNo } = await on.invited({ account: PERSON.id });
    const { caseNo: atCounter } = await on.invited();
    const other = { ...PERSON, id: 'p-2' };
    const clerk: TestPrincipal = { kind: 'officer', id: 'o-clerk', orgCode: LABOUR, permissions: ['evaluation.rate'] };
    for (const [as, no] of [
      [other, caseNo],
      [PERSON, atCounter],
      [clerk, atCounter],
    ] as const) {
      expect(await on.post('', { caseNo: no, ...good }, as)).toMatchObject({ status: 404, body: { code: 'EVALUATION.NOT_FOUND' } });
      expect((await on.get(`/cases/${no}`, as)).status).toBe(404);
    }
  });

  it('is the one that had the case at its end, when another has taken it over', async () => {
    const { caseNo } = await on.invited({ account: 'p-heir', before: PERSON.id });
    expect(await on.post('', { caseNo, ...good }, PERSON)).toMatchObject({ status: 404, body: { code: 'EVALUATION.NOT_FOUND' } });
    expect((await on.post('', { caseNo, ...good }, { ...PERSON, id: 'p-heir' })).status).toBe(201);
  });

  it('of an enterprise’s agent is not the only one: its representative rates what the agent filed, and nobody else of it', async () => {
    const enterprise = '91330203MA2AAAAA0B';
    const agent: TestPrincipal = { ...PERSON, kind: 'legalPerson', id: 'agent-1', orgCode: enterprise, authorisationId: 'authorisation-1' };
    const { authorisationId: _, ...representative } = { ...agent, id: 'representative' };
    const { caseNo } = await on.invited({ account: agent.id, enterprise });
    for (const as of [
      { ...agent, id: 'agent-2', authorisationId: 'authorisation-2' },
      { ...representative, orgCode: '91330203MA2B10022M' },
      { ...representative, kind: 'person' as const },
    ]) {
      expect(await on.post('', { caseNo, ...good }, as)).toMatchObject({ status: 404, body: { code: 'EVALUATION.NOT_FOUND' } });
      expect((await on.get(`/cases/${caseNo}`, as)).status).toBe(404);
    }
    expect((await on.get(`/cases/${caseNo}`, representative)).body.items).toMatchObject([{ caseNo, state: 'open' }]);
    expect((await on.post('', { caseNo, ...good }, representative)).status).toBe(201);
    expect(await on.post('', { caseNo, ...good }, agent)).toMatchObject({ status: 409, body: { code: 'EVALUATION.ALREADY_RATED' } });
  });

  it('may say only what fits: known tags of the level, 500 characters, no default channel', async () => {
    const { caseNo } = await on.invited({ account: PERSON.id });
    const refusal = async (more: object) => (await on.post('', { caseNo, ...good, ...more }, PERSON)).body.code as string;
    expect(await refusal({ tags: ['C01'] })).toBe('EVALUATION.TAG_UNFIT');
    expect(await refusal({ tags: ['X99'] })).toBe('EVALUATION.TAG_UNFIT');
    expect(await refusal({ tags: ['P01', 'P01'] })).toBe('HTTP.INVALID');
    expect(await refusal({ text: '好'.repeat(501) })).toBe('HTTP.INVALID');
    expect(await refusal({ channel: 'default' })).toBe('HTTP.INVALID');
    expect(await refusal({ level: '5' })).toBe('HTTP.INVALID');
    expect(await on.post('', { caseNo, ...good }, { ...PERSON, permissions: [] })).toMatchObject({ status: 403 });
  });
});

describe('a link', () => {
  it('lets its holder look and then rate once; the same words again get the same answer', async () => {
    const { caseNo, invitationId } = await on.invited();
    const token = await on.linkOf(invitationId);
    const seen = await on.get(`/invitations/${token}`);
    expect(seen).toMatchObject({ status: 200, body: { caseNo, invitationId, next: 'first', orgCode: LABOUR } });
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect((await on.get(`/invitations/${token}`)).status).toBe(200);

    const rated = await on.post(`/invitations/${token}`, good);
    expect(rated).toMatchObject({ status: 201, body: { caseNo, turn: 'first' } });
    expect(await on.post(`/invitations/${token}`, good)).toMatchObject({ status: 201, body: rated.body });
    expect(await on.post(`/invitations/${token}`, { ...good, level: 'good' })).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.LINK_USED' },
    });
    expect(await on.get(`/invitations/${token}`)).toMatchObject({ status: 409, body: { code: 'EVALUATION.LINK_USED' } });
    expect(on.probe.of(RatingGivenV1, caseNo).length).toBeLessThanOrEqual(1);
  });

  it('counts once when it is used several times at the same moment', async () => {
    const { caseNo, invitationId } = await on.invited();
    const token = await on.linkOf(invitationId);
    const levels = ['veryGood', 'good', 'fair', 'good', 'fair'];
    const race = await Promise.all(levels.map((level) => on.post(`/invitations/${token}`, { level, channel: 'sms' })));
    const receipts = new Set(race.filter(({ status }) => status === 201).map(({ body }) => body.ratingId as string));
    expect(receipts.size).toBe(1);
    expect(race.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await on.rows('SELECT 1 FROM ratings WHERE case_no = $1', [caseNo])).toHaveLength(1);
  });

  it('is void as soon as another is made, and nobody knows it but who asked', async () => {
    const { invitationId } = await on.invited();
    const [first, second] = [await on.linkOf(invitationId), await on.linkOf(invitationId)];
    expect(second).toMatch(/^[\w-]{43}$/);
    expect(await on.post(`/invitations/${first}`, good)).toMatchObject({ status: 404, body: { code: 'EVALUATION.LINK_NOT_FOUND' } });
    expect((await on.get(`/invitations/${first}`)).status).toBe(404);
    const links = await on.rows<{ token_hash: string; minted_by: string; replaced_at: Date | null }>(
      'SELECT token_hash, minted_by, replaced_at FROM invitation_links WHERE invitation_id = $1 ORDER BY minted_at, replaced_at',
      [invitationId],
    );
    expect(links.map(({ minted_by, replaced_at }) => [minted_by, replaced_at !== null])).toEqual([
      ['svc-notification', true],
      ['svc-notification', false],
    ]);
    const stored = JSON.stringify([links, await on.rows('SELECT * FROM outbox'), await on.rows('SELECT * FROM idempotency_keys')]);
    expect(stored).not.toContain(second);
    expect((await on.post(`/invitations/${second}`, good)).status).toBe(201);
  });

  it('is made for the notification service only', async () => {
    const { invitationId } = await on.invited();
    const path = `/invitations/${invitationId}/link`;
    expect((await on.post(path, {})).status).toBe(401);
    for (const as of [
      PERSON,
      HANDLER,
      VERIFIER,
      { ...NOTIFICATION, clientId: 'svc-catalogue' },
      { ...NOTIFICATION, kind: 'system' as const },
    ]) {
      expect(await on.post(path, {}, as)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    }
    expect(await on.post(`/invitations/${randomUUID()}/link`, {}, NOTIFICATION)).toMatchObject({ status: 404 });
  });

  it('expires with its invitation, and opens the follow-up afterwards by a new one', async () => {
    const { caseNo, invitationId } = await on.invited();
    const token = await on.linkOf(invitationId);
    on.setClock(inDays(15.01));
    expect(await on.get(`/invitations/${token}`)).toMatchObject({ status: 409, body: { code: 'EVALUATION.LINK_EXPIRED' } });
    expect(await on.post(`/invitations/${token}`, good)).toMatchObject({ status: 409, body: { code: 'EVALUATION.LINK_EXPIRED' } });
    await on.probe.next(RatingGivenV1, caseNo);
    const another = await on.linkOf(invitationId);
    expect((await on.get(`/invitations/${another}`)).body).toMatchObject({ next: 'followUp', ratings: [{ isDefault: true }] });
    expect((await on.post(`/invitations/${another}`, { ...good, turn: 'followUp' })).status).toBe(201);
    expect(await on.post(`/invitations/${invitationId}/link`, {}, NOTIFICATION)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.NOTHING_TO_RATE' },
    });
  });

  it('cannot be guessed into another answer than 404', async () => {
    expect(await on.get(`/invitations/${'A'.repeat(43)}`)).toMatchObject({ status: 404, body: { code: 'EVALUATION.LINK_NOT_FOUND' } });
    expect((await on.get('/invitations/short')).status).toBe(400);
  });
});

describe('the default rating', () => {
  it('is given when the time is over, by channel 7, and is kept apart in the figures', async () => {
    const itemCode = newItemCode();
    const cases = await Promise.all(Array.from({ length: 5 }, () => on.invited({ account: PERSON.id, itemCode })));
    for (const { caseNo } of cases.slice(0, 3)) await on.post('', { caseNo, ...good, level: 'fair', tags: [] }, PERSON);
    on.setClock(inDays(14.9));
    await sleep(200);
    for (const { caseNo } of cases.slice(3)) expect(on.probe.of(RatingGivenV1, caseNo)).toEqual([]);
    on.setClock(inDays(15.1));
    for (const { caseNo } of cases.slice(3)) {
      expect((await on.probe.next(RatingGivenV1, caseNo)).data).toMatchObject({
        isDefault: true,
        channel: 'default',
        level: 'good',
        turn: 'first',
      });
    }
    const { body } = await on.get(`/indicators?by=item&item=${itemCode}`);
    expect(body.items).toEqual([
      {
        key: itemCode,
        active: 3,
        defaults: 2,
        followUps: 0,
        excluded: 0,
        levels: { veryGood: 0, good: 0, fair: 3, poor: 0, veryPoor: 0 },
        average: 3,
        suppressed: false,
      },
    ]);
    await sleep(200);
    for (const { caseNo } of cases) expect(on.probe.of(RatingGivenV1, caseNo)).toHaveLength(1);

    const [, , , late] = cases;
    expect(await on.post('', { caseNo: late!.caseNo, ...good }, PERSON)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.ALREADY_RATED' },
    });
    expect((await on.post('', { caseNo: late!.caseNo, ...good, turn: 'followUp' }, PERSON)).status).toBe(201);
    const [after] = (await on.get(`/indicators?by=item&item=${itemCode}`)).body.items;
    expect(after).toMatchObject({ active: 4, defaults: 1, followUps: 1, average: 3.5 });
  });
});

describe('a bad rating', () => {
  it('is contacted, verified by somebody else, answered, and told step by step without a word of anybody', async () => {
    const { caseNo, handlingId } = await on.ratedBadly('窗口让我跑了三趟');
    const path = `/handlings/${handlingId}`;
    const opened = (await on.probe.next(HandlingOpenedV1, caseNo)).data;
    const calendar = workingCalendar();
    expect(opened.contactDueAt).toBe(calendar.dueAt(opened.at, { value: 1, unit: 'workingDay' }, REGION).dueAt);
    expect(opened.answerDueAt).toBe(calendar.dueAt(opened.at, { value: 5, unit: 'workingDay' }, REGION).dueAt);
    expect((await on.get('/handlings', HANDLER)).body.items.map((item: { handlingId: string }) => item.handlingId)).toContain(handlingId);

    expect(await on.post(`${path}/answer`, { text: '先答' }, HANDLER)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.WRONG_STATE' },
    });
    expect(await on.post(`${path}/verification`, { finding: 'genuine', note: 'x' }, VERIFIER)).toMatchObject({ status: 409 });

    const texts = await on.get(`${path}/texts?purpose=${encodeURIComponent('回访准备')}`, HANDLER);
    expect(texts).toMatchObject({ status: 200, body: { rating: '窗口让我跑了三趟', notes: [], answer: null } });
    expect(await on.rows('SELECT actor_id, purpose, case_no FROM text_readings WHERE handling_id = $1', [handlingId])).toEqual([
      { actor_id: HANDLER.id, purpose: '回访准备', case_no: caseNo },
    ]);

    const contacted = await on.post(`${path}/contacts`, { outcome: 'reached', note: '已致电致歉' }, COLLEAGUE);
    expect(contacted).toMatchObject({ status: 201, body: { state: 'contacted' } });
    // Whoever made the contact or decided the case is no judge of it, whatever else that officer may do.
    for (const as of [COLLEAGUE, DECIDER]) {
      expect(await on.post(`${path}/verification`, { finding: 'mistaken', note: '误点' }, as)).toMatchObject({
        status: 403,
        body: { code: 'EVALUATION.NOT_INDEPENDENT' },
      });
    }
    expect(await on.post(`${path}/verification`, { finding: 'unreachable', note: 'x' }, VERIFIER)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.WAS_REACHED' },
    });
    const verified = await on.post(
      `${path}/verification`,
      { finding: 'genuine', complexity: 'complex', note: '属实：未一次性告知' },
      VERIFIER,
    );
    expect(verified).toMatchObject({ status: 200, body: { state: 'verified', finding: 'genuine' } });
    expect(verified.body.answerDueAt).toBe(calendar.dueAt(opened.at, { value: 15, unit: 'workingDay' }, REGION).dueAt);
    const answered = await on.post(`${path}/answer`, { text: '已修订告知单并培训窗口人员。' }, HANDLER);
    expect(answered).toMatchObject({ status: 200, body: { state: 'answered' } });
    expect(await on.post(`${path}/answer`, { text: '再答' }, HANDLER)).toMatchObject({ status: 409 });

    const detail = await on.get(path, HANDLER);
    expect(detail.body).toMatchObject({ state: 'answered', overdue: false, late: { contact: false, answer: false }, tags: ['C04'] });
    expect(detail.body.steps.map((step: { kind: string }) => step.kind)).toEqual(['opened', 'contacted', 'verified', 'answered']);
    expect(JSON.stringify(detail.body)).not.toMatch(/o-handler|o-verifier|致歉/);
    await on.probe.next(HandlingAnsweredV1, caseNo);
    const facts = on.probe.events.filter(({ subject, source }) => subject === caseNo && source === '/yiwang/evaluation');
    expect(facts.map(({ sequence, type }) => [sequence, type])).toEqual(
      [InvitationIssuedV1, RatingGivenV1, HandlingOpenedV1, HandlingContactedV1, HandlingVerifiedV1, HandlingAnsweredV1].map(
        ({ fullType }, i) => [i + 1, fullType],
      ),
    );
    expect(JSON.stringify(facts)).not.toMatch(/三趟|致歉|告知/);
    const stored = JSON.stringify(await on.rows('SELECT text_sealed FROM ratings WHERE case_no = $1', [caseNo]));
    expect(stored).not.toContain('三趟');
  });

  it('shows its answer to the person, by account or by a new link', async () => {
    const { caseNo, invitationId, handlingId } = await on.ratedBadly(undefined, { account: PERSON.id });
    const path = `/handlings/${handlingId}`;
    await on.post(`${path}/contacts`, { outcome: 'unreachable', note: '无人接听' }, HANDLER);
    await on.post(`${path}/verification`, { finding: 'unreachable', note: '三次未接' }, VERIFIER);
    await on.post(`${path}/answer`, { text: '已改进排队叫号。' }, HANDLER);
    const handlings = [{ turn: 'first', state: 'answered', answer: '已改进排队叫号。' }];
    expect((await on.get(`/cases/${caseNo}`, PERSON)).body.items[0]).toMatchObject({ handlings });
    expect((await on.get(`/invitations/${await on.linkOf(invitationId)}`)).body).toMatchObject({ handlings, next: 'followUp' });
  });

  it('exists for the rated body and for who verifies in its region, and for nobody else', async () => {
    const { handlingId } = await on.ratedBadly('文字');
    const path = `/handlings/${handlingId}`;
    const contact = { outcome: 'reached', note: 'x' };
    const notFound = { status: 404, body: { code: 'EVALUATION.HANDLING_NOT_FOUND' } };
    expect(await on.get(path, FOREIGNER)).toMatchObject(notFound);
    expect(await on.get(`${path}/texts?purpose=x`, FOREIGNER)).toMatchObject(notFound);
    expect(await on.post(`${path}/contacts`, contact, FOREIGNER)).toMatchObject(notFound);
    expect((await on.get('/handlings', FOREIGNER)).body.items).toEqual([]);
    expect(await on.get(path, VERIFIER_ELSEWHERE)).toMatchObject(notFound);
    expect(await on.post(`${path}/verification`, { finding: 'genuine', note: 'x' }, VERIFIER_ELSEWHERE)).toMatchObject(notFound);
    expect((await on.get(path, VERIFIER)).status).toBe(200);
    // To look after the departments of a region is not to answer in their place.
    expect(
      await on.post(`${path}/contacts`, contact, { ...VERIFIER, permissions: ['evaluation.handle', 'evaluation.verify'] }),
    ).toMatchObject(notFound);
    expect((await on.post(`${path}/verification`, { finding: 'genuine', note: 'x' }, HANDLER)).status).toBe(403);
    expect((await on.get(path, PERSON)).status).toBe(403);
    // A legal person's account carries a body's code, too, and is no officer of it.
    const agent: TestPrincipal = { kind: 'legalPerson', id: 'l-1', orgCode: LABOUR, permissions: ['evaluation.handle'] };
    expect(await on.get(path, agent)).toMatchObject(notFound);
  });

  it('leaves the figures when it was a mistake or malice', async () => {
    const itemCode = newItemCode();
    for (const level of ['veryGood', 'veryGood', 'good']) {
      const { caseNo } = await on.invited({ account: PERSON.id, itemCode });
      await on.post('', { caseNo, level, channel: 'web' }, PERSON);
    }
    const { handlingId } = await on.ratedBadly(undefined, { itemCode });
    const figures = async () => (await on.get(`/indicators?by=item&item=${itemCode}`)).body.items[0];
    expect(await figures()).toMatchObject({ active: 4, excluded: 0, average: 3.75 });
    await on.post(`/handlings/${handlingId}/contacts`, { outcome: 'reached', note: '对方说点错了' }, HANDLER);
    await on.post(`/handlings/${handlingId}/verification`, { finding: 'mistaken', note: '误评' }, VERIFIER);
    expect(await figures()).toMatchObject({ active: 3, excluded: 1, average: 4.67, levels: { veryPoor: 0 } });
  });

  it('is overdue when its limit has passed, and is late for ever', async () => {
    const { handlingId, caseNo } = await on.ratedBadly();
    const overdue = async () => (await on.get('/handlings?overdue=true&limit=100', HANDLER)).body.items as { handlingId: string }[];
    expect((await overdue()).map((item) => item.handlingId)).not.toContain(handlingId);
    on.setClock(new Date(Date.parse((await on.probe.next(HandlingOpenedV1, caseNo)).data.contactDueAt) + 60_000));
    expect((await overdue()).find((item) => item.handlingId === handlingId)).toMatchObject({ overdue: true, late: { contact: true } });
    await on.post(`/handlings/${handlingId}/contacts`, { outcome: 'reached', note: '迟到的回访' }, HANDLER);
    expect((await on.get(`/handlings/${handlingId}`, HANDLER)).body).toMatchObject({
      overdue: false,
      late: { contact: true, answer: false },
    });
  });

  it('gets more time once, when somebody else approves', async () => {
    const { caseNo, handlingId } = await on.ratedBadly();
    const path = `/handlings/${handlingId}`;
    const before = (await on.probe.next(HandlingOpenedV1, caseNo)).data.answerDueAt;
    expect(await on.post(`${path}/extension-decision`, { approved: true }, VERIFIER)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.EXTENSION_NOT_REQUESTED' },
    });
    expect((await on.post(`${path}/extension`, { reason: '需现场复核' }, COLLEAGUE)).body).toMatchObject({
      extension: 'requested',
      answerDueAt: before,
    });
    expect(await on.post(`${path}/extension-decision`, { approved: true }, COLLEAGUE)).toMatchObject({
      status: 403,
      body: { code: 'EVALUATION.NOT_INDEPENDENT' },
    });
    const approved = await on.post(`${path}/extension-decision`, { approved: true }, VERIFIER);
    const later = workingCalendar().extendDue(before, 5, REGION).dueAt;
    expect(approved.body).toMatchObject({ extension: 'approved', answerDueAt: later });
    expect((await on.probe.next(HandlingExtendedV1, caseNo)).data.answerDueAt).toBe(later);
    expect(await on.post(`${path}/extension`, { reason: '再来' }, COLLEAGUE)).toMatchObject({
      status: 409,
      body: { code: 'EVALUATION.EXTENSION_USED' },
    });
  });
});

describe('published figures', () => {
  it('are open to anybody, by department, item and region, and hold back what could be traced to people', async () => {
    const itemCode = newItemCode(MARKET);
    for (const level of ['veryGood', 'veryPoor']) {
      const { caseNo } = await on.invited({ account: PERSON.id, itemCode, orgCode: MARKET });
      await on.post('', { caseNo, level, channel: 'web' }, PERSON);
    }
    const two = (await on.get(`/indicators?by=department&org=${MARKET}`)).body.items;
    expect(two).toEqual([
      { key: MARKET, active: 2, defaults: 0, followUps: 0, excluded: 0, levels: null, average: null, suppressed: true },
    ]);
    const { caseNo } = await on.invited({ account: PERSON.id, itemCode, orgCode: MARKET });
    await on.post('', { caseNo, level: 'good', channel: 'web' }, PERSON);
    expect((await on.get(`/indicators?by=department&region=330200&org=${MARKET}`)).body.items[0]).toMatchObject({ average: 3.33 });
    expect((await on.get('/indicators?by=region&region=330203')).body.items.map((item: { key: string }) => item.key)).toEqual([REGION]);
    expect((await on.get('/indicators?region=330281')).body.items).toEqual([]);
    expect((await on.get(`/indicators?org=${MARKET}&from=2099-01`)).body.items).toEqual([]);
    expect((await on.get('/indicators?from=2026-13')).status).toBe(400);
  });

  it('page through by key', async () => {
    const first = await on.get('/indicators?by=item&limit=1');
    expect(first.body.next).not.toBeNull();
    const second = await on.get(`/indicators?by=item&limit=1&cursor=${first.body.next}`);
    expect(second.body.items[0].key > first.body.items[0].key).toBe(true);
  });
});

describe('the record of ratings', () => {
  it('has codes in both orders, for the own body and for who verifies in the region', async () => {
    const { caseNo } = await on.invited({ account: PERSON.id });
    await on.post('', { caseNo, ...good, text: '私密的话' }, PERSON);
    const find = async (as: typeof HANDLER): Promise<unknown> => {
      for (let cursor = ''; ;) {
        const { body } = await on.get(`/ratings?limit=100${cursor}`, as);
        const found = (body.items as { caseNo: string }[]).find((item) => item.caseNo === caseNo);
        if (found || body.next === null) return found;
        cursor = `&cursor=${body.next}`;
      }
    };
    const record = {
      satisfaction: { national: '1', feed: '5' },
      channelCode: '2',
      assessNumber: 1,
      applicantKind: 'person',
      hasText: true,
    };
    expect(await find(HANDLER)).toMatchObject(record);
    expect(await find(VERIFIER)).toMatchObject(record);
    expect(JSON.stringify(await find(VERIFIER))).not.toContain('私密');
    expect(await find(FOREIGNER)).toBeUndefined();
  });

  it('publishes the tags a rating may carry', async () => {
    const { status, body } = await on.get('/tags');
    expect(status).toBe(200);
    expect(body.items).toContainEqual({ code: 'C06', tone: 'complaint', zh: '未一次性告知', en: 'was not told everything at once' });
  });
});
