import { describe, expect, it } from '@jest/globals';
import type { JoinRule } from '@yiwang/events-catalogue';
import { DEPARTMENT_MESSAGES, type RecallReason } from '@yiwang/events-dispatch';
import fc from 'fast-check';
import { CasePlan } from './case-plan.js';
import { ChannelDirectory } from './channels.js';
import type { PlanChange, Surroundings } from './plan-input.js';
import type { Replanned } from './plan-replanning.js';
import type { DueDates } from './plan-schedule.js';
import type { TaskResult } from './task.js';

const DAY = 86_400_000;
const at = (day: number): Date => new Date(Date.parse('2026-03-02T02:00:00.000Z') + day * DAY);
const now = at(0);
const dueAt = at(5);
const promise = at(10);
const by = { kind: 'officer', id: 'officer-1', orgCode: '11330203MB0A100133' } as const;
const dueDates: DueDates = {
  after: () => ({ at: dueAt, provisional: false }),
  moved: (due, days) => ({ at: new Date(due.getTime() + days * DAY), provisional: false }),
  taken: (from, to) => Math.ceil((to.getTime() - from.getTime()) / DAY),
};
const [A, B, C, D] = ['11330203MB0A100133', '11330203MB0A10021X', '11330203MB0A1003XM', '11330203MB0A10048M'] as const;
const SYSTEM = '0190a1b2-0c3d-7e4f-8a5b-6c7d8e9f0a1b';
const channels = new ChannelDirectory(new Map([B, C, D].map((org) => [org, { channel: 'kafka', systemId: SYSTEM }])));
const around: Replanned = {
  channels,
  dueDates,
  visibleTo: ({ orgCode, visibleFields }) => visibleFields ?? (orgCode === A ? ['/a', '/b'] : ['/b']),
};

const seat = (orgCode: string, changes: object = {}) => ({
  ...{ orgCode, name: orgCode.slice(-4), lead: false, stage: 1, sharePercent: 50, visibleFields: [] },
  ...changes,
});
const lead = (changes: object = {}) => seat(A, { lead: true, sharePercent: 100, ...changes });
const LIMITS = { promised: { value: 5, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } } as const;
const opened = (): CasePlan =>
  CasePlan.open({
    ...{ caseNo: '33020326030200000001X', itemCode: '11330203MB0A1001334330100757001', itemVersion: 1 },
    ...{ regionCode: '330203', decidingOrgCode: A },
  });
function given(joinRule: JoinRule | undefined, ...participants: ReturnType<typeof seat>[]): CasePlan {
  const surroundings: Surroundings = { item: { name: '食品经营许可', participants, limits: LIMITS, joinRule }, channels, dueDates };
  const plan = opened();
  plan.expectHandling(now, promise, now);
  plan.arrange(surroundings, now);
  plan.takeChanges();
  return plan;
}
const of = (plan: CasePlan, orgCode: string) => plan.tasks.filter((task) => task.orgCode === orgCode).at(-1)!;
const finish = (plan: CasePlan, orgCode: string, result: TaskResult = 'approved') =>
  plan.complete(of(plan, orgCode).id, result, '意见', channels, by, now);
const decide = (plan: CasePlan, outcome: TaskResult = 'approved') =>
  plan.decide(of(plan, A).id, { outcome, ...(outcome === 'rejected' && { reason: '不符合规定' }) }, by, now);
const change = (plan: CasePlan, what: PlanChange) => plan.change(of(plan, A).id, what, around, by, now);
const refusal = (code: string) => expect.objectContaining({ code: `DISPATCH.${code}` });
const states = (plan: CasePlan) => Object.fromEntries(plan.tasks.map((task) => [task.orgCode, task.state]));
/** What the changes tell outside; every notice is held to its contract. */
function told(plan: CasePlan): { facts: string[]; notices: string[] } {
  const changes = plan.takeChanges();
  for (const { type, data } of changes?.notices ?? []) DEPARTMENT_MESSAGES[type].schema.parse(data);
  for (const { definition, data } of changes?.facts ?? []) definition.schema.parse(data);
  return {
    facts: (changes?.facts ?? []).map(({ definition }) => definition.type.replace('dispatch.', '')),
    notices: (changes?.notices ?? []).map(({ type, data }) => `${type} ${(data as { orgCode: string }).orgCode.slice(-2)}`),
  };
}

describe('a stage that waits for nobody', () => {
  it('lets the next begin at once, where all of its departments are optional', () => {
    const plan = given('leadDecides', lead({ stage: 3 }), seat(B, { mandatory: false }), seat(C, { stage: 2, mandatory: false }));
    expect(plan.tasks.map(({ orgCode }) => orgCode)).toEqual([B, C, A]);
    expect(decide(plan).result).toBe('approved');
    expect(states(plan)).toMatchObject({ [A]: 'completed' });
  });

  it('lets the next begin, where its departments have answered before it began', () => {
    const plan = given('all', lead({ stage: 2 }), seat(B), seat(C, { stage: 3 }));
    plan.return(of(plan, B).id, '材料不属本部门', channels, by, now);
    change(plan, { kind: 'askAgain', orgCode: B, reason: '确属本部门', days: 3 });
    finish(plan, A);
    finish(plan, B);
    expect(of(plan, C)?.state).toBe('assigned');
  });
});

