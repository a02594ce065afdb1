import { describe, expect, it } from '@jest/globals';
import { RegisteredSystem, type SystemForm } from './registered-system.js';
import { stateAfter, SYSTEM_MOVES, SYSTEM_STATES, SYSTEM_TRANSITIONS } from './system-state.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const FORM: SystemForm = { code: 'A1', name: '审批系统', channel: 'webhook', clientId: 'sys-a', settings: {}, everything: true };
const registered = (): RegisteredSystem => RegisteredSystem.register('s1', '11330203MB0A10021X', FORM, 'anna', NOW);
const approved = (): RegisteredSystem => {
  const system = registered();
  system.approve('bert', NOW);
  return system;
};
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing thrown';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the states of a department system', () => {
  it.each(SYSTEM_STATES.flatMap((state) => SYSTEM_MOVES.map((move) => ({ state, move }))))(
    'lets $state be followed by $move only where the table says so',
    ({ state, move }) => {
      const next = SYSTEM_TRANSITIONS[state][move];
      if (next === undefined) expect(codeOf(() => stateAfter(state, move))).toBe('DISPATCH.SYSTEM_MOVE_REFUSED');
      else expect(stateAfter(state, move)).toBe(next);
    },
  );

  it('reaches live only through an approval: no other move leads out of registered but its end', () => {
    const ways = Object.entries(SYSTEM_TRANSITIONS.registered).filter(([, to]) => to !== 'registered' && to !== 'retired');
    expect(ways).toEqual([['approve', 'testing']]);
  });
});

describe('a registered system', () => {
  it('is approved by a second person, never by who registered it', () => {
    const system = registered();
    expect(codeOf(() => system.approve('anna', NOW))).toBe('DISPATCH.SYSTEM_SAME_PERSON');
    system.approve('bert', NOW);
    expect(system.snapshot).toMatchObject({ state: 'testing', approvedBy: 'bert' });
  });

  it('is not approved by who changed it last, though somebody else registered it', () => {
    const system = approved();
    system.change({ ...FORM, name: '新审批系统' }, 'bert', NOW);
    expect(system.snapshot).toMatchObject({ state: 'registered', formNo: 2, approvedBy: null });
    expect(codeOf(() => system.approve('bert', NOW))).toBe('DISPATCH.SYSTEM_SAME_PERSON');
  });

  it('goes live with the form that passed, not with one changed since', () => {
    const system = approved();
    expect(codeOf(() => system.goLive(null, NOW))).toBe('DISPATCH.SYSTEM_NOT_CONFORMANT');
    system.change(FORM, 'anna', NOW);
    system.approve('bert', NOW);
    expect(codeOf(() => system.goLive(1, NOW))).toBe('DISPATCH.SYSTEM_NOT_CONFORMANT');
    system.goLive(2, NOW);
    expect(system.snapshot.state).toBe('live');
  });

  it('is changed or retired only when it was suspended before', () => {
    const system = approved();
    system.goLive(1, NOW);
    expect(codeOf(() => system.change(FORM, 'anna', NOW))).toBe('DISPATCH.SYSTEM_MOVE_REFUSED');
    expect(codeOf(() => system.retire(NOW))).toBe('DISPATCH.SYSTEM_MOVE_REFUSED');
    system.suspend(NOW);
    system.goLive(1, NOW);
    system.suspend(NOW);
    system.retire(NOW);
    expect(system.snapshot.state).toBe('retired');
  });
});
