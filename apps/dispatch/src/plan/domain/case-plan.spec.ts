import { describe, expect, it } from '@jest/globals';
import type { JoinRule } from '@yiwang/events-catalogue';
import fc from 'fast-check';
import { CasePlan } from './case-plan.js';
import { ChannelDirectory } from './channels.js';
import type { Surroundings } from './plan-input.js';
import type { DueDates } from './plan-schedule.js';

const now = new Date('2026-03-02T02:00:00.000Z');
const dueAt = new Date('2026-03-10T09:00:00.000Z');
const by = { kind: 'officer', id: 'officer-1', orgCode: 'A' } as const;
const DAY = 86_400_000;
const dueDates: DueDates = {
  after: () => ({ at: dueAt, provisional: false }),
  taken: (from, to) => Math.ceil((to.getTime() - from.getTime()) / DAY),
  moved: (due, days) => ({ at: new Date(due.getTime() + days * DAY), provisional: false }),
};
const hearing = { procedure: 'hearing', plannedDays: 20, endsBy: '2026-03-30T09:00:00.000Z' } as const;
const channels = new ChannelDirectory(new Map([['B', { channel: 'kafka', systemId: 'sys-b' }]]));

const seat = (orgCode: string, stage: number, lead = false) => ({
  orgCode,
  name: orgCode,
  lead,
  stage,
  sharePercent: 100,
  visibleFields: [],
});
const around = (...participants: ReturnType<typeof seat>[]): Surroundings => ({
  item: {
    name: '食品经营许可',
    participants,
    limits: { promised: { value: 5, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } },
  },
  channels,
  dueDates,
});
const three = around(seat('A', 1, true), seat('B', 1), seat('C', 1));

const open = (): CasePlan =>
  CasePlan.open({ caseNo: '33020326030200000001X', itemCode: 'I', itemVersion: 1, regionCode: '330203', decidingOrgCode: 'A' });
function accepted(surroundings: Surroundings): CasePlan {
  const plan = open();
  plan.expectHandling(now, dueAt, now);
  plan.arrange(surroundings, now);
  return plan;
}
const taskOf = (plan: CasePlan, orgCode: string): string =>
  plan.tasks.find((task) => task.orgCode === orgCode && task.state !== 'recalled' && task.state !== 'returned')!.id;
const factsOf = (plan: CasePlan): string[] => (plan.takeChanges()?.facts ?? []).map((fact) => fact.definition.type);
const refusal = (code: string) => expect.objectContaining({ code });
const finish = (plan: CasePlan, orgCode: string) => plan.complete(taskOf(plan, orgCode), 'approved', '同意', channels, by, now);

