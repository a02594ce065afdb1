import { describe, expect, it } from '@jest/globals';
import type { SystemFigures } from '../system-figures.js';
import { ALERT_KINDS, type AlertRule, due, FEWEST_TRIES } from './alert.js';

const quiet = {
  state: 'live',
  circuitOpenSeconds: 0,
  parked: 0,
  oldestWaitingSeconds: 0,
  oldestUnacknowledgedSeconds: 0,
  oldestUnheardRecallSeconds: 0,
  tries: 0,
  failures: 0,
  differing: 0,
  gone: false,
} as SystemFigures;
const rules: AlertRule[] = ALERT_KINDS.map((kind) => ({ kind, threshold: 10, active: true }));

describe('alerts of a system', () => {
  it('are none while all is well', () => {
    expect(due(quiet, rules)).toEqual(new Map());
  });

  it.each([
    ['circuitOpen', { circuitOpenSeconds: 10 }],
    ['parked', { parked: 10 }],
    ['waiting', { oldestWaitingSeconds: 10 }],
    ['unacknowledged', { oldestUnacknowledgedSeconds: 10 }],
    ['recallUnheard', { oldestUnheardRecallSeconds: 10 }],
    ['failing', { tries: 100, failures: 10 }],
    ['dayDiffers', { differing: 10 }],
  ] as const)('tell of %s from the threshold of its rule on, and not below', (kind, figures) => {
    expect(due({ ...quiet, ...figures }, rules)).toEqual(new Map([[kind, 10]]));
    expect(
      due(
        { ...quiet, ...figures },
        rules.map((rule) => ({ ...rule, threshold: 11 })),
      ),
    ).toEqual(new Map());
  });

  it('need some tries before a share of failures says anything', () => {
    expect(due({ ...quiet, tries: FEWEST_TRIES - 1, failures: FEWEST_TRIES - 1 }, rules)).toEqual(new Map());
  });

  it('are none of a rule that officials switched off, nor of a system that is out of service', () => {
    const parked = { ...quiet, parked: 10 };
    expect(
      due(
        parked,
        rules.map((rule) => ({ ...rule, active: false })),
      ),
    ).toEqual(new Map());
    expect(due({ ...parked, state: 'suspended' }, rules)).toEqual(new Map());
  });

  it('tell of a system that wanted no more messages, also when it is out of service by that', () => {
    const one = rules.map((rule) => ({ ...rule, threshold: 1 }));
    expect(due({ ...quiet, gone: true, parked: 3, state: 'suspended' }, one)).toEqual(new Map([['gone', 1]]));
  });
});
