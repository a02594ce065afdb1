import { beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, OFFICERS, ORGANISATIONS, SYSTEMS } from '@yiwang/demo-data';
import { ApiClient, FILINGS, move, publishItem, startDepartmentSystem } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import type { Answer, CaseFile, Platform } from './platform.js';
import { completeFile, everyInvariantHolds, expectOrder, reaches, taskIn } from './steps.js';

const { haishuMarket, haishuEcology, haishuFire, ningboMarket } = ORGANISATIONS;
const MARKET = haishuMarket.orgCode;
const ECOLOGY = haishuEcology.orgCode;
const FIRE = haishuFire.orgCode;
const CITY = ningboMarket.orgCode;

type JoinRule = 'all' | 'leadDecides' | 'earlyEnd';

const { itemCode: MODEL, fees: _fees, ...catering } = ITEMS.cateringLicence;
const { fees: _details, feeBasis: _basis, basic, extended, ...descriptive } = catering.descriptive;
/** Three departments, and no fee to pay; market leads, ecology is on Kafka, fire has the pull feed. */
const definition = {
  ...catering,
  fees: [],
  descriptive: { ...descriptive, basic: { ...basic, charged: false }, extended: { ...extended, onlinePayment: false } },
};
const codeOf = (serial: number): string => `${MODEL.slice(0, 23)}9420${serial}000`;
/** An item for each way in which departments are joined; of the one whose lead decides, ecology need not be waited for. */
const JOINT = {
  all: { itemCode: codeOf(1), name: '餐饮服务联合审批（全部办结）', joinRule: 'all' },
  leadDecides: {
    itemCode: codeOf(2),
    name: '餐饮服务联合审批（牵头决定）',
    joinRule: 'leadDecides',
    participants: catering.participants.map((place) => ({ ...place, ...(!place.lead && { mandatory: place.orgCode === FIRE }) })),
  },
  earlyEnd: { itemCode: codeOf(3), name: '餐饮服务联合审批（一票终止）', joinRule: 'earlyEnd' },
} as const satisfies Record<JoinRule, object>;

const approved = { result: 'approved', opinion: '符合要求，同意。' } as const;
const rejected = { result: 'rejected', opinion: '安全出口数量不足，不同意。' } as const;

interface Detail {
  state: string;
  joinRule: string;
  refusedBy: string | null;
  decidable: boolean;
  suspended: boolean;
  participants: { orgCode: string; state: string; result: string | null; late: boolean; recallAcknowledged: boolean | null }[];
  planChanges: { change: string; reason: string }[];
}
interface FeedMessage {
  id: string;
  type: string;
  data: { taskId: string; caseNo: string };
}

