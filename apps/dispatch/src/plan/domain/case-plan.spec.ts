import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CasePlan } from './case-plan.js';
import { ChannelDirectory } from './channels.js';
import type { Surroundings } from './plan-input.js';
import type { DueDates } from './plan-schedule.js';

const now = new Date('2026-03-02T02:00:00.000Z');
const dueAt = new Date('2026-03-10T09:00:00.000Z');
const by = { kind: 'officer', id: 'officer-1', orgCode: 'A' } as const;
const dueDates: DueDates = { after: () => ({ at: dueAt, provisional: false }) };
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
  plan.expectHandling(now);
  plan.arrange(surroundings, now);
  return plan;
}
const taskOf = (plan: CasePlan, orgCode: string): string =>
  plan.tasks.find((task) => task.orgCode === orgCode && task.state !== 'cancelled')!.id;
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
    plan.expectHandling(now);
    expect(plan.snapshot.state).toBe('waiting');
    plan.arrange(three, now);
    plan.arrange(three, now);
    plan.expectHandling(now);
    plan.arrange(three, now);
    expect(plan.tasks).toHaveLength(3);
  });

  it('cancels what is open when it ends, and then refuses everything', () => {
    const plan = accepted(three);
    finish(plan, 'B');
    const taskId = taskOf(plan, 'C');
    plan.end();
    expect(plan.tasks.map((task) => task.state)).toEqual(['cancelled', 'completed', 'cancelled']);
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
    plan.take(lead, suspend, by, now);
    expect(() => plan.take(lead, suspend, by, now)).toThrow(refusal('DISPATCH.MEASURE_NOT_POSSIBLE'));
    expect(() => plan.decide(lead, { outcome: 'approved' }, by, now)).toThrow(refusal('DISPATCH.CASE_SUSPENDED'));
    plan.take(lead, { kind: 'resume' }, by, now);
    plan.decide(lead, { outcome: 'approved' }, by, now);
    expect(factsOf(plan).filter((type) => type.startsWith('dispatch.case'))).toEqual([
      'dispatch.case.suspended',
      'dispatch.case.resumed',
      'dispatch.case.decided',
    ]);
  });

  it('extends the limit once', () => {
    const plan = accepted(three);
    plan.take(taskOf(plan, 'A'), extend, by, now);
    expect(() => plan.take(taskOf(plan, 'A'), extend, by, now)).toThrow(refusal('DISPATCH.MEASURE_NOT_POSSIBLE'));
  });

  it.each([
    { kind: 'terminate', reason: '申请人死亡' },
    { kind: 'forward', authority: { name: '宁波市市场监督管理局' }, reason: '超出本级权限' },
  ] as const)('ends everybody’s work: $kind', (measure) => {
    const plan = accepted(three);
    plan.take(taskOf(plan, 'A'), measure, by, now);
    expect(plan.snapshot.state).toBe('ended');
    expect(plan.tasks.map((task) => task.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(() => plan.take(plan.tasks[0]!.id, measure, by, now)).toThrow(refusal('DISPATCH.TASK_CLOSED'));
  });

  it('is the lead’s alone', () => {
    const plan = accepted(three);
    expect(() => plan.take(taskOf(plan, 'B'), suspend, by, now)).toThrow(refusal('DISPATCH.NOT_LEAD'));
  });
});

describe('a case that is opened again', () => {
  it('is handled anew by everybody; what was answered before does not count', () => {
    const plan = accepted(three);
    for (const org of ['B', 'C']) finish(plan, org);
    plan.decide(taskOf(plan, 'A'), { outcome: 'rejected', reason: '不符' }, by, now);
    plan.reopen({ stage: 'handling', acceptedAt: now });
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
  });

  it('is accepted by its department under a round of its own', () => {
    const plan = open();
    plan.expectAcceptance({ round: 0, dueAt, provisional: false });
    plan.arrange(three, now);
    plan.answerAcceptance(taskOf(plan, 'A'), { kind: 'refuse', ground: 'requirementsNotMet', reason: '不符' }, by, now);
    plan.end();
    plan.reopen({ stage: 'department', dueAt, provisional: false });
    plan.arrange(three, now);
    expect(plan.tasks.map(({ round, state }) => [round, state])).toEqual([
      [0, 'completed'],
      [1, 'assigned'],
    ]);
  });

  it('waits for the window, and is handled when that accepts', () => {
    const plan = accepted(three);
    plan.end();
    plan.reopen({ stage: 'window' });
    expect(plan.pending).toBeNull();
    plan.expectHandling(now);
    plan.arrange(three, now);
    expect(plan.tasks.filter((task) => task.state === 'assigned')).toHaveLength(3);
  });
});

describe('a decision in the ledger', () => {
  it('given at the window before anything was arranged leaves no task', () => {
    const plan = open();
    plan.expectHandling(now);
    plan.noteDecided();
    plan.arrange(three, now);
    expect(plan.tasks).toEqual([]);
    expect(factsOf(plan)).toEqual([]);
  });

  it('given at the window afterwards cancels what is open', () => {
    const plan = accepted(three);
    plan.noteDecided();
    expect(new Set(plan.tasks.map((task) => task.state))).toEqual(new Set(['cancelled']));
  });

  it('that echoes the lead’s own changes nothing', () => {
    const plan = accepted(around(seat('A', 1, true)));
    plan.decide(taskOf(plan, 'A'), { outcome: 'approved' }, by, now);
    plan.takeChanges();
    plan.noteDecided();
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
    plan.expectAcceptance({ round: 0, dueAt, provisional: true });
    plan.arrange(three, now);
    return plan;
  };

  it('asks the lead participant alone', () => {
    const [task, ...others] = submitted().tasks;
    expect(task).toMatchObject({ orgCode: 'A', purpose: 'acceptance', lead: true, dueAt, provisional: true });
    expect(others).toEqual([]);
  });

  it('asks again after a correction, each time once', () => {
    const plan = submitted();
    plan.answerAcceptance(taskOf(plan, 'A'), { kind: 'correct', points: ['缺少平面图'] }, by, now);
    plan.expectAcceptance({ round: 1, dueAt, provisional: false });
    plan.arrange(three, now);
    const second = plan.tasks[1]!;
    expect(second).toMatchObject({ round: 1, purpose: 'acceptance' });
    plan.answerAcceptance(second.id, { kind: 'correct', points: ['再补'] }, by, now);
    expect(() => plan.answerAcceptance(second.id, { kind: 'accept' }, by, now)).toThrow(refusal('DISPATCH.TASK_CLOSED'));
  });

  it('takes no result, and a handling task takes no acceptance answer', () => {
    const plan = submitted();
    expect(() => finish(plan, 'A')).toThrow(refusal('DISPATCH.WRONG_PURPOSE'));
    const other = accepted(three);
    expect(() => other.answerAcceptance(taskOf(other, 'A'), { kind: 'accept' }, by, now)).toThrow(refusal('DISPATCH.WRONG_PURPOSE'));
  });

  it('is pointless once the case was accepted otherwise', () => {
    const plan = submitted();
    plan.expectHandling(now);
    plan.arrange(three, now);
    expect(plan.tasks.map(({ purpose, state }) => [purpose, state])).toEqual([
      ['acceptance', 'cancelled'],
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
});