describe('the join rule `all`', () => {
  it('is that of an item which names none', () => {
    expect(given(undefined, lead(), seat(B)).snapshot.joinRule).toBe('all');
  });

  it('lets the lead decide when every department has answered, and tells the systems', () => {
    const plan = given('all', lead(), seat(B), seat(C));
    finish(plan, B, 'rejected');
    expect(() => decide(plan)).toThrow(refusal('PARTICIPANTS_PENDING'));
    finish(plan, C);
    plan.takeChanges();
    decide(plan);
    expect(told(plan)).toEqual({
      facts: ['task.acknowledged', 'task.completed', 'case.decided'],
      notices: [`case.decided ${B.slice(-2)}`, `case.decided ${C.slice(-2)}`],
    });
  });
});

describe('the join rule `leadDecides`', () => {
  const plan = () => given('leadDecides', lead(), seat(B), seat(C, { mandatory: false }));

  it('lets the lead decide once the mandatory departments have answered', () => {
    const started = plan();
    expect(() => decide(started)).toThrow(refusal('PARTICIPANTS_PENDING'));
    finish(started, B);
    started.takeChanges();
    decide(started);
    expect(states(started)).toEqual({ [A]: 'completed', [B]: 'completed', [C]: 'decided' });
    expect(told(started).facts).toEqual(['task.acknowledged', 'task.completed', 'case.decided', 'task.decided-without']);
  });

  it('keeps a result that comes after the decision as late, once, and lets it change nothing', () => {
    const decided = plan();
    finish(decided, B);
    decide(decided);
    decided.takeChanges();
    const before = { ...decided.snapshot };
    finish(decided, C, 'rejected');
    expect(of(decided, C)).toMatchObject({ state: 'decided', late: true, result: 'rejected' });
    expect(told(decided)).toEqual({ facts: ['task.late-result'], notices: [] });
    expect({ ...decided.snapshot, sequence: 0, version: 0 }).toEqual({ ...before, sequence: 0, version: 0 });
    expect(() => finish(decided, C)).toThrow(refusal('TASK_CLOSED'));
  });

  it('opens the next stage without those who need not be waited for', () => {
    const staged = given('leadDecides', lead({ stage: 2 }), seat(B), seat(C, { mandatory: false }));
    finish(staged, B);
    expect(staged.snapshot.stage).toBe(2);
    finish(staged, C);
    expect(staged.tasks).toHaveLength(3);
    decide(staged);
  });
});

describe('the join rule `earlyEnd`', () => {
  it('ends with one refusal: the others are recalled, and only a rejection can follow', () => {
    const plan = given('earlyEnd', lead(), seat(B), seat(C));
    finish(plan, B, 'rejected');
    expect(states(plan)).toEqual({ [A]: 'assigned', [B]: 'completed', [C]: 'recalled' });
    expect(of(plan, C).recallReason).toBe('earlyEnd');
    expect(told(plan)).toEqual({
      facts: ['task.acknowledged', 'task.completed', 'case.ended-early', 'task.recalled'],
      notices: [`task.recalled ${C.slice(-2)}`],
    });
    expect(() => decide(plan)).toThrow(refusal('REFUSED_ALREADY'));
    expect(() => change(plan, { kind: 'add', department: { orgCode: D, name: '丁' }, reason: '补充' })).toThrow(refusal('REFUSED_ALREADY'));
    decide(plan, 'rejected');
    expect(plan.snapshot.state).toBe('decided');
  });

  it('asks the lead at once, where its stage had not begun, and nobody else', () => {
    const plan = given('earlyEnd', lead({ stage: 3 }), seat(B), seat(C, { stage: 2 }));
    finish(plan, B, 'rejected');
    expect(plan.tasks.map(({ orgCode }) => orgCode)).toEqual([B, A]);
    decide(plan, 'rejected');
  });

  it('takes a result of a recalled department as late', () => {
    const plan = given('earlyEnd', lead(), seat(B), seat(C));
    finish(plan, B, 'rejected');
    finish(plan, C);
    expect(of(plan, C)).toMatchObject({ state: 'recalled', late: true, result: 'approved' });
    expect(() => decide(plan)).toThrow(refusal('REFUSED_ALREADY'));
  });

  it('lets the lead’s own refusal wait for nobody', () => {
    const plan = given('earlyEnd', lead(), seat(B), seat(C));
    decide(plan, 'rejected');
    expect(states(plan)).toEqual({ [A]: 'completed', [B]: 'decided', [C]: 'decided' });
  });
});

describe('whatever the join rule', () => {
  it('no order of results, and no silence, lets a case be decided other than by the rule', () => {
    const results = fc.array(fc.record({ org: fc.constantFrom(B, C, D), result: fc.constantFrom<TaskResult>('approved', 'rejected') }), {
      maxLength: 5,
    });
    const rules = fc.constantFrom<JoinRule>('all', 'leadDecides', 'earlyEnd');
    fc.assert(
      fc.property(rules, fc.boolean(), results, (rule, mandatory, answers) => {
        const plan = given(rule, lead(), seat(B), seat(C, { mandatory }), seat(D));
        for (const { org, result } of answers) if (of(plan, org).result === null) finish(plan, org, result);
        const answered = (org: string) => of(plan, org).state === 'completed';
        const refused = plan.tasks.some((task) => task.state === 'completed' && task.result === 'rejected');
        const all = answered(B) && (answered(C) || (rule === 'leadDecides' && !mandatory)) && answered(D);
        const approvable = rule === 'earlyEnd' ? all && !refused : all;
        if (approvable) decide(plan);
        else expect(() => decide(plan)).toThrow(refusal(rule === 'earlyEnd' && refused ? 'REFUSED_ALREADY' : 'PARTICIPANTS_PENDING'));
        expect(plan.snapshot.state).toBe(approvable ? 'decided' : 'handling');
      }),
    );
  });
});