/** 一个规则一件: a case for each join rule from its filing to the ledger, with what comes too late, what is taken back and what goes upward. */
export function jointJourneys(on: () => Platform): void {
  describe('the joint handling of a case', () => {
    let ecologyOfficer: ApiClient;
    let ecologySystem: ApiClient;
    let cityOfficer: ApiClient;
    beforeAll(async () => {
      const { gatewayUrl } = on().stack;
      ecologyOfficer = ApiClient.person(gatewayUrl, OFFICERS.ecologyHandler.login);
      cityOfficer = ApiClient.person(gatewayUrl, OFFICERS.cityMarketHandler.login);
      ecologySystem = ApiClient.system(gatewayUrl, SYSTEMS.ecology);
      const manager = ApiClient.person(gatewayUrl, OFFICERS.itemManager.login);
      for (const item of Object.values(JOINT)) await publishItem(manager, { ...definition, ...item });
      await on().heardOf(Object.values(JOINT).map(({ itemCode }) => itemCode));
    }, 60_000);

    const told = ({ status, body }: Answer): [number, string?] => (status < 300 ? [status] : [status, body.code]);
    const department = (taskId: string): string => `/api/v1/department/tasks/${taskId}`;
    const shown = async (path: string): Promise<Detail> => (await on().call(on().cast.marketOfficer, path)).body as Detail;
    const ledger = async (caseNo: string): Promise<Record<string, unknown>> =>
      (await on().call(on().cast.haishuClerk, `/api/v1/applications/${caseNo}`)).body as Record<string, unknown>;

    /** What fire's system was told of a case, from the first message on; reading takes nothing out of the feed. */
    const fireMessages = async (caseNo: string, type: string): Promise<FeedMessage[]> => {
      const since = encodeURIComponent('2020-01-01T00:00:00Z');
      const messages: FeedMessage[] = [];
      for (let query = `since=${since}`; ;) {
        const { items, next } = await on().cast.fireSystem.call<{ items: FeedMessage[]; next: string }>(
          `/api/v1/department/feed?${query}&limit=500`,
        );
        if (items.length === 0) break;
        messages.push(...items);
        query = `cursor=${encodeURIComponent(next)}`;
      }
      return messages.filter(({ data, type: of }) => data.caseNo === caseNo && of === `cn.yiwang.department.${type}.v1`);
    };
    const fireTask = (caseNo: string, nth = 1): Promise<string> =>
      eventually(async () => {
        const given = await fireMessages(caseNo, 'task.assigned');
        expect(given).toHaveLength(nth);
        return department(given[nth - 1]!.data.taskId);
      });

    /** Filed, accepted and with all three departments, none of which has begun; paths to their tasks. */
    const handedOut = async (rule: JoinRule) => {
      const { cast } = on();
      const { caseNo } = await on().filed(cast.enterprise, { ...FILINGS.cateringLicence, itemCode: JOINT[rule].itemCode });
      await move(cast.haishuClerk, caseNo, 'accept');
      const market = `/api/v1/workbench/tasks/${(await taskIn(cast.marketOfficer, caseNo, 'handling')).taskId}`;
      const ecology = department((await taskIn(ecologyOfficer, caseNo, 'handling')).taskId);
      expect(await shown(market)).toMatchObject({ joinRule: rule, refusedBy: null, decidable: false });
      return { caseNo, market, ecology, fire: await fireTask(caseNo) };
    };
    const decide = (path: string, body: object, who = on().cast.marketOfficer): Promise<Answer> => on().post(who, `${path}/decision`, body);
    const states = ({ participants }: Detail): (string | null | boolean)[][] =>
      participants
        .map(({ orgCode, state, result, late, recallAcknowledged }) => [orgCode, state, result, late, recallAcknowledged])
        .sort(([a], [b]) => String(a).localeCompare(String(b)));
    const inOrder = (rows: (string | null | boolean)[][]): (string | null | boolean)[][] =>
      rows.sort(([a], [b]) => String(a).localeCompare(String(b)));
    const facts = (wanted: Record<string, number>): string[] =>
      Object.entries(wanted).flatMap(([type, times]) => Array<string>(times).fill(type));
    const clocksOf = ({ clocks }: CaseFile): string[] => clocks.map(({ kind, state }) => `${kind} ${state}`).sort();
    /** Clocks of the departments, none of which runs any more. */
    const taskClocks = ({ clocks }: CaseFile): string[] =>
      clocks
        .filter(({ kind }) => kind === 'task')
        .map(({ state }) => state)
        .sort();

    it('all: waits for every department, with one that is asked again after its return', async () => {
      const { cast, stack } = on();
      const { caseNo, market, fire } = await handedOut('all');
      await cast.marketOfficer.call(`${market}/claim`, { body: {} });
      expect(told(await on().post(cast.fireSystem, `${fire}/return`, { reason: '缺少消防设施检测报告' }))).toEqual([200]);
      const ecology = await startDepartmentSystem(stack, SYSTEMS.ecology);
      try {
        await ecology.completed(caseNo);
      } finally {
        await ecology.stop();
      }
      // A return is no answer.
      expect(told(await decide(market, { outcome: 'approved' }))).toEqual([409, 'DISPATCH.PARTICIPANTS_PENDING']);
      const again = { kind: 'askAgain', orgCode: FIRE, reason: '报告已调取' };
      expect(told(await on().post(cast.marketOfficer, `${market}/plan`, again))).toEqual([200]);
      const second = await fireTask(caseNo, 2);
      expect(told(await on().post(cast.fireSystem, `${fire}/result`, approved))).toEqual([409, 'DISPATCH.TASK_CLOSED']);
      expect(told(await on().post(cast.fireSystem, `${second}/result`, approved))).toEqual([200]);
      expect(await shown(market)).toMatchObject({ decidable: true, planChanges: [{ change: 'askedAgain', reason: '报告已调取' }] });
      const documents = [{ kind: 'licence', name: '食品经营许可证', documentNo: 'JY13302030099001' }];
      expect(told(await decide(market, { outcome: 'approved', resultNo: 'JY13302030099001', documents }))).toEqual([200]);

      await reaches(cast.enterprise, caseNo, 'decided');
      expect(await ledger(caseNo)).toMatchObject({ outcome: 'approved', resultNo: 'JY13302030099001' });
      const file = await completeFile(
        on(),
        caseNo,
        facts({
          'acceptance.case.submitted': 1,
          'acceptance.case.accepted': 1,
          'acceptance.case.decided': 1,
          'dispatch.task.assigned': 4,
          'dispatch.task.acknowledged': 4,
          'dispatch.task.step-recorded': 1,
          'dispatch.task.returned': 1,
          'dispatch.plan.changed': 1,
          'dispatch.task.completed': 3,
          'dispatch.case.decided': 1,
        }),
      );
      expectOrder(file, ['submitted', 'accepted', 'decided']);
      expect(taskClocks(file)).toEqual(['met', 'met', 'met', 'met']);
    }, 90_000);

    it('a combined correction: one notice for all departments, answered by the applicant, and the case goes on', async () => {
      const { cast } = on();
      const { caseNo, market, ecology, fire } = await handedOut('all');
      await cast.marketOfficer.call(`${market}/claim`, { body: {} });
      const points = [
        { orgCode: ECOLOGY, text: '请说明隔油池的清掏周期。' },
        { orgCode: FIRE, text: '安全出口应不少于三个，请按实际填写。' },
      ];
      const call = { plannedDays: 5, points };
      expect(told(await on().post(cast.marketOfficer, `${market}/corrections`, call))).toEqual([201]);
      await reaches(cast.enterprise, caseNo, 'suspended');
      const asked = await ledger(caseNo);
      expect(asked).toMatchObject({ correction: { points: points.map(({ text }) => text), whileHandling: true, answeredAt: null } });
      const kinds = async (): Promise<string[]> => {
        const { body } = await on().call(cast.enterprise, `/api/v1/applications/${caseNo}/documents`);
        return (body as { items: { kind: string }[] }).items.map(({ kind }) => kind).sort();
      };
      // One paper for what two departments want, and it is no special procedure.
      expect(await kinds()).toEqual(['acceptanceNotice', 'correctionNotice']);
      expect(told(await on().post(cast.marketOfficer, `${market}/corrections`, call))).toEqual([409, 'DISPATCH.MEASURE_NOT_POSSIBLE']);
      expect(told(await decide(market, { outcome: 'approved' }))).toEqual([409, 'DISPATCH.CASE_SUSPENDED']);

      const form = { ...FILINGS.cateringLicence.form, wasteWater: '隔油池后纳管，每周清掏', exits: 3 };
      const answered = await move(cast.enterprise, caseNo, 'resubmissions', { form }, { ifMatch: `"${asked['version'] as number}"` });
      expect(answered.status).toBe('accepted');
      await eventually(async () => expect(await shown(market)).toMatchObject({ suspended: false }));
      for (const type of ['correction.called', 'correction.answered', 'case.resumed'])
        await eventually(async () => expect(await fireMessages(caseNo, type)).toHaveLength(1));
      const { grant } = await cast.fireSystem.call<{ grant: string }>(`${fire}/grants`, { body: { purpose: '复核安全出口' } });
      const seen = await on().call(cast.fireSystem, `/api/v1/applications/${caseNo}/form`, { headers: { grant } });
      expect(seen.body).toMatchObject({ fields: { '/exits': 3 } });

      expect(told(await on().post(cast.fireSystem, `${fire}/result`, approved))).toEqual([200]);
      expect(told(await on().post(ecologySystem, `${ecology}/result`, approved))).toEqual([200]);
      expect(told(await decide(market, { outcome: 'approved' }))).toEqual([200]);
      await reaches(cast.enterprise, caseNo, 'decided');
      const file = await completeFile(
        on(),
        caseNo,
        facts({
          'acceptance.case.submitted': 1,
          'acceptance.case.accepted': 1,
          'acceptance.case.suspended': 1,
          'acceptance.case.correction-requested': 1,
          'acceptance.case.corrected': 1,
          'acceptance.case.resumed': 1,
          'acceptance.case.decided': 1,
          'dispatch.task.assigned': 3,
          'dispatch.task.acknowledged': 3,
          'dispatch.correction.called': 1,
          'dispatch.task.rescheduled': 3,
          'dispatch.task.completed': 3,
          'dispatch.case.decided': 1,
        }),
      );
      expectOrder(file, ['submitted', 'accepted', 'suspended', 'correction-requested', 'corrected', 'resumed', 'decided']);
      // The standstill ended one clock of each kind and began another; what is left is to hand the result over.
      const anew = ['promise', 'statutory', 'task', 'task', 'task'];
      const clocks = [...anew.flatMap((kind) => [`${kind} met`, `${kind} stopped`]), 'acceptance met', 'delivery running'];
      expect(clocksOf(file)).toEqual(clocks.sort());
    }, 60_000);

    it('leadDecides: decides once the mandatory department has answered; what the other one says later changes nothing', async () => {
      const { cast } = on();
      const { caseNo, market, ecology, fire } = await handedOut('leadDecides');
      await cast.marketOfficer.call(`${market}/claim`, { body: {} });
      expect(told(await decide(market, { outcome: 'approved' }))).toEqual([409, 'DISPATCH.PARTICIPANTS_PENDING']);
      expect(told(await on().post(cast.fireSystem, `${fire}/result`, approved))).toEqual([200]);
      expect((await shown(market)).decidable).toBe(true);
      expect(told(await decide(market, { outcome: 'approved' }))).toEqual([200]);
      await reaches(cast.enterprise, caseNo, 'decided');
      const decided = await ledger(caseNo);
      expect(decided).toMatchObject({ outcome: 'approved' });

      const late = await on().post(ecologySystem, `${ecology}/result`, rejected);
      expect(late).toMatchObject({ status: 200, body: { state: 'decided', result: 'rejected', late: true } });
      expect(told(await on().post(ecologySystem, `${ecology}/result`, approved))).toEqual([409, 'DISPATCH.TASK_CLOSED']);
      expect(states(await shown(market))).toEqual(
        inOrder([
          [ECOLOGY, 'decided', 'rejected', true, null],
          [FIRE, 'completed', 'approved', false, null],
        ]),
      );
      const file = await completeFile(
        on(),
        caseNo,
        facts({
          'acceptance.case.submitted': 1,
          'acceptance.case.accepted': 1,
          'acceptance.case.decided': 1,
          'dispatch.task.assigned': 3,
          'dispatch.task.acknowledged': 2,
          'dispatch.task.completed': 2,
          'dispatch.case.decided': 1,
          'dispatch.task.decided-without': 1,
          'dispatch.task.late-result': 1,
        }),
      );
      expectOrder(file, ['submitted', 'accepted', 'decided']);
      expect(taskClocks(file)).toEqual(['met', 'met', 'stopped']);
      // Once the late result has been through the whole platform the ledger is as it was.
      expect(await ledger(caseNo)).toEqual(decided);
    }, 60_000);

    it('earlyEnd: one refusal takes the tasks of the others back, and nothing but a rejection can follow', async () => {
      const { cast } = on();
      const { caseNo, market, ecology, fire } = await handedOut('earlyEnd');
      await cast.marketOfficer.call(`${market}/claim`, { body: {} });
      expect(told(await on().post(cast.fireSystem, `${fire}/result`, rejected))).toEqual([200]);
      expect(await shown(market)).toMatchObject({ refusedBy: FIRE, decidable: true });
      expect(told(await decide(market, { outcome: 'approved' }))).toEqual([409, 'DISPATCH.REFUSED_ALREADY']);
      expect(states(await shown(market))).toContainEqual([ECOLOGY, 'recalled', null, false, false]);

      expect((await on().post(ecologySystem, `${ecology}/result`, approved)).body).toMatchObject({ state: 'recalled', late: true });
      expect(told(await on().post(ecologySystem, `${ecology}/recall-ack`, {}))).toEqual([200]);
      expect(states(await shown(market))).toContainEqual([ECOLOGY, 'recalled', 'approved', true, true]);
      expect(told(await decide(market, { outcome: 'rejected', reason: '消防部门不同意' }))).toEqual([200]);
      await reaches(cast.enterprise, caseNo, 'decided');
      expect(await ledger(caseNo)).toMatchObject({ outcome: 'rejected', decisionReason: '消防部门不同意' });
      const file = await completeFile(
        on(),
        caseNo,
        facts({
          'acceptance.case.submitted': 1,
          'acceptance.case.accepted': 1,
          'acceptance.case.decided': 1,
          'dispatch.task.assigned': 3,
          'dispatch.task.acknowledged': 2,
          'dispatch.task.completed': 2,
          'dispatch.case.ended-early': 1,
          'dispatch.task.recalled': 1,
          'dispatch.task.recall-acknowledged': 1,
          'dispatch.task.late-result': 1,
          'dispatch.case.decided': 1,
        }),
      );
      expectOrder(file, ['submitted', 'accepted', 'decided']);
      expect(taskClocks(file)).toEqual(['met', 'met', 'stopped']);
    }, 60_000);

    it('withdrawn: every open task is taken back, and each system that has not said so shows until it has', async () => {
      const { cast, stack } = on();
      const { caseNo, market, fire } = await handedOut('all');
      const reason = '另选经营地址';
      expect(told(await on().post(cast.enterprise, `/api/v1/applications/${caseNo}/withdraw`, { reason }))).toEqual([200]);
      await eventually(async () => expect((await shown(market)).state).toBe('recalled'));
      const unheard = async (): Promise<string[]> => {
        const { body } = await on().call(cast.operator, '/api/v1/admin/deliveries/recalls?limit=100');
        const { items } = body as { items: { caseNo: string; orgCode: string }[] };
        return items
          .filter((recall) => recall.caseNo === caseNo)
          .map(({ orgCode }) => orgCode)
          .sort();
      };
      expect(states(await shown(market))).toEqual(
        inOrder([
          [ECOLOGY, 'recalled', null, false, false],
          [FIRE, 'recalled', null, false, false],
        ]),
      );
      expect(await unheard()).toEqual([ECOLOGY, FIRE].sort());
      expect(told(await on().post(cast.fireSystem, `${fire}/result`, approved))).toEqual([409, 'DISPATCH.TASK_CLOSED']);

      // Fire acknowledges the message of its feed; ecology was away all the time, and finds the task and its recall when it is back.
      const [recall] = await eventually(async () => {
        const found = await fireMessages(caseNo, 'task.recalled');
        expect(found).toHaveLength(1);
        return found;
      });
      await cast.fireSystem.call('/api/v1/department/feed/acks', { body: { messageIds: [recall!.id] } });
      expect(await unheard()).toEqual([ECOLOGY]);
      const ecology = await startDepartmentSystem(stack, SYSTEMS.ecology);
      try {
        await ecology.gaveBack(caseNo);
      } finally {
        await ecology.stop();
      }
      expect(await unheard()).toEqual([]);
      expect(states(await shown(market))).toEqual(
        inOrder([
          [ECOLOGY, 'recalled', null, false, true],
          [FIRE, 'recalled', null, false, true],
        ]),
      );
      const file = await completeFile(
        on(),
        caseNo,
        facts({
          'acceptance.case.submitted': 1,
          'acceptance.case.accepted': 1,
          'acceptance.case.withdrawn': 1,
          'dispatch.task.assigned': 3,
          'dispatch.task.recalled': 3,
          'dispatch.task.recall-acknowledged': 2,
        }),
      );
      expectOrder(file, ['submitted', 'accepted', 'withdrawn']);
      expect(taskClocks(file)).toEqual(['stopped', 'stopped', 'stopped']);
    }, 90_000);

    it('sent upward (转报): the higher authority leads from then on, and its decision is the ledger’s', async () => {
      const { cast } = on();
      const { caseNo, market, ecology, fire } = await handedOut('all');
      const upward = { kind: 'sendUpward', department: { orgCode: CITY, name: ningboMarket.name }, opinion: '初审同意，报市局审批' };
      expect(told(await on().post(cast.marketOfficer, `${market}/plan`, upward))).toEqual([409, 'DISPATCH.PARTICIPANTS_PENDING']);
      await on().post(cast.fireSystem, `${fire}/result`, approved);
      await on().post(ecologySystem, `${ecology}/result`, approved);
      expect(told(await on().post(cast.marketOfficer, `${market}/plan`, upward))).toEqual([200]);
      expect(told(await decide(market, { outcome: 'approved' }))).toEqual([403, 'DISPATCH.NOT_LEAD']);

      const given = await taskIn(cityOfficer, caseNo, 'handling');
      expect(given).toMatchObject({ lead: true, stage: 2 });
      const city = `/api/v1/workbench/tasks/${given.taskId}`;
      await cityOfficer.call(`${city}/claim`, { body: {} });
      await cityOfficer.call(`${city}/steps`, { body: { link: '复审', person: '石审批', opinion: '同意初审意见' } });
      expect(told(await decide(city, { outcome: 'approved', resultNo: 'JY23302000099002' }, cityOfficer))).toEqual([200]);
      await reaches(cast.enterprise, caseNo, 'decided');
      expect(await ledger(caseNo)).toMatchObject({
        outcome: 'approved',
        resultNo: 'JY23302000099002',
        decidingAuthority: { orgCode: MARKET },
      });
      const file = await completeFile(
        on(),
        caseNo,
        facts({
          'acceptance.case.submitted': 1,
          'acceptance.case.accepted': 1,
          'acceptance.case.decided': 1,
          'dispatch.task.assigned': 4,
          'dispatch.task.acknowledged': 4,
          'dispatch.task.step-recorded': 1,
          'dispatch.task.completed': 4,
          'dispatch.plan.changed': 1,
          'dispatch.case.decided': 1,
        }),
      );
      expectOrder(file, ['submitted', 'accepted', 'decided']);
      expect(file.timeline.find(({ type }) => type === 'dispatch.case.decided')?.actor?.orgCode).toBe(CITY);
      expect(taskClocks(file)).toEqual(['met', 'met', 'met', 'met']);
    }, 60_000);

    it('leaves the services in agreement with each other: every invariant holds', async () => {
      const verdicts = await everyInvariantHolds(on());
      expect(verdicts.find(({ name }) => name === 'tasks')?.checked).toBeGreaterThanOrEqual(Object.keys(JOINT).length);
    }, 60_000);
  });
}
