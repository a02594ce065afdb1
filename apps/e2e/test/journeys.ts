import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { moveClock } from '@yiwang/clock';
import { OFFICERS, ORGANISATIONS, SYSTEMS } from '@yiwang/demo-data';
import { move, payFees, presentOf, startDepartmentSystem, type Receipt } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import { Redis } from 'ioredis';
import { birthAtCounter, catering, permit, SUBSIDY_FORM, subsidyAtCounter, type Platform } from './platform.js';
import { completeFile, expectOrder, reaches, taskIn } from './steps.js';

const HOUR = 3_600_000;

export function journeys(on: () => Platform): void {
  describe('journeys', () => {
    it('brings a case through three departments, connected in three ways, to decided, delivered and closed', async () => {
      const platform = on();
      const { cast, stack } = platform;
      const ecology = await startDepartmentSystem(stack, SYSTEMS.ecology);
      try {
        const answer = await platform.post(cast.enterprise, '/api/v1/applications', catering());
        expect(answer.status).toBe(201);
        const { caseNo } = answer.body as Receipt;
        expect(caseNo).toMatch(/^330203\d{14}[0-9A-Z]$/);
        expect(answer.headers.get('location')).toBe(`/api/v1/applications/${caseNo}`);

        const accepted = await platform.post(cast.haishuClerk, `/api/v1/applications/${caseNo}/accept`, {});
        expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } });

        await ecology.completed(caseNo);
        expect(ecology.fieldsOf(caseNo).sort()).toEqual(['/address', '/fumeTreatment', '/shopName', '/wasteWater']);

        const pulled = await eventually(async () => {
          const { items } = await cast.fireSystem.call<{ items: { taskId: string; caseNo: string }[] }>(
            '/api/v1/department/tasks?wait=2&limit=100',
          );
          const found = items.find((item) => item.caseNo === caseNo);
          if (!found) throw new Error('the pull feed does not have it yet');
          return found;
        });
        const fire = `/api/v1/department/tasks/${pulled.taskId}`;
        await cast.fireSystem.call(`${fire}/ack`, { body: {} });
        await cast.fireSystem.call(`${fire}/steps`, { body: { link: '现场核查' } });

        const lead = await taskIn(cast.marketOfficer, caseNo, 'handling');
        const market = `/api/v1/workbench/tasks/${lead.taskId}`;
        await cast.marketOfficer.call(`${market}/claim`, { body: {} });
        // The lead combines results, so it cannot decide before the others have given theirs.
        const early = await platform.post(cast.marketOfficer, `${market}/decision`, { outcome: 'approved' });
        expect(early).toMatchObject({ status: 409, body: { code: 'DISPATCH.PARTICIPANTS_PENDING' } });
        await cast.fireSystem.call(`${fire}/result`, { body: { result: 'approved', opinion: '消防安全条件符合要求。' } });
        await cast.marketOfficer.call(`${market}/steps`, { body: { link: '审核' } });
        await cast.marketOfficer.call(`${market}/decision`, { body: { outcome: 'approved', resultNo: 'JY13302030012345' } });

        await reaches(cast.enterprise, caseNo, 'decided');
        // The licence is handed over once its fee is paid, and not before.
        const unpaid = await platform.post(cast.haishuClerk, `/api/v1/applications/${caseNo}/deliveries`, { method: 'electronic' });
        expect(unpaid).toMatchObject({ status: 409, body: { code: 'ACCEPTANCE.FEE_UNPAID' } });
        expect(await payFees(cast.enterprise, caseNo)).toBe(1000);
        await eventually(() => move(cast.haishuClerk, caseNo, 'deliveries', { method: 'electronic' }));
        const closed = await move(cast.haishuClerk, caseNo, 'close');
        expect(closed.status).toBe('closed');

        const file = await completeFile(platform, caseNo, [
          'acceptance.case.submitted',
          'acceptance.case.accepted',
          'acceptance.case.decided',
          'acceptance.case.delivered',
          'acceptance.case.closed',
          ...Array<string>(3).fill('dispatch.task.assigned'),
          ...Array<string>(3).fill('dispatch.task.acknowledged'),
          ...Array<string>(3).fill('dispatch.task.step-recorded'),
          ...Array<string>(3).fill('dispatch.task.completed'),
          'dispatch.case.decided',
          'payment.payable.created',
          'payment.order.paid',
          'evaluation.invitation.issued',
        ]);
        expectOrder(file, ['submitted', 'accepted', 'decided', 'delivered', 'closed']);
        expect(file.clocks.every(({ state }) => state === 'met')).toBe(true);
        expect(file.cards).toEqual([]);

        // One trace from the request to the facts that it made, and on through the department's tasks.
        const traces = async (service: 'acceptance' | 'dispatch', type: string) =>
          (
            await platform.rows<{ traceparent: string }>(
              service,
              "SELECT payload::json ->> 'traceparent' AS traceparent FROM outbox WHERE key = $1 AND type LIKE $2",
              [caseNo, `%${type}%`],
            )
          ).map(({ traceparent }) => traceparent.split('-')[1]);
        const filedIn = answer.headers.get('x-correlation-id');
        const acceptedIn = accepted.headers.get('x-correlation-id');
        expect(filedIn).toMatch(/^[0-9a-f]{32}$/);
        expect(await traces('acceptance', 'case.submitted')).toEqual([filedIn]);
        expect(await traces('acceptance', 'case.accepted')).toEqual([acceptedIn]);
        expect(await traces('dispatch', 'task.assigned')).toEqual([acceptedIn, acceptedIn, acceptedIn]);
      } finally {
        await ecology.stop();
      }
    }, 90_000);

    it('lets 余姚 receive a case for 海曙, send it back once, and accept it', async () => {
      const platform = on();
      const { cast } = platform;
      const { caseNo, version } = await platform.filed(cast.yuyaoClerk, subsidyAtCounter(cast.personAtCounter));
      expect(caseNo.slice(0, 6)).toBe('330203');

      const sentBack = await move(cast.yuyaoClerk, caseNo, 'correction-requests', { points: ['缴费凭证缺 9 月份，请补齐。'] });
      expect(sentBack.status).toBe('correcting');
      // 一次性告知: everything at once, and nothing more until it has come back.
      const second = await platform.post(cast.yuyaoClerk, `/api/v1/applications/${caseNo}/correction-requests`, { points: ['再补一次'] });
      expect(second).toMatchObject({ status: 409, body: { code: 'ACCEPTANCE.CORRECTION_ALREADY_MADE' } });
      const form = { ...SUBSIDY_FORM, months: 5 };
      const again = (ifMatch: Record<string, string>) =>
        platform.call(cast.yuyaoClerk, `/api/v1/applications/${caseNo}/resubmissions`, {
          body: { form },
          headers: { 'idempotency-key': randomUUID(), ...ifMatch },
        });
      expect(await again({})).toMatchObject({ status: 428, body: { code: 'HTTP.IF_MATCH_MISSING' } });
      expect(await again({ 'if-match': `"${version}"` })).toMatchObject({ status: 412, body: { code: 'HTTP.IF_MATCH_STALE' } });
      expect(await again({ 'if-match': `"${sentBack.version}"` })).toMatchObject({ status: 200, body: { status: 'submitted' } });

      await move(cast.yuyaoClerk, caseNo, 'accept');

      const { taskId } = await taskIn(cast.labourOfficer, caseNo, 'handling');
      await cast.labourOfficer.call(`/api/v1/workbench/tasks/${taskId}/claim`, { body: {} });
      await cast.labourOfficer.call(`/api/v1/workbench/tasks/${taskId}/decision`, { body: { outcome: 'approved' } });
      await reaches(cast.yuyaoClerk, caseNo, 'decided');
      const collected = await platform.post(cast.yuyaoClerk, `/api/v1/window/cases/${caseNo}/collections`, {
        collector: presentOf(cast.personAtCounter),
      });
      expect(collected).toMatchObject({ status: 200, body: { status: 'delivered' } });
      await move(cast.yuyaoClerk, caseNo, 'close');

      const life = ['submitted', 'correction-requested', 'resubmitted', 'accepted', 'decided', 'delivered', 'closed'];
      const file = await completeFile(platform, caseNo, [
        ...life.map((step) => `acceptance.case.${step}`),
        'dispatch.task.assigned',
        'dispatch.task.acknowledged',
        'dispatch.task.completed',
        'dispatch.case.decided',
        'evaluation.invitation.issued',
      ]);
      expectOrder(file, life);
      expect(file.clocks.filter(({ kind }) => kind === 'acceptance').map(({ state }) => state)).toEqual(['stopped', 'met']);
    }, 60_000);

    it('lets the department accept first where the item says so, and refuses that to the window', async () => {
      const platform = on();
      const { cast } = platform;
      const { caseNo } = await platform.filed(cast.enterprise, permit());
      const atWindow = await platform.post(cast.haishuClerk, `/api/v1/applications/${caseNo}/accept`, {});
      expect(atWindow).toMatchObject({ status: 409, body: { code: 'ACCEPTANCE.NOT_ACCEPTED_HERE' } });

      const asked = await taskIn(cast.housingOfficer, caseNo, 'acceptance');
      await cast.housingOfficer.call(`/api/v1/workbench/tasks/${asked.taskId}/acceptance`, { body: { kind: 'accept' } });
      await reaches(cast.enterprise, caseNo, 'accepted');
      const { taskId } = await taskIn(cast.housingOfficer, caseNo, 'handling');
      await cast.housingOfficer.call(`/api/v1/workbench/tasks/${taskId}/claim`, { body: {} });
      await cast.housingOfficer.call(`/api/v1/workbench/tasks/${taskId}/decision`, { body: { outcome: 'approved' } });
      await reaches(cast.enterprise, caseNo, 'decided');

      const file = await completeFile(platform, caseNo, [
        'acceptance.case.submitted',
        'acceptance.case.accepted',
        'acceptance.case.decided',
        'dispatch.task.assigned',
        'dispatch.task.acknowledged',
        'dispatch.acceptance.answered',
        'dispatch.task.assigned',
        'dispatch.task.acknowledged',
        'dispatch.task.completed',
        'dispatch.case.decided',
      ]);
      expectOrder(file, ['submitted', 'accepted', 'decided']);
    }, 60_000);

    it('accepts and decides an immediate case in one action, which gives no department a task', async () => {
      const platform = on();
      const { cast } = platform;
      const { caseNo } = await platform.filed(cast.haishuClerk, birthAtCounter(cast.personAtCounter));
      expect((await move(cast.haishuClerk, caseNo, 'complete', { outcome: 'approved' })).status).toBe('decided');
      await move(cast.haishuClerk, caseNo, 'deliveries', { method: 'electronic' });
      await move(cast.haishuClerk, caseNo, 'close');
      const life = ['submitted', 'accepted', 'decided', 'delivered', 'closed'];
      expectOrder(
        await completeFile(platform, caseNo, [...life.map((step) => `acceptance.case.${step}`), 'evaluation.invitation.issued']),
        life,
      );
      expect(await platform.count('dispatch', 'SELECT count(*) AS n FROM tasks WHERE case_no = $1', [caseNo])).toBe(0);
    }, 60_000);

    it('warns of a task that nobody touches and, after its limit, issues an overdue card', async () => {
      const platform = on();
      const { cast, stack } = platform;
      const { caseNo } = await platform.filed(cast.haishuClerk, subsidyAtCounter(cast.personAtCounter));
      await move(cast.haishuClerk, caseNo, 'accept');
      const due = new Date((await taskIn(cast.labourOfficer, caseNo, 'handling')).dueAt).getTime();
      const levels = async (): Promise<string[]> =>
        (await platform.caseFile(caseNo)).cards.filter(({ kind }) => kind === 'task').map(({ level }) => level);
      const redis = new Redis(stack.env['REDIS_URL'] ?? '');
      try {
        await eventually(async () => expect(await levels()).toEqual([])); // monitoring hears of the case in its own time
        await moveClock(redis, due - HOUR - Date.now());
        await eventually(async () => expect(await levels()).toEqual(['warning']));
        await moveClock(redis, due + HOUR - Date.now());
        await eventually(async () => expect(await levels()).toEqual(['warning', 'yellow']));
      } finally {
        await moveClock(redis, 0);
        redis.disconnect();
      }
      const { items } = await cast.supervisor.call<{ items: { caseNo: string; level: string; orgCode: string }[] }>(
        '/api/v1/supervision/cards?level=yellow&limit=100',
      );
      const card = items.find((item) => item.caseNo === caseNo);
      expect(card?.orgCode).toBe(ORGANISATIONS.haishuLabour.orgCode);
    }, 60_000);

    it('answers a repeated filing with the same case, however often and at once', async () => {
      const platform = on();
      const { cast } = platform;
      const key = randomUUID();
      const body = catering('重复小馆');
      const once = () => platform.post(cast.enterprise, '/api/v1/applications', body, key);
      const first = await once();
      expect(first.status).toBe(201);
      const repeated = await Promise.all([once(), once(), once(), once()]);
      for (const answer of repeated) expect(answer).toMatchObject({ status: 201, body: first.body });
      const { caseNo } = first.body as Receipt;
      await eventually(async () => expect(await platform.filingsInTimeline([caseNo])).toEqual({ 1: 1 }));
      expect(await platform.count('acceptance', 'SELECT count(*) AS n FROM outbox WHERE key = $1', [caseNo])).toBe(1);
      // At the same moment one of them is first; the others hear the same answer, or that the first one still runs.
      const raced = randomUUID();
      const race = await Promise.all(
        Array.from({ length: 8 }, () => platform.post(cast.enterprise, '/api/v1/applications', catering('并发小馆'), raced)),
      );
      const cases = new Set(race.filter(({ status: code }) => code === 201).map((answer) => (answer.body as Receipt).caseNo));
      expect(cases.size).toBe(1);
      expect(race.map(({ status: code }) => code).filter((code) => code !== 201 && code !== 409)).toEqual([]);
    }, 60_000);

    it('shows a supervisor nothing outside the jurisdiction, and the gateway the documentation of every service', async () => {
      const platform = on();
      expect(OFFICERS.supervisor.login).toBe('supervisor.haishu');
      expect(await platform.call(platform.cast.enterprise, '/api/v1/supervision/cards')).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.FORBIDDEN' },
      });
      // A service that is too busy to answer in time is left out at first, and asked again.
      await eventually(async () => {
        const { status: code, body } = await platform.call(undefined, '/openapi.json');
        expect(code).toBe(200);
        const wanted = ['/api/v1/items', '/api/v1/applications', '/api/v1/workbench/tasks', '/api/v1/supervision/cards'];
        expect(Object.keys((body as { paths: object }).paths)).toEqual(expect.arrayContaining(wanted));
      }, 30_000);
    });
  });
}
