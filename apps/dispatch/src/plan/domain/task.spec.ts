import { describe, expect, it } from '@jest/globals';
import { MAX_STEPS, newTask, stepOf, type Task } from './task.js';

const at = (time: string): Date => new Date(`2026-03-02T${time}:00.000Z`);
const by = { kind: 'officer', id: 'officer-1' } as const;

function task(changes: Partial<Task> = {}): Task {
  const place = { orgCode: 'A', orgName: '甲', lead: true, stage: 1, dueAt: at('09:00'), provisional: false };
  return {
    ...newTask(place, { channel: 'workbench', systemId: null }, { purpose: 'handling', round: 0, lastRound: false }, at('01:00')),
    ...changes,
  };
}

describe('a step', () => {
  it('starts where the step before ended and ends now, when no times are given', () => {
    const step = stepOf(task({ stepCount: 1, lastStepEndedAt: at('02:00') }), { link: '审核' }, by, at('03:00'));
    expect(step).toMatchObject({ stepNo: 2, startedAt: at('02:00'), endedAt: at('03:00') });
  });

  it('starts at the acknowledgement when it is the first', () => {
    expect(stepOf(task({ acknowledgedAt: at('01:30') }), { link: '审查' }, by, at('03:00')).startedAt).toEqual(at('01:30'));
  });

  it('may start at the very moment the step before ended', () => {
    const report = { link: '审批', startedAt: at('02:00'), endedAt: at('02:00') };
    expect(stepOf(task({ stepCount: 1, lastStepEndedAt: at('02:00') }), report, by, at('03:00')).stepNo).toBe(2);
  });

  it.each([
    ['before the step before ended', 'DISPATCH.STEP_BACKDATED', { startedAt: at('01:59'), endedAt: at('02:30') }],
    ['and ends before it starts', 'DISPATCH.STEP_REVERSED', { startedAt: at('02:30'), endedAt: at('02:29') }],
    ['and ends in the future', 'DISPATCH.STEP_IN_FUTURE', { startedAt: at('02:30'), endedAt: at('03:01') }],
  ])('is refused when it starts %s', (_, code, times) => {
    const given = task({ stepCount: 1, lastStepEndedAt: at('02:00') });
    expect(() => stepOf(given, { link: '审核', ...times }, by, at('03:00'))).toThrow(expect.objectContaining({ code }));
  });

  it('is refused when it starts before the task was assigned', () => {
    const report = { link: '审查', startedAt: at('00:59'), endedAt: at('02:00') };
    expect(() => stepOf(task(), report, by, at('03:00'))).toThrow(expect.objectContaining({ code: 'DISPATCH.STEP_BACKDATED' }));
  });

  it('is refused when the task has as many steps as can be shown', () => {
    const full = task({ stepCount: MAX_STEPS, lastStepEndedAt: at('02:00') });
    expect(() => stepOf(full, { link: '审核' }, by, at('03:00'))).toThrow(expect.objectContaining({ code: 'DISPATCH.TOO_MANY_STEPS' }));
    expect(stepOf({ ...full, stepCount: MAX_STEPS - 1 }, { link: '审核' }, by, at('03:00')).stepNo).toBe(MAX_STEPS);
  });
});