describe('a recall', () => {
  it('reaches every open task when the case is withdrawn, and is acknowledged once, however often it is said', () => {
    const plan = given('all', lead(), seat(B), seat(C));
    finish(plan, B);
    plan.takeChanges();
    plan.end('withdrawn', now);
    expect(states(plan)).toEqual({ [A]: 'recalled', [B]: 'completed', [C]: 'recalled' });
    // B has no task that could be recalled, and hears of it all the same.
    const notices = [`case.ended ${B.slice(-2)}`, `task.recalled ${C.slice(-2)}`];
    expect(told(plan)).toEqual({ facts: ['task.recalled', 'task.recalled'], notices });
    const { id } = of(plan, C);
    expect(plan.acknowledgeRecall(id, by, now).recallAcknowledgedAt).toEqual(now);
    plan.acknowledgeRecall(id, by, at(1));
    expect(of(plan, C).recallAcknowledgedAt).toEqual(now);
    expect(told(plan).facts).toEqual(['task.recall-acknowledged']);
    expect(() => plan.acknowledgeRecall(of(plan, B).id, by, now)).toThrow(refusal('NOT_RECALLED'));
    expect(() => finish(plan, C)).toThrow(refusal('TASK_CLOSED'));
  });
});

describe('the end of a case', () => {
  const ended = (plan: CasePlan, reason: RecallReason): string[] => {
    plan.takeChanges();
    plan.end(reason, now);
    return told(plan).notices;
  };
  const answered = (): CasePlan => {
    const plan = given('all', lead(), seat(B), seat(C));
    finish(plan, B);
    return plan;
  };

  it.each(['withdrawn', 'closed', 'decided', 'terminated', 'forwarded'] as const)('is told to who has answered: %s', (reason) => {
    expect(ended(answered(), reason)).toEqual([`case.ended ${B.slice(-2)}`, `task.recalled ${C.slice(-2)}`]);
  });

  it('that follows the combined decision is told to nobody again, but that the case was withdrawn before it', () => {
    const decided = (): CasePlan => {
      const plan = answered();
      finish(plan, C);
      decide(plan);
      return plan;
    };
    expect(ended(decided(), 'closed')).toEqual([]);
    expect(ended(decided(), 'withdrawn')).toEqual([`case.ended ${B.slice(-2)}`, `case.ended ${C.slice(-2)}`]);
  });

  it('is told to the department that accepted, as long as it is not asked to handle the case', () => {
    const item = { name: '食品经营许可', participants: [seat(B, { lead: true })], limits: LIMITS };
    const plan = opened();
    plan.expectAcceptance({ round: 0, dueAt, provisional: false, lastRound: false }, now);
    plan.arrange({ item, channels, dueDates }, now);
    plan.answerAcceptance(of(plan, B).id, { kind: 'accept' }, by, now);
    expect(ended(plan, 'withdrawn')).toEqual([`case.ended ${B.slice(-2)}`]);
  });
});

describe('what was promised at acceptance', () => {
  it('is told when it comes to whoever works on the case, and to a lead that has still to decide', () => {
    const plan = given('all', seat(D, { lead: true }), seat(B), seat(C));
    finish(plan, C);
    finish(plan, D);
    plan.takeChanges();
    plan.followSupplement(false, at(1));
    expect(told(plan)).toEqual({ facts: [], notices: [`case.supplemented ${D.slice(-2)}`, `case.supplemented ${B.slice(-2)}`] });
  });

  it('is told to nobody once the case is decided', () => {
    const plan = given('all', lead(), seat(B));
    finish(plan, B);
    decide(plan);
    plan.takeChanges();
    plan.followSupplement(true, at(1));
    expect(plan.takeChanges()).toBeNull();
  });
});