describe('an accepted case', () => {
  it('gives every department of the first stage a task on its own channel and marks the lead', () => {
    const plan = accepted(three);
    expect(plan.tasks.map(({ orgCode, lead, channel }) => [orgCode, lead, channel])).toEqual([
      ['A', true, 'workbench'],
      ['B', false, 'kafka'],
      ['C', false, 'workbench'],
    ]);
    const changes = plan.takeChanges()!;
    expect(changes.assigned).toHaveLength(3);
    expect(changes.facts.map((fact) => fact.sequence)).toEqual([1, 2, 3]);
    expect(plan.takeChanges()).toBeNull();
  });

  it('waits while its item version is missing and gives no task twice', () => {
    const plan = open();
    plan.expectHandling(now, dueAt, now);
    expect(plan.snapshot.state).toBe('waiting');
    plan.arrange(three, now);
    plan.arrange(three, now);
    plan.expectHandling(now, dueAt, now);
    plan.arrange(three, now);
    expect(plan.tasks).toHaveLength(3);
  });

  it('takes back what is open when it ends, and then refuses everything', () => {
    const plan = accepted(three);
    finish(plan, 'B');
    const taskId = taskOf(plan, 'C');
    plan.end('closed', now);
    expect(plan.tasks.map((task) => task.state)).toEqual(['recalled', 'completed', 'recalled']);
    expect(() => plan.acknowledge(taskId, by, now)).toThrow(refusal('DISPATCH.TASK_CLOSED'));
    expect(() => plan.decide(plan.tasks[0]!.id, { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.TASK_CLOSED'));
  });
});

describe('a measure of the lead', () => {
  const suspend = { kind: 'suspend', procedure: 'hearing', reason: '听证', plannedDays: 20 } as const;
  const extend = { kind: 'extend', days: 10, approver: '局长', reason: '案情复杂' } as const;

  it('suspends and goes on, and nothing is decided in between', () => {
    const plan = accepted(three);
    plan.takeChanges();
    finish(plan, 'B');
    finish(plan, 'C');
    const lead = taskOf(plan, 'A');
    plan.take(lead, suspend, dueDates, by, now);
    expect(() => plan.take(lead, suspend, dueDates, by, now)).toThrow(refusal('DISPATCH.MEASURE_NOT_POSSIBLE'));
    expect(() => plan.decide(lead, { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.CASE_SUSPENDED'));
    plan.take(lead, { kind: 'resume' }, dueDates, by, now);
    plan.decide(lead, { outcome: 'approved' }, by, now);
    expect(factsOf(plan).filter((type) => type.startsWith('dispatch.case'))).toEqual([
      'dispatch.case.suspended',
      'dispatch.case.resumed',
      'dispatch.case.decided',
    ]);
  });

  it('extends the limit once', () => {
    const plan = accepted(three);
    plan.take(taskOf(plan, 'A'), { ...extend, days: 300 }, dueDates, by, now);
    plan.take(taskOf(plan, 'A'), extend, dueDates, by, now); // the ledger granted nothing yet
    plan.followExtension();
    expect(() => plan.take(taskOf(plan, 'A'), extend, dueDates, by, now)).toThrow(refusal('DISPATCH.MEASURE_NOT_POSSIBLE'));
  });

  it('is the lead’s also after it has given its own result', () => {
    const plan = accepted(three);
    finish(plan, 'A');
    plan.take(taskOf(plan, 'A'), suspend, dueDates, by, now);
    expect(plan.snapshot.suspended).toBe(true);
    plan.take(taskOf(plan, 'A'), { kind: 'terminate', reason: '申请人死亡' }, dueDates, by, now);
    expect(plan.snapshot.state).toBe('ended');
  });

  it.each([
    { kind: 'terminate', reason: '申请人死亡' },
    { kind: 'forward', authority: { name: '宁波市市场监督管理局' }, reason: '超出本级权限' },
  ] as const)('ends everybody’s work: $kind', (measure) => {
    const plan = accepted(three);
    plan.take(taskOf(plan, 'A'), measure, dueDates, by, now);
    expect(plan.snapshot.state).toBe('ended');
    expect(plan.tasks.map((task) => task.state)).toEqual(['recalled', 'recalled', 'recalled']);
    expect(() => plan.take(plan.tasks[0]!.id, measure, dueDates, by, now)).toThrow(refusal('DISPATCH.TASK_CLOSED'));
  });

  it('is the lead’s alone', () => {
    const plan = accepted(three);
    expect(() => plan.take(taskOf(plan, 'B'), suspend, dueDates, by, now)).toThrow(refusal('DISPATCH.NOT_LEAD'));
  });
});

describe('clocks that the ledger moves', () => {
  const at = (day: number): Date => new Date(now.getTime() + day * DAY);
  const half = new Date('2026-03-06T09:00:00.000Z');
  const resumed = (promiseDueAt: Date) => ({ excludedDays: 3, promiseDueAt, provisional: false, at: at(4) });
  const plus = (due: Date, days: number): Date => new Date(due.getTime() + days * DAY);
  const halfway: DueDates = {
    taken: dueDates.taken.bind(dueDates),
    moved: dueDates.moved.bind(dueDates),
    after: (_, __, share) => ({ at: share < 100 ? half : dueAt, provisional: false }),
  };
  /** The lead has the whole promise, B half of it, and C’s stage has not begun. */
  const planned = (): CasePlan => {
    const plan = accepted({
      ...around(seat('A', 1, true), { ...seat('B', 1), sharePercent: 50 }, { ...seat('C', 2), sharePercent: 50 }),
      dueDates: halfway,
    });
    plan.takeChanges();
    return plan;
  };
  const duesOf = (plan: CasePlan): Date[] => [...plan.tasks, ...plan.snapshot.seats.slice(2)].map((each) => each.dueAt);
  const told = (plan: CasePlan) =>
    (plan.takeChanges()?.facts ?? []).map(({ definition, data }) => [
      definition.type,
      (data as { orgCode: string; dueAt: string }).orgCode,
      (data as { dueAt: string }).dueAt,
    ]);

  it('stand while an officer’s special procedure lasts, in which the lead decides nothing and orders no other', () => {
    const plan = planned();
    plan.followSuspension(now, hearing);
    expect(told(plan)).toEqual([]);
    plan.followSuspension(now, hearing);
    expect(plan.takeChanges()).toBeNull();
    expect(() => plan.decide(taskOf(plan, 'A'), { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.CASE_SUSPENDED'));
    expect(() =>
      plan.take(taskOf(plan, 'A'), { kind: 'suspend', procedure: 'hearing', reason: '听证', plannedDays: 20 }, dueDates, by, now),
    ).toThrow(refusal('DISPATCH.MEASURE_NOT_POSSIBLE'));
  });

  it('give every department its time back when it is over, the planned stages too, and tell whose task is due when', () => {
    const plan = planned();
    plan.followSuspension(now, hearing);
    plan.followResumption(resumed(plus(dueAt, 3)), halfway);
    expect(plan.snapshot.suspended).toBe(false);
    expect(duesOf(plan)).toEqual([plus(dueAt, 3), plus(half, 3), plus(half, 3)]);
    expect(told(plan)).toEqual([
      ['dispatch.task.rescheduled', 'A', plus(dueAt, 3).toISOString()],
      ['dispatch.task.rescheduled', 'B', plus(half, 3).toISOString()],
    ]);
    finish(plan, 'A');
    finish(plan, 'B');
    expect(plan.tasks.at(-1)).toMatchObject({ orgCode: 'C', dueAt: plus(half, 3) });
  });

  it('that were stopped by the lead’s own measure come back as an echo and tell of no measure again', () => {
    const plan = planned();
    const lead = taskOf(plan, 'A');
    plan.take(lead, { kind: 'suspend', procedure: 'hearing', reason: '听证', plannedDays: 20 }, dueDates, by, now);
    plan.takeChanges();
    plan.followSuspension(now, hearing);
    expect(plan.takeChanges()).toBeNull();
    plan.take(lead, { kind: 'resume' }, dueDates, by, now);
    plan.takeChanges();
    plan.followResumption({ ...resumed(dueAt), excludedDays: 0 }, halfway);
    expect(told(plan).map(([type]) => type)).toEqual(['dispatch.task.rescheduled', 'dispatch.task.rescheduled']);
  });

  it('heed an echo no more once the lead has taken its next measure', () => {
    const plan = planned();
    const lead = taskOf(plan, 'A');
    const suspend = { kind: 'suspend', procedure: 'hearing', reason: '听证', plannedDays: 20 } as const;
    plan.take(lead, suspend, dueDates, by, at(1));
    plan.take(lead, { kind: 'resume' }, dueDates, by, at(2));
    plan.followSuspension(at(1), hearing);
    plan.take(lead, { kind: 'extend', days: 5, approver: '李局长', reason: '案情复杂' }, dueDates, by, at(3));
    plan.take(lead, suspend, dueDates, by, at(4));
    plan.followResumption({ ...resumed(dueAt), at: at(2) }, halfway);
    expect(plan.snapshot.suspended).toBe(true);
    plan.followSuspension(at(4), hearing);
    plan.followResumption({ ...resumed(dueAt), at: at(5) }, halfway);
    expect(plan.snapshot.suspended).toBe(false);
  });

  it('leave a task alone that has its result, and are nobody’s business once the case is decided', () => {
    const plan = planned();
    finish(plan, 'B');
    plan.takeChanges();
    plan.followResumption(resumed(plus(dueAt, 3)), halfway);
    expect(told(plan).map(([, org]) => org)).toEqual(['A']);
    expect(plan.tasks.find(({ orgCode }) => orgCode === 'B')!.dueAt).toEqual(half);
    plan.end('closed', now);
    plan.followResumption(resumed(plus(dueAt, 4)), halfway);
    expect(told(plan)).toEqual([['dispatch.task.recalled', 'A', undefined]]);
  });

  it('move with the calendar: what ends with the promise goes along, nothing ends after it, and nothing is told while they stand', () => {
    const plan = planned();
    plan.followMovedClocks({ promiseDueAt: plus(dueAt, 1), provisional: true, at: at(1) });
    expect(duesOf(plan)).toEqual([plus(dueAt, 1), half, half]);
    expect(told(plan)).toEqual([['dispatch.task.rescheduled', 'A', plus(dueAt, 1).toISOString()]]);
    plan.followSuspension(now, hearing);
    plan.followMovedClocks({ promiseDueAt: plus(half, -1), provisional: false, at: at(2) });
    expect(duesOf(plan)).toEqual([plus(half, -1), plus(half, -1), plus(half, -1)]);
    expect(told(plan)).toEqual([]);
  });

  it('move the answer on acceptance, whether it was asked for already or waits for its item version', () => {
    const plan = open();
    plan.expectAcceptance({ round: 0, dueAt, provisional: true, lastRound: false }, now);
    plan.followMovedClocks({ acceptanceDueAt: plus(dueAt, 1), provisional: false, at: at(1) });
    plan.arrange(three, now);
    expect(plan.tasks[0]).toMatchObject({ dueAt: plus(dueAt, 1), provisional: false });
    plan.takeChanges();
    plan.followMovedClocks({ acceptanceDueAt: plus(dueAt, 2), provisional: false, at: at(1) });
    expect(told(plan)).toEqual([['dispatch.task.rescheduled', 'A', plus(dueAt, 2).toISOString()]]);
  });
});

describe('a case that is opened again', () => {
  it('is handled anew by everybody; what was answered before does not count', () => {
    const plan = accepted(three);
    for (const org of ['B', 'C']) finish(plan, org);
    plan.decide(taskOf(plan, 'A'), { outcome: 'rejected', reason: '不符' }, by, now);
    plan.reopen({ stage: 'handling', acceptedAt: now, promiseDueAt: dueAt }, now);
    plan.arrange(three, now);
    const again = plan.tasks.slice(3);
    expect(again.map(({ orgCode, round, state }) => [orgCode, round, state])).toEqual([
      ['A', 1, 'assigned'],
      ['B', 1, 'assigned'],
      ['C', 1, 'assigned'],
    ]);
    expect(() => plan.decide(again[0]!.id, { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.PARTICIPANTS_PENDING'));
    for (const { id } of again.slice(1)) plan.complete(id, 'approved', '同意', channels, by, now);
    plan.decide(again[0]!.id, { outcome: 'approved' }, by, now);
    const told = plan.takeChanges()!.facts.filter(({ definition }) => definition.type === 'dispatch.case.decided');
    expect(told).toMatchObject([{ data: { outcome: 'rejected', reopenings: 0 } }, { data: { outcome: 'approved', reopenings: 1 } }]);
  });

  it('is accepted by its department under a round of its own', () => {
    const plan = open();
    plan.expectAcceptance({ round: 0, dueAt, provisional: false, lastRound: false }, now);
    plan.arrange(three, now);
    plan.answerAcceptance(taskOf(plan, 'A'), { kind: 'refuse', ground: 'requirementsNotMet', reason: '不符' }, by, now);
    plan.end('closed', now);
    plan.reopen({ stage: 'department', dueAt, provisional: false, lastRound: false }, now);
    plan.arrange(three, now);
    expect(plan.tasks.map(({ round, state }) => [round, state])).toEqual([
      [0, 'completed'],
      [1, 'assigned'],
    ]);
  });

  it('is asked about again after a correction of its second life', () => {
    const plan = open();
    const awaited = { dueAt, provisional: false, lastRound: false };
    plan.expectAcceptance({ round: 0, ...awaited }, now);
    plan.arrange(three, now);
    plan.answerAcceptance(taskOf(plan, 'A'), { kind: 'refuse', ground: 'requirementsNotMet', reason: '不符' }, by, now);
    plan.end('closed', now);
    plan.reopen({ stage: 'department', ...awaited }, now);
    plan.arrange(three, now);
    plan.answerAcceptance(plan.tasks.at(-1)!.id, { kind: 'correct', points: ['缺少平面图'] }, by, now);
    plan.expectAcceptance({ round: 1, ...awaited }, now);
    plan.arrange(three, now);
    plan.expectAcceptance({ round: 1, ...awaited }, now);
    expect(plan.tasks.map(({ round, state }) => [round, state])).toEqual([
      [0, 'completed'],
      [1, 'completed'],
      [2, 'assigned'],
    ]);
  });

  it('waits for the window, and is handled when that accepts', () => {
    const plan = accepted(three);
    plan.end('closed', now);
    plan.reopen({ stage: 'window' }, now);
    expect(plan.pending).toBeNull();
    plan.expectHandling(now, dueAt, now);
    plan.arrange(three, now);
    expect(plan.tasks.filter((task) => task.state === 'assigned')).toHaveLength(3);
  });
});

describe('a decision in the ledger', () => {
  it('given at the window before anything was arranged leaves no task', () => {
    const plan = open();
    plan.expectHandling(now, dueAt, now);
    plan.noteDecided(now);
    plan.arrange(three, now);
    expect(plan.tasks).toEqual([]);
    expect(factsOf(plan)).toEqual([]);
  });

  it('given at the window afterwards takes back what is open', () => {
    const plan = accepted(three);
    plan.noteDecided(now);
    expect(new Set(plan.tasks.map((task) => task.state))).toEqual(new Set(['recalled']));
  });

  it('that echoes the lead’s own changes nothing', () => {
    const plan = accepted(around(seat('A', 1, true)));
    plan.decide(taskOf(plan, 'A'), { outcome: 'approved' }, by, now);
    plan.takeChanges();
    plan.noteDecided(now);
    expect(plan.snapshot.state).toBe('decided');
    expect(plan.takeChanges()).toBeNull();
  });
});

describe('a department’s task', () => {
  it('is acknowledged once, however often it is said', () => {
    const plan = accepted(three);
    factsOf(plan);
    plan.acknowledge(taskOf(plan, 'B'), by, now);
    plan.acknowledge(taskOf(plan, 'B'), by, now);
    expect(factsOf(plan)).toEqual(['dispatch.task.acknowledged']);
  });

  it('is acknowledged by its first step or result at the latest', () => {
    const plan = accepted(three);
    factsOf(plan);
    finish(plan, 'B');
    expect(factsOf(plan)).toEqual(['dispatch.task.acknowledged', 'dispatch.task.completed']);
  });

  it('takes one result only', () => {
    const plan = accepted(three);
    finish(plan, 'B');
    expect(() => finish(plan, 'B')).toThrow(refusal('DISPATCH.TASK_CLOSED'));
  });

  it('is unknown under another id', () => {
    expect(() => accepted(three).acknowledge('nobody', by, now)).toThrow(refusal('DISPATCH.TASK_NOT_FOUND'));
  });
});

describe('the combined decision', () => {
  it('is the lead’s alone', () => {
    const plan = accepted(three);
    expect(() => plan.decide(taskOf(plan, 'B'), { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.NOT_LEAD'));
  });

  it('waits for every other participant', () => {
    const plan = accepted(three);
    finish(plan, 'B');
    expect(() => plan.decide(taskOf(plan, 'A'), { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.PARTICIPANTS_PENDING'));
  });

  it('waits for participants whose stage has not begun', () => {
    const plan = accepted(around(seat('A', 1, true), seat('B', 2)));
    expect(() => plan.decide(taskOf(plan, 'A'), { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.PARTICIPANTS_PENDING'));
    finish(plan, 'A');
    finish(plan, 'B');
    factsOf(plan);
    plan.decide(taskOf(plan, 'A'), { outcome: 'approved' }, by, now);
    expect(factsOf(plan)).toEqual(['dispatch.case.decided']);
  });

  it('closes the lead’s task with it, once', () => {
    const plan = accepted(three);
    finish(plan, 'B');
    finish(plan, 'C');
    factsOf(plan);
    plan.decide(taskOf(plan, 'A'), { outcome: 'approved', resultNo: 'JY1330203' }, by, now);
    expect(factsOf(plan)).toEqual(['dispatch.task.acknowledged', 'dispatch.task.completed', 'dispatch.case.decided']);
    expect(() => plan.decide(taskOf(plan, 'A'), { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.CASE_DECIDED'));
  });

  it('needs a reason when it rejects', () => {
    const plan = accepted(around(seat('A', 1, true)));
    expect(() => plan.decide(taskOf(plan, 'A'), { outcome: 'rejected' }, by, now)).toThrow(refusal('DISPATCH.REASON_REQUIRED'));
  });
});

describe('acceptance by the department', () => {
  const submitted = (): CasePlan => {
    const plan = open();
    plan.expectAcceptance({ round: 0, dueAt, provisional: true, lastRound: false }, now);
    plan.arrange(three, now);
    return plan;
  };

  it('asks the lead participant alone', () => {
    const [task, ...others] = submitted().tasks;
    expect(task).toMatchObject({ orgCode: 'A', purpose: 'acceptance', lead: true, dueAt, provisional: true, lastRound: false });
    expect(others).toEqual([]);
  });

  it('asks again after a correction, each time once', () => {
    const plan = submitted();
    plan.answerAcceptance(taskOf(plan, 'A'), { kind: 'correct', points: ['缺少平面图'] }, by, now);
    plan.expectAcceptance({ round: 1, dueAt, provisional: false, lastRound: false }, now);
    plan.arrange(three, now);
    const second = plan.tasks[1]!;
    expect(second).toMatchObject({ round: 1, purpose: 'acceptance' });
    plan.answerAcceptance(second.id, { kind: 'correct', points: ['再补'] }, by, now);
    expect(() => plan.answerAcceptance(second.id, { kind: 'accept' }, by, now)).toThrow(refusal('DISPATCH.TASK_CLOSED'));
  });

  it('sends nothing back in the last round', () => {
    const plan = open();
    plan.expectAcceptance({ round: 3, dueAt, provisional: false, lastRound: true }, now);
    plan.arrange(three, now);
    const [task] = plan.tasks;
    expect(() => plan.answerAcceptance(task!.id, { kind: 'correct', points: ['再补'] }, by, now)).toThrow(
      refusal('DISPATCH.CORRECTIONS_USED_UP'),
    );
    expect(task!.state).toBe('assigned');
    plan.answerAcceptance(task!.id, { kind: 'accept' }, by, now);
  });

  it('takes no result, and a handling task takes no acceptance answer', () => {
    const plan = submitted();
    expect(() => finish(plan, 'A')).toThrow(refusal('DISPATCH.WRONG_PURPOSE'));
    const other = accepted(three);
    expect(() => other.answerAcceptance(taskOf(other, 'A'), { kind: 'accept' }, by, now)).toThrow(refusal('DISPATCH.WRONG_PURPOSE'));
  });

  it('is pointless once the case was accepted otherwise', () => {
    const plan = submitted();
    plan.expectHandling(now, dueAt, now);
    plan.arrange(three, now);
    expect(plan.tasks.map(({ purpose, state }) => [purpose, state])).toEqual([
      ['acceptance', 'recalled'],
      ['handling', 'assigned'],
      ['handling', 'assigned'],
      ['handling', 'assigned'],
    ]);
  });
});

describe('stages', () => {
  const stages = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 7 });

  it('never begin before every task of the stage before has its result, whoever answers in whatever order', () => {
    fc.assert(
      fc.property(stages, fc.array(fc.nat(), { maxLength: 40 }), (given, picks) => {
        const plan = accepted(around(...given.map((stage, i) => seat(`ORG${i}`, stage, i === 0))));
        for (const pick of picks) {
          const open = plan.tasks.filter((task) => task.state === 'assigned');
          if (open.length === 0) break;
          plan.complete(open[pick % open.length]!.id, 'approved', '同意', channels, by, now);
          const begun = Math.max(...plan.tasks.map((task) => task.stage));
          for (const task of plan.tasks) if (task.stage < begun) expect(task.result).not.toBeNull();
          for (const stage of given)
            if (stage < begun) expect(plan.tasks.filter((t) => t.stage === stage)).toHaveLength(given.filter((s) => s === stage).length);
        }
      }),
    );
  });

  it('all come to their end: the lead can always decide when everybody has answered', () => {
    fc.assert(
      fc.property(stages, (given) => {
        const plan = accepted(around(...given.map((stage, i) => seat(`ORG${i}`, stage, i === 0))));
        for (let open; (open = plan.tasks.find((task) => task.state === 'assigned'));)
          plan.complete(open.id, 'approved', '同意', channels, by, now);
        expect(plan.tasks).toHaveLength(given.length);
        plan.decide(taskOf(plan, 'ORG0'), { outcome: 'approved' }, by, now);
      }),
    );
  });

  it('all begin under every join rule, though nobody answers who need not, and never before who must', () => {
    const places = fc.array(fc.record({ stage: fc.integer({ min: 1, max: 4 }), mandatory: fc.boolean() }), { minLength: 1, maxLength: 7 });
    const rules = fc.constantFrom<JoinRule>('all', 'leadDecides', 'earlyEnd');
    fc.assert(
      fc.property(rules, places, fc.array(fc.nat(), { maxLength: 10 }), (joinRule, given, picks) => {
        const surroundings = around(...given.map(({ stage, mandatory }, i) => ({ ...seat(`ORG${i}`, stage, i === 0), mandatory })));
        const plan = accepted({ ...surroundings, item: { ...surroundings.item, joinRule } });
        const waitedFor = (orgCode: string): boolean =>
          joinRule !== 'leadDecides' || orgCode === 'ORG0' || given[Number(orgCode.slice(3))]!.mandatory;
        for (let i = 0, open; (open = plan.tasks.filter((task) => task.state === 'assigned' && waitedFor(task.orgCode))).length > 0; i++) {
          const begun = Math.max(...plan.tasks.map((task) => task.stage));
          for (const task of plan.tasks) if (task.stage < begun && waitedFor(task.orgCode)) expect(task.result).not.toBeNull();
          plan.complete(open[(picks[i] ?? 0) % open.length]!.id, 'approved', '同意', channels, by, now);
        }
        expect(plan.tasks).toHaveLength(given.length);
        plan.decide(taskOf(plan, 'ORG0'), { outcome: 'approved' }, by, now);
      }),
    );
  });
});
