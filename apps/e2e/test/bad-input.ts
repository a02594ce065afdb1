import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, PERSONS } from '@yiwang/demo-data';
import { ACCEPTANCE_EVENTS_TOPIC, CaseDeliveredV1, CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { CombinedDecisionV1, DISPATCH_EVENTS_TOPIC, TaskStepRecordedV1 } from '@yiwang/events-dispatch';
import { formatCaseNo } from '@yiwang/standards';
import { ApiClient, type ServiceName } from '@yiwang/stack';
import { eventOf, EventProbe, eventually } from '@yiwang/testing';
import { catering, subsidyOnline, type Answer, type Platform } from './platform.js';

const APPLICATIONS = '/api/v1/applications';
const { cateringLicence } = ITEMS;

interface Letter {
  id: string;
  consumer: string;
  reason: string;
}

/** Everything in acceptance that a refused request must leave as it was. */
async function ledgerOf(platform: Platform): Promise<unknown> {
  const [row] = await platform.rows(
    'acceptance',
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT sum(version) FROM cases) AS versions, (SELECT count(*) FROM case_steps) AS steps,
       (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT count(*) FROM disclosures) AS disclosures`,
  );
  return row;
}

/** Refused with exactly this, as a problem document with the request's correlation id, and without a trace in any table. */
async function refusedBy(platform: Platform, status: number, code: string, ask: () => Promise<Answer>): Promise<Answer> {
  const before = await ledgerOf(platform);
  const answer = await ask();
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.correlationId).toMatch(/^[0-9a-f]{32}$/);
  expect(await ledgerOf(platform)).toEqual(before);
  return answer;
}

/** `token` is a real one that was issued when the stack came up; by now its minute is over. */
export function expiredToken(on: () => Platform, token: () => string): void {
  it('bad input: refuses a token that has expired', async () => {
    const { exp } = JSON.parse(Buffer.from(token().split('.')[1]!, 'base64url').toString()) as { exp: number };
    await eventually(() => expect(Date.now() / 1000).toBeGreaterThan(exp), 70_000);
    const answer = await refusedBy(on(), 401, 'ACCESS.TOKEN_EXPIRED', () =>
      on().call(undefined, APPLICATIONS, { body: catering(), token: token(), headers: { 'idempotency-key': randomUUID() } }),
    );
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
  }, 90_000);
}

export function badInput(on: () => Platform): void {
  describe('bad input', () => {
    let stranger: ApiClient;
    let person: ApiClient;
    let caseNo: string;
    let probe: EventProbe;

    beforeAll(async () => {
      const platform = on();
      person = ApiClient.person(platform.stack.gatewayUrl, PERSONS.wangXiaoming.login);
      stranger = ApiClient.person(platform.stack.gatewayUrl, PERSONS.chenJing.login);
      ({ caseNo } = await platform.filed(person, subsidyOnline()));
      await eventually(async () => expect(await platform.filingsInTimeline([caseNo])).toEqual({ 1: 1 }));
      await eventually(async () =>
        expect(await platform.rows('acceptance', 'SELECT topic FROM state_copies WHERE complete_at IS NULL')).toEqual([]),
      );
      probe = await eventually(() => EventProbe.start('', [ACCEPTANCE_EVENTS_TOPIC, DISPATCH_EVENTS_TOPIC]));
    }, 60_000);
    afterAll(() => probe?.stop());

    const ledger = () => ledgerOf(on());
    const refused = (status: number, code: string, ask: () => Promise<Answer>) => refusedBy(on(), status, code, ask);
    const file = (body: unknown, key: string = randomUUID()) => on().post(on().cast.enterprise, APPLICATIONS, body, key);

    it('refuses a body that is not JSON', () => refused(400, 'HTTP.MALFORMED_JSON', () => file('{"itemCode": ')));

    it('refuses an item that nobody published', () =>
      refused(404, 'ACCEPTANCE.ITEM_NOT_FOUND', () => file({ ...catering(), itemCode: `${cateringLicence.itemCode.slice(0, -3)}999` })));

    it('refuses an item code of the wrong length and says where', async () => {
      const { body } = await refused(400, 'HTTP.INVALID', () => file({ ...catering(), itemCode: cateringLicence.itemCode.slice(0, 30) }));
      expect(body.invalidParams.map(({ name }: { name: string }) => name)).toEqual(['/itemCode']);
    });

    it('refuses a form that does not fit the item', () =>
      refused(400, 'ACCEPTANCE.FORM_INVALID', () => file({ ...catering(), form: { shopName: '甬江小馆' } })));

    it('refuses a case number with a wrong check character', () => {
      const wrong = `${caseNo.slice(0, -1)}${caseNo.endsWith('0') ? '1' : '0'}`;
      return refused(400, 'HTTP.INVALID', () => on().call(person, `${APPLICATIONS}/${wrong}`));
    });

    it('refuses a request without a token, and one with a forged token', async () => {
      const missing = await refused(401, 'ACCESS.TOKEN_MISSING', () =>
        on().call(undefined, APPLICATIONS, { body: catering(), headers: { 'idempotency-key': randomUUID() } }),
      );
      expect(missing.headers.get('www-authenticate')).toMatch(/^Bearer/);
      const [head, claims, signature] = (await person.token())!.split('.') as [string, string, string];
      const forged = [head, Buffer.from(claims, 'base64url').toString().replace('case.file', 'ops.messaging'), signature];
      forged[1] = Buffer.from(forged[1]!).toString('base64url');
      await refused(401, 'ACCESS.TOKEN_INVALID', () =>
        on().call(undefined, APPLICATIONS, { body: catering(), token: forged.join('.'), headers: { 'idempotency-key': randomUUID() } }),
      );
    });

    it('does not know a case that is somebody else’s, neither to read it nor to move it', async () => {
      await refused(404, 'ACCEPTANCE.CASE_NOT_FOUND', () => on().call(stranger, `${APPLICATIONS}/${caseNo}`));
      await refused(404, 'ACCEPTANCE.CASE_NOT_FOUND', () =>
        on().call(stranger, `${APPLICATIONS}/${caseNo}/resubmissions`, {
          body: { form: {} },
          headers: { 'idempotency-key': randomUUID(), 'if-match': '"1"' },
        }),
      );
    });

    it('refuses a step for which the caller has no permission', () =>
      refused(403, 'ACCESS.FORBIDDEN', () => on().post(person, `${APPLICATIONS}/${caseNo}/accept`, {})));

    it('refuses a key that was used for another body', async () => {
      const key = randomUUID();
      expect((await file(catering(), key)).status).toBe(201);
      await refused(422, 'HTTP.IDEMPOTENCY_KEY_REUSED', () => file(catering('另一家'), key));
    });

    it('refuses a filing without a key', () =>
      refused(400, 'HTTP.IDEMPOTENCY_KEY_MISSING', () => on().call(on().cast.enterprise, APPLICATIONS, { body: catering() })));

    it('refuses a body that is too large', () => refused(413, 'HTTP.BODY_TOO_LARGE', () => file(catering('大'.repeat(400_000)))));

    describe('events', () => {
      const by = { kind: 'officer' as const, id: 'somebody' };
      const common = () => ({
        itemCode: cateringLicence.itemCode,
        itemVersion: 1,
        regionCode: '330203',
        by,
        at: new Date().toISOString(),
      });
      const decidingOrgCode = cateringLicence.implementingBody.orgCode;
      const submitted = (key: string) =>
        eventOf(CaseSubmittedV1, {
          ...common(),
          caseNo: key,
          decidingOrgCode,
          acceptedBy: 'window',
          applicantKind: 'person',
          channel: 'computer',
          acceptanceDueAt: new Date(Date.now() + 86_400_000).toISOString(),
          provisional: false,
        });
      const foreignCase = (serial: number) => formatCaseNo({ region6: '330203', date: '2020-01-02', serial });
      const letters = async (service: ServiceName): Promise<Letter[]> =>
        (await on().cast.operator.call<{ items: Letter[] }>(`/api/v1/admin/${service}/messaging/dead-letters?limit=100`)).items;
      /** The end of the open letters' list, once the number of letters of the key is right. */
      const lettersOf = (service: ServiceName, key: string, reasons: string[]): Promise<Letter[]> =>
        eventually(async () => {
          const found = await on().rows<Letter>(
            service,
            "SELECT id, consumer, reason FROM dead_letters WHERE key = $1 AND state = 'open' ORDER BY id",
            [key],
          );
          expect(found.map(({ reason }) => reason).sort()).toEqual([...reasons].sort());
          return found;
        });
      /** Drops every letter that is not merely parked; what was parked goes on by itself. */
      const drop = async (service: ServiceName, found: Letter[]): Promise<void> => {
        for (const { id } of found.filter(({ reason }) => reason !== 'parked'))
          await on().cast.operator.call(`/api/v1/admin/${service}/messaging/dead-letters/${id}/drop`, { method: 'POST' });
      };

      it('passes over a type that it does not know', async () => {
        const before = await ledger();
        const deadBefore = await on().openDeadLetters();
        const key = foreignCase(1);
        const unknown = { ...submitted(key), type: 'cn.yiwang.acceptance.case.teleported.v1' };
        await probe.publishRaw(ACCEPTANCE_EVENTS_TOPIC.name, key, JSON.stringify(unknown));
        await probe.publish(CaseSubmittedV1, submitted(key));
        // The good event behind it, of the same key, is what shows that the unknown one was passed.
        await eventually(async () => expect(await on().filingsInTimeline([key])).toEqual({ 1: 1 }));
        expect(await on().count('monitoring', 'SELECT count(*) AS n FROM timeline WHERE case_no = $1', [key])).toBe(1);
        expect(await on().openDeadLetters()).toBe(deadBefore);
        expect(await ledger()).toEqual(before);
      });

      it('keeps a poison event and parks the good one behind it until the operator has dropped the poison', async () => {
        const before = await ledger();
        const key = foreignCase(2);
        const { applicantKind: _missing, ...broken } = submitted(key).data;
        await probe.publishRaw(ACCEPTANCE_EVENTS_TOPIC.name, key, JSON.stringify({ ...submitted(key), data: broken }));
        // A fact that only monitoring listens to.
        const good = eventOf(CaseDeliveredV1, { ...common(), caseNo: key, decidingOrgCode, method: 'window' }, { sequence: 2 });
        await probe.publish(CaseDeliveredV1, good);
        const found = await lettersOf('monitoring', key, ['malformed', 'parked']);
        expect(await on().count('monitoring', 'SELECT count(*) AS n FROM timeline WHERE case_no = $1', [key])).toBe(0);
        const listed = (await letters('monitoring')).map(({ id }) => id);
        expect(listed).toEqual(expect.arrayContaining(found.map(({ id }) => id)));
        // Another key of the same topic is not held up.
        await probe.publish(CaseSubmittedV1, submitted(foreignCase(3)));
        await eventually(async () => expect(await on().filingsInTimeline([foreignCase(3)])).toEqual({ 1: 1 }));

        await drop('monitoring', found);
        await eventually(async () => {
          const rows = await on().rows<{ event_id: string }>('monitoring', 'SELECT event_id FROM timeline WHERE case_no = $1', [key]);
          expect(rows.map((row) => row.event_id)).toEqual([good.id]);
        });
        await lettersOf('monitoring', key, []);
        expect(await ledger()).toEqual(before);
        // Dispatch and payment follow filings, too.
        for (const service of ['dispatch', 'payment'] as const) await drop(service, await lettersOf(service, key, ['malformed']));
      });

      it('changes nothing in the ledger for a decision that breaks its contract, nor for one about no known case', async () => {
        const before = await ledger();
        const taskId = randomUUID();
        const orgCode = decidingOrgCode;
        const decision = eventOf(CombinedDecisionV1, { ...common(), caseNo, orgCode, taskId, outcome: 'approved' });
        const broken = { ...decision, data: { ...decision.data, outcome: 'perhaps' } };
        await probe.publishRaw(DISPATCH_EVENTS_TOPIC.name, caseNo, JSON.stringify(broken));
        await probe.publish(CombinedDecisionV1, eventOf(CombinedDecisionV1, { ...decision.data, caseNo: foreignCase(4) }));
        const [malformed] = await lettersOf('acceptance', caseNo, ['malformed']);
        const [rejected] = await lettersOf('acceptance', foreignCase(4), ['rejected']);
        await probe.publish(
          TaskStepRecordedV1,
          eventOf(TaskStepRecordedV1, {
            ...common(),
            caseNo: foreignCase(5),
            orgCode,
            taskId,
            stepNo: 1,
            link: '审查',
            startedAt: new Date().toISOString(),
            endedAt: new Date().toISOString(),
          }),
        );
        const [stepRejected] = await lettersOf('acceptance', foreignCase(5), ['rejected']);
        expect(await ledger()).toEqual(before);
        await drop('acceptance', [malformed!, rejected!, stepRejected!]);
        // Monitoring read the same broken decision.
        await drop('monitoring', await lettersOf('monitoring', caseNo, ['malformed']));
      });
    });
  });
}