describe('a special procedure of one department', () => {
  const special = { procedure: 'testing', reason: '检测', plannedDays: 2 } as const;

  it('stops its task until it goes on, and gives the time back, at most until the promise', () => {
    const plan = given('all', lead(), seat(B));
    const { id } = of(plan, B);
    plan.suspend(id, special, dueDates, by, now);
    expect(of(plan, B)).toMatchObject({
      state: 'suspended',
      suspension: { procedure: 'testing', reason: '检测', endsBy: at(2).toISOString() },
    });
    expect(() => finish(plan, B)).toThrow(refusal('TASK_SUSPENDED'));
    expect(() => plan.suspend(id, special, dueDates, by, now)).toThrow(refusal('TASK_SUSPENDED'));
    plan.resume(id, dueDates, by, at(3));
    expect(of(plan, B)).toMatchObject({ state: 'inProgress', suspension: null, dueAt: at(8) });
    expect(told(plan)).toEqual({
      facts: ['task.acknowledged', 'task.suspended', 'task.resumed', 'task.rescheduled'],
      notices: [`task.rescheduled ${B.slice(-2)}`],
    });
    plan.suspend(id, special, dueDates, by, at(3));
    plan.resume(id, dueDates, by, at(9));
    expect(of(plan, B).dueAt).toEqual(promise);
    expect(() => plan.resume(id, dueDates, by, now)).toThrow(refusal('MEASURE_NOT_POSSIBLE'));
  });

  it('is not the lead’s: it suspends the case', () => {
    const plan = given('all', lead(), seat(B));
    expect(() => plan.suspend(of(plan, A).id, special, dueDates, by, now)).toThrow(refusal('LEAD_STAYS'));
  });

  it('gives the time that it shares with one of the whole case back once', () => {
    const plan = given('all', lead(), seat(B));
    const { id } = of(plan, B);
    plan.suspend(id, special, dueDates, by, now);
    plan.followSuspension(at(1), { procedure: 'hearing', plannedDays: 5, endsBy: at(6).toISOString() });
    plan.followResumption({ excludedDays: 2, promiseDueAt: at(30), provisional: false, at: at(3) }, dueDates);
    plan.resume(id, dueDates, by, at(4));
    expect(of(plan, B).dueAt).toEqual(at(9));
  });

  it('gives it back once also where the department goes on before the case does', () => {
    const plan = given('all', lead(), seat(B));
    const { id } = of(plan, B);
    plan.suspend(id, special, dueDates, by, now);
    plan.followSuspension(at(1), { procedure: 'hearing', plannedDays: 5, endsBy: at(6).toISOString() });
    plan.resume(id, dueDates, by, at(2));
    expect(of(plan, B).dueAt).toEqual(at(6));
    plan.followResumption({ excludedDays: 2, promiseDueAt: at(30), provisional: false, at: at(3) }, dueDates);
    expect(of(plan, B).dueAt).toEqual(at(8));
  });

  it('counts by no standstill that the lead ended before the applicant’s answer was known', () => {
    const plan = given('all', lead(), seat(B));
    plan.callCorrection(of(plan, A).id, { plannedDays: 5, points: [{ orgCode: B, text: '未盖章' }] }, dueDates, by, now);
    plan.take(of(plan, A).id, { kind: 'resume' }, dueDates, by, at(2));
    plan.followResumption({ excludedDays: 1, promiseDueAt: at(30), provisional: false, at: at(1) }, dueDates);
    expect(plan.snapshot).toMatchObject({ suspended: false, suspension: null });
    const { dueAt: before } = of(plan, B);
    plan.suspend(of(plan, B).id, special, dueDates, by, at(10));
    plan.resume(of(plan, B).id, dueDates, by, at(15));
    expect(of(plan, B).dueAt).toEqual(new Date(before.getTime() + 5 * DAY));
  });

  it('keeps on record why it was, and is told again when the case goes on while it lasts, so that its end is supervised', () => {
    const plan = given('all', lead(), seat(B));
    const { id } = of(plan, B);
    plan.suspend(id, special, dueDates, by, now);
    expect(plan.takeChanges()!.notes).toMatchObject([{ change: 'suspended', orgCode: B, reason: '检测', at: now }]);
    plan.followSuspension(at(1), { procedure: 'hearing', plannedDays: 5, endsBy: at(6).toISOString() });
    plan.followResumption({ excludedDays: 2, promiseDueAt: at(30), provisional: false, at: at(3) }, dueDates);
    expect(told(plan).facts).toEqual(['task.rescheduled', 'task.suspended']);
    plan.resume(id, dueDates, by, at(4));
    expect(plan.takeChanges()!.notes).toMatchObject([{ change: 'resumed', orgCode: B, reason: '检测', at: at(4) }]);
  });
});

describe('a case that stands still', () => {
  const stand = (plan: CasePlan) => plan.followSuspension(at(1), { procedure: 'hearing', plannedDays: 5, endsBy: at(6).toISOString() });
  const goOn = (plan: CasePlan) => {
    plan.followResumption({ excludedDays: 2, promiseDueAt: at(12), provisional: false, at: at(3) }, dueDates);
    plan.goOn(channels, at(3));
  };

  it('lets no department begin a procedure of its own, whose clock would run meanwhile', () => {
    const plan = given('all', lead(), seat(B));
    stand(plan);
    plan.takeChanges();
    const suspend = () => plan.suspend(of(plan, B).id, { procedure: 'testing', reason: '检测', plannedDays: 2 }, dueDates, by, at(1));
    expect(suspend).toThrow(refusal('CASE_SUSPENDED'));
    expect(plan.takeChanges()).toBeNull();
    goOn(plan);
    suspend();
    expect(of(plan, B).state).toBe('suspended');
  });

  it('asks nobody: the next stage begins when it goes on, and its time is counted once', () => {
    const plan = given('all', lead({ stage: 2 }), seat(B), seat(C, { stage: 2 }));
    stand(plan);
    finish(plan, B);
    expect(plan.tasks).toHaveLength(1);
    plan.takeChanges();
    goOn(plan);
    expect(told(plan)).toEqual({ facts: ['task.assigned', 'task.assigned'], notices: [`task.assigned ${C.slice(-2)}`] });
    expect(of(plan, C)).toMatchObject({ state: 'assigned', assignedAt: at(3), dueAt: at(7) });
  });

  it('calls a lead for what was returned or refused meanwhile when it goes on', () => {
    const returned = given('all', lead({ stage: 2 }), seat(B));
    stand(returned);
    returned.return(of(returned, B).id, '不属于本部门职责', channels, by, now);
    const refused = given('earlyEnd', lead({ stage: 2 }), seat(B));
    stand(refused);
    finish(refused, B, 'rejected');
    for (const plan of [returned, refused]) {
      expect(plan.tasks).toHaveLength(1);
      goOn(plan);
      expect(plan.tasks.map(({ orgCode }) => orgCode)).toEqual([B, A]);
    }
  });

  it('gets its first tasks when it goes on, where its item version came meanwhile', () => {
    const limits = { promised: { value: 5, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } } as const;
    const plan = CasePlan.open({
      ...{ caseNo: '33020326030200000001X', itemCode: '11330203MB0A1001334330100757001', itemVersion: 1 },
      ...{ regionCode: '330203', decidingOrgCode: A },
    });
    plan.expectHandling(now, promise, now);
    stand(plan);
    plan.arrange({ item: { name: '食品经营许可', participants: [lead(), seat(B)], limits }, channels, dueDates }, at(2));
    expect(plan.tasks).toEqual([]);
    goOn(plan);
    expect(plan.tasks.map(({ orgCode, dueAt: due }) => [orgCode, due])).toEqual([
      [A, at(7)],
      [B, at(7)],
    ]);
  });

  it('is not planned anew meanwhile but for who leaves it, or gets more time', () => {
    const plan = given('all', lead(), seat(B), seat(C));
    stand(plan);
    const add = { kind: 'add', department: { orgCode: D, name: '丁局' }, reason: '补充' } as const;
    expect(() => change(plan, add)).toThrow(refusal('CASE_SUSPENDED'));
    expect(() => plan.transfer(of(plan, B).id, add.department, '转办', [], channels, by, now)).toThrow(refusal('CASE_SUSPENDED'));
    change(plan, { kind: 'release', orgCode: C, reason: '不涉及' });
    change(plan, { kind: 'extend', orgCode: B, days: 1, reason: '案情复杂' });
    expect(states(plan)).toMatchObject({ [B]: 'assigned', [C]: 'recalled' });
  });
});

describe('a returned task', () => {
  it('is told to the system of the lead', () => {
    const plan = given('all', seat(D, { lead: true }), seat(B));
    plan.return(of(plan, B).id, '不属于本部门职责', channels, by, now);
    expect(told(plan).notices).toEqual([`task.returned ${D.slice(-2)}`]);
  });

  it('keeps the lead from deciding until it is planned again and answered', () => {
    const plan = given('all', lead(), seat(B));
    plan.return(of(plan, B).id, '不属于本部门职责', channels, by, now);
    expect(of(plan, B)).toMatchObject({ state: 'returned', endReason: '不属于本部门职责' });
    expect(() => decide(plan)).toThrow(refusal('PARTICIPANTS_PENDING'));
    const again = change(plan, { kind: 'askAgain', orgCode: B, days: 3, reason: '确属其职责' });
    expect(again).toMatchObject({ orgCode: B, attempt: 2, state: 'assigned', dueAt: at(3) });
    expect(plan.takeChanges()!.notes).toMatchObject([{ change: 'askedAgain', orgCode: B, reason: '确属其职责' }]);
    finish(plan, B);
    decide(plan);
  });

  it('calls a lead whose stage has not begun, which is asked once', () => {
    const plan = given('all', lead({ stage: 2 }), seat(B));
    plan.return(of(plan, B).id, '不属于本部门职责', channels, by, now);
    expect(states(plan)).toEqual({ [A]: 'assigned', [B]: 'returned' });
    change(plan, { kind: 'askAgain', orgCode: B, reason: '确属其职责' });
    finish(plan, B);
    expect(plan.tasks.map(({ orgCode }) => orgCode)).toEqual([B, A, B]);
    decide(plan);
  });

  it('is planned again only when it was returned', () => {
    const plan = given('all', lead(), seat(B));
    expect(() => change(plan, { kind: 'askAgain', orgCode: B, reason: '催办' })).toThrow(refusal('NOT_RETURNED'));
    expect(() => plan.return(of(plan, A).id, '不办', channels, by, now)).toThrow(refusal('LEAD_STAYS'));
  });
});

describe('the lead', () => {
  it('adds a department, which sees nothing unless it is said, and nothing that the lead does not see', () => {
    const plan = given('all', lead(), seat(B));
    const add = { kind: 'add', department: { orgCode: D, name: '丁局' }, reason: '涉及其职责' } as const;
    expect(() => change(plan, { ...add, visibleFields: ['/secret'] })).toThrow(refusal('FIELD_NOT_VISIBLE'));
    expect(change(plan, add)).toMatchObject({ orgCode: D, visibleFields: [], state: 'assigned' });
    expect(() => change(plan, add)).toThrow(refusal('TAKES_PART_ALREADY'));
    expect(told(plan)).toEqual({
      facts: ['task.acknowledged', 'task.assigned', 'plan.changed'],
      notices: [`task.assigned ${D.slice(-2)}`],
    });
    finish(plan, B);
    expect(() => decide(plan)).toThrow(refusal('PARTICIPANTS_PENDING'));
  });

  it('shows to an added department materials as it sees them, all or one', () => {
    const plan = given('all', lead(), seat(B));
    const add = { kind: 'add', department: { orgCode: D, name: '丁局' }, reason: '涉及其职责' } as const;
    const visibleFields = ['/b', '/$materials/plan', '/$applicant'];
    expect(change(plan, { ...add, visibleFields })).toMatchObject({ orgCode: D, visibleFields });
  });

  it('adds nobody twice, at whatever stage, nor itself', () => {
    const plan = given('all', lead(), seat(B), seat(C, { stage: 2 }));
    for (const orgCode of [A, B, C])
      expect(() => change(plan, { kind: 'add', department: { orgCode, name: '局' }, stage: 3, reason: '补充' })).toThrow(
        refusal('TAKES_PART_ALREADY'),
      );
  });

  it('adds a department to a later stage that begins at once, where all of those before have answered', () => {
    const plan = given('all', lead(), seat(B));
    finish(plan, B);
    finish(plan, A);
    const task = change(plan, { kind: 'add', department: { orgCode: C, name: '丙局' }, stage: 2, reason: '涉及其职责' });
    expect(task).toMatchObject({ orgCode: C, state: 'assigned' });
    expect(() => decide(plan)).toThrow(refusal('PARTICIPANTS_PENDING'));
    finish(plan, C);
    decide(plan);
  });

  it('hears once that it waits for nobody any more', () => {
    const plan = given('all', seat(D, { lead: true }), seat(B), seat(C));
    finish(plan, B);
    expect(told(plan).notices).toEqual([]);
    finish(plan, C);
    expect(told(plan).notices).toEqual([`case.decidable ${D.slice(-2)}`]);
    const ended = given('earlyEnd', seat(D, { lead: true, stage: 2 }), seat(B));
    finish(ended, B, 'rejected');
    expect(told(ended).notices).toEqual([`task.assigned ${D.slice(-2)}`, `case.decidable ${D.slice(-2)}`]);
    const released = given('all', seat(D, { lead: true }), seat(B));
    released.change(of(released, D).id, { kind: 'release', orgCode: B, reason: '不涉及' }, around, by, now);
    expect(told(released).notices).toEqual([`task.recalled ${B.slice(-2)}`, `case.decidable ${D.slice(-2)}`]);
  });

  it('hears with its task that it waits for nobody, where others take part that it need not wait for', () => {
    const assigned = (orgCode: string) => `task.assigned ${orgCode.slice(-2)}`;
    const decidable = `case.decidable ${D.slice(-2)}`;
    const upward = given('all', lead(), seat(B));
    finish(upward, B);
    upward.takeChanges();
    change(upward, { kind: 'sendUpward', department: { orgCode: D, name: '市局' }, opinion: '初审同意' });
    expect(told(upward).notices).toEqual([assigned(D), decidable]);

    const again = (plan: CasePlan, joinRule: JoinRule, ...participants: ReturnType<typeof seat>[]) => {
      const limits = { promised: { value: 5, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } } as const;
      plan.reopen({ stage: 'handling', promiseDueAt: promise, acceptedAt: now }, now);
      plan.takeChanges();
      plan.arrange({ item: { name: '食品经营许可', participants, limits, joinRule }, channels, dueDates }, now);
      return told(plan).notices;
    };
    const [head, other] = [seat(D, { lead: true }), seat(B, { mandatory: false })];
    expect(again(given('all', lead()), 'leadDecides', head, other)).toEqual([assigned(D), assigned(B), decidable]);
    expect(again(given('all', lead()), 'leadDecides', head)).toEqual([assigned(D)]);
  });

  it('hears that it waits for nobody when the case goes on, not while it stands still', () => {
    const resumed = { excludedDays: 2, promiseDueAt: at(12), provisional: false, at: at(3) };
    const goOn = {
      ledger: (plan: CasePlan) => {
        plan.followResumption(resumed, dueDates);
        plan.goOn(channels, at(3));
      },
      lead: (plan: CasePlan) => void plan.take(of(plan, D).id, { kind: 'resume' }, dueDates, by, at(3)),
    };
    for (const going of Object.values(goOn)) {
      const plan = given('all', seat(D, { lead: true }), seat(B));
      plan.followSuspension(at(1), { procedure: 'hearing', plannedDays: 5, endsBy: at(6).toISOString() });
      finish(plan, B);
      const restored = CasePlan.restore({ ...plan.snapshot }, [...plan.tasks]);
      expect(told(plan).notices).not.toContain(`case.decidable ${D.slice(-2)}`);
      going(restored);
      expect(told(restored).notices.filter((notice) => notice.startsWith('case.decidable'))).toHaveLength(1);
      const later = CasePlan.restore({ ...restored.snapshot }, [...restored.tasks]);
      later.goOn(channels, at(4));
      expect(told(later).notices).toEqual([]);
    }
  });

  it('replaces a department by one that sees what it saw, and recalls the task of the first', () => {
    const plan = given('all', lead(), seat(B));
    const task = change(plan, { kind: 'replace', orgCode: B, department: { orgCode: C, name: '丙局' }, reason: '职责划转' });
    expect(task).toMatchObject({ orgCode: C, visibleFields: ['/b'], dueAt });
    expect(of(plan, B)).toMatchObject({ state: 'recalled', recallReason: 'replaced' });
    finish(plan, C);
    decide(plan);
  });

  it('releases a department in the middle, which ends its stage when it was the last one', () => {
    const plan = given('all', lead(), seat(B), seat(C, { stage: 2 }), seat(D, { stage: 2 }));
    finish(plan, A);
    change(plan, { kind: 'release', orgCode: D, reason: '不涉及' });
    change(plan, { kind: 'release', orgCode: B, reason: '不涉及' });
    expect(of(plan, B)).toMatchObject({ state: 'recalled', recallReason: 'released' });
    expect(plan.snapshot.stage).toBe(2);
    expect(plan.tasks.filter((task) => task.stage === 2).map(({ orgCode }) => orgCode)).toEqual([C]);
    finish(plan, C);
    decide(plan);
  });

  it('is released by nobody, not even by itself', () => {
    const plan = given('all', lead(), seat(B));
    expect(() => change(plan, { kind: 'release', orgCode: A, reason: '不办' })).toThrow(refusal('LEAD_STAYS'));
    expect(() => change(plan, { kind: 'release', orgCode: D, reason: '不办' })).toThrow(refusal('NOT_TAKING_PART'));
    finish(plan, B);
    expect(() => change(plan, { kind: 'release', orgCode: B, reason: '不办' })).toThrow(refusal('RESULT_GIVEN'));
    expect(() => plan.change(of(plan, B).id, { kind: 'release', orgCode: B, reason: '不办' }, around, by, now)).toThrow(
      refusal('NOT_LEAD'),
    );
  });

  it('gives more time once, and none beyond the promise', () => {
    const plan = given('all', lead(), seat(B));
    change(plan, { kind: 'extend', orgCode: B, days: 20, reason: '案情复杂' });
    expect(of(plan, B)).toMatchObject({ dueAt: promise, extended: true });
    expect(told(plan).facts).toEqual(['task.acknowledged', 'task.extended', 'task.rescheduled']);
    expect(() => change(plan, { kind: 'extend', orgCode: B, days: 1, reason: '再延' })).toThrow(refusal('MEASURE_NOT_POSSIBLE'));
  });

  it('sends the case upward: the higher authority sees what it saw, leads from then on and decides', () => {
    const plan = given('all', lead(), seat(B));
    const upward = { kind: 'sendUpward', department: { orgCode: D, name: '市局' }, opinion: '初审同意' } as const;
    expect(() => change(plan, upward)).toThrow(refusal('PARTICIPANTS_PENDING'));
    finish(plan, B);
    const before = of(plan, A).id;
    expect(change(plan, upward)).toMatchObject({ orgCode: D, lead: true, stage: 2, visibleFields: ['/a', '/b'] });
    expect(of(plan, A)).toMatchObject({ lead: false, result: 'approved', opinion: '初审同意' });
    expect(() => plan.decide(before, { outcome: 'approved' }, by, now)).toThrow(refusal('NOT_LEAD'));
    plan.decide(of(plan, D).id, { outcome: 'approved' }, by, now);
    expect(plan.snapshot.state).toBe('decided');
  });

  it('takes a case back that it sent upward, until the higher authority has acknowledged it', () => {
    const plan = given('leadDecides', lead(), seat(B, { mandatory: false, stage: 2 }), seat(C, { stage: 3, mandatory: false }));
    const upward = { kind: 'sendUpward', department: { orgCode: D, name: '市局' }, opinion: '初审同意' } as const;
    const { id } = of(plan, A);
    const back = () => plan.change(id, { kind: 'takeBack', reason: '报送机关有误' }, around, by, now);
    expect(back).toThrow(refusal('NOT_LEAD'));
    plan.change(id, upward, around, by, now);
    expect(plan.takeChanges()!.notes.map((note) => [note.change, note.orgCode])).toEqual([
      ['released', B],
      ['released', C],
      ['sentUpward', D],
    ]);
    expect(back()).toMatchObject({ orgCode: A, lead: true });
    expect(of(plan, D)).toMatchObject({ state: 'recalled', recallReason: 'released', lead: false });
    expect(told(plan)).toEqual({ facts: ['task.recalled', 'plan.changed'], notices: [`task.recalled ${D.slice(-2)}`] });
    const again = plan.change(id, upward, around, by, now);
    plan.acknowledge(again.id, by, now);
    expect(back).toThrow(refusal('MEASURE_NOT_POSSIBLE'));
    plan.decide(again.id, { outcome: 'approved' }, by, now);
    expect(back).toThrow(refusal('TASK_CLOSED'));
  });

  it('asks the authority from which it took the case back anew where it plans it for a later stage', () => {
    const plan = given('all', lead());
    const { id } = of(plan, A);
    plan.change(id, { kind: 'sendUpward', department: { orgCode: D, name: '市局' }, opinion: '初审同意' }, around, by, now);
    plan.change(id, { kind: 'takeBack', reason: '报送机关有误' }, around, by, now);
    change(plan, { kind: 'add', department: { orgCode: D, name: '市局' }, reason: '征求意见', stage: 2 });
    expect(of(plan, D)).toMatchObject({ state: 'assigned', stage: 2, attempt: 2, lead: false });
    expect(plan.tasks.find(({ orgCode, attempt }) => orgCode === D && attempt === 1)).toMatchObject({ state: 'recalled' });
    finish(plan, D);
    decide(plan);
    expect(plan.snapshot.state).toBe('decided');
  });

  it('sends upward to nobody but another authority', () => {
    const plan = given('all', lead());
    expect(() => change(plan, { kind: 'sendUpward', department: { orgCode: A, name: '本局' }, opinion: '初审同意' })).toThrow(
      refusal('TAKES_PART_ALREADY'),
    );
  });

  it('ends a task that two systems hand to each other', () => {
    const plan = given('all', lead(), seat(B));
    const hand = (from: string, to: string) => plan.transfer(of(plan, from).id, { orgCode: to, name: '局' }, '转办', [], channels, by, now);
    expect(() => {
      for (let i = 0; i < 100; i++) hand(...((i % 2 === 0 ? [B, C] : [C, B]) as [string, string]));
    }).toThrow(refusal('PLAN_FULL'));
    expect(plan.snapshot.seats.length).toBeLessThanOrEqual(61);
  });

  it('hands a place on when its department does so, with the same due date', () => {
    const plan = given('all', lead(), seat(B));
    const task = plan.transfer(of(plan, B).id, { orgCode: C, name: '丙局' }, '由其下属承办', ['/b'], channels, by, now);
    expect(task).toMatchObject({ orgCode: C, dueAt, visibleFields: ['/b'] });
    expect(of(plan, B)).toMatchObject({ state: 'transferred', endReason: '由其下属承办' });
    expect(told(plan).facts).toEqual(['task.acknowledged', 'task.assigned', 'task.transferred', 'plan.changed']);
    finish(plan, C);
    decide(plan);
  });

  it('calls one joint site visit, and any number of reviews', () => {
    const plan = given('all', lead(), seat(B), seat(C));
    const visit = { kind: 'siteVisit', startsAt: at(1), place: '现场', agenda: '核查' } as const;
    expect(() => plan.callReview(of(plan, A).id, { ...visit, startsAt: now }, by, now)).toThrow(refusal('REVIEW_IN_PAST'));
    const { id } = plan.callReview(of(plan, A).id, visit, by, now);
    expect(told(plan).notices).toEqual([`review.called ${B.slice(-2)}`, `review.called ${C.slice(-2)}`]);
    expect(() => plan.callReview(of(plan, A).id, visit, by, now)).toThrow(refusal('SITE_VISIT_CALLED'));
    plan.endReview(of(plan, A).id, id, { kind: 'cancelled', reason: '改期' }, by, now);
    expect(() => plan.endReview(of(plan, A).id, id, { kind: 'held', conclusion: '同意' }, by, now)).toThrow(refusal('REVIEW_OVER'));
    plan.callReview(of(plan, A).id, { ...visit, orgCodes: [C] }, by, now);
    plan.callReview(of(plan, A).id, { ...visit, kind: 'jointReview' }, by, now);
    expect(() => plan.callReview(of(plan, A).id, { ...visit, kind: 'jointReview', orgCodes: [D] }, by, now)).toThrow(
      refusal('NOT_TAKING_PART'),
    );
    expect(told(plan).facts).toEqual(['review.cancelled', 'review.called', 'review.called']);
  });

  it('calls to a standing review who is asked afterwards, and who takes the place of one that is called', () => {
    const plan = given('all', lead(), seat(B), seat(C, { stage: 2 }));
    const visit = { kind: 'siteVisit', startsAt: at(1), place: '现场', agenda: '核查' } as const;
    plan.callReview(of(plan, A).id, visit, by, now);
    plan.takeChanges();
    change(plan, { kind: 'replace', orgCode: B, department: { orgCode: D, name: '丁局' }, reason: '职责划转' });
    expect(told(plan).notices).toEqual([`task.recalled ${B.slice(-2)}`, `task.assigned ${D.slice(-2)}`, `review.called ${D.slice(-2)}`]);
    expect(plan.snapshot.reviews).toMatchObject([{ orgCodes: [D, C] }]);
    finish(plan, D);
    finish(plan, A);
    expect(told(plan).notices).toEqual([`task.assigned ${C.slice(-2)}`, `review.called ${C.slice(-2)}`]);
  });

  it('hears of the answer to its correction notice once, and so does who still works on the case', () => {
    const plan = given('all', seat(D, { lead: true }), seat(B), seat(C));
    const points = [{ orgCode: B, text: '未盖章' }];
    plan.callCorrection(of(plan, D).id, { plannedDays: 5, points }, dueDates, by, now);
    finish(plan, C);
    finish(plan, D);
    plan.takeChanges();
    for (let i = 0; i < 2; i++) plan.followCorrection({ called: 1, form: true, materials: false, at: at(1) });
    expect(plan.snapshot.corrections).toMatchObject([{ round: 1, answeredAt: at(1).toISOString() }]);
    expect(told(plan)).toEqual({ facts: [], notices: [`correction.answered ${D.slice(-2)}`, `correction.answered ${B.slice(-2)}`] });
    plan.followCorrection({ called: 7, form: true, materials: false, at: at(1) });
    expect(plan.takeChanges()).toBeNull();
  });

  it('is asked to read nothing anew once the case is decided', () => {
    const plan = given('all', lead(), seat(B));
    finish(plan, B);
    plan.callCorrection(of(plan, A).id, { plannedDays: 5, points: [{ orgCode: B, text: '未盖章' }] }, dueDates, by, now);
    plan.take(of(plan, A).id, { kind: 'resume' }, dueDates, by, now);
    decide(plan);
    plan.takeChanges();
    plan.followCorrection({ called: 1, form: true, materials: false, at: at(1) });
    expect(plan.snapshot.corrections).toMatchObject([{ answeredAt: at(1).toISOString() }]);
    expect(told(plan).notices).toEqual([]);
  });

  it('sends one correction notice for all departments, and no other before the case goes on', () => {
    const plan = given('all', lead(), seat(B));
    const correction = {
      plannedDays: 5,
      points: [
        { orgCode: A, text: '缺少平面图' },
        { orgCode: B, text: '未盖章' },
      ],
    };
    expect(() => plan.callCorrection(of(plan, A).id, { ...correction, points: [{ orgCode: D, text: '缺' }] }, dueDates, by, now)).toThrow(
      refusal('NOT_TAKING_PART'),
    );
    plan.callCorrection(of(plan, A).id, correction, dueDates, by, now);
    expect(() => plan.callCorrection(of(plan, A).id, correction, dueDates, by, now)).toThrow(refusal('MEASURE_NOT_POSSIBLE'));
    expect(told(plan)).toEqual({
      facts: ['task.acknowledged', 'correction.called'],
      notices: [`correction.called ${B.slice(-2)}`, `case.suspended ${B.slice(-2)}`],
    });
    plan.take(of(plan, A).id, { kind: 'resume' }, dueDates, by, at(1));
    plan.callCorrection(of(plan, A).id, correction, dueDates, by, at(2));
    expect(plan.snapshot.corrections.map(({ round }) => round)).toEqual([1, 2]);
  });
});
