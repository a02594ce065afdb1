import { describe, expect, it } from '@jest/globals';
import { outcomeOf, runSteps, type Step } from './step.ts';

const context = { root: '/nowhere', write: false };

describe('running checks', () => {
  it('runs every step even when an earlier one fails or throws, and counts both', async () => {
    const ran: string[] = [];
    const step = (name: string, run: Step['run']): Step => ({ name, run });
    const reported: string[] = [];
    const result = await runSteps(
      [
        step('throws', () => Promise.reject(new Error('broken tool'))),
        step('fails', () => Promise.resolve(outcomeOf(['one'], 'fine'))),
        step('passes', () => Promise.resolve(outcomeOf([], 'fine'))),
      ],
      context,
      ({ name }, outcome) => {
        ran.push(name);
        reported.push(`${name}: ${outcome.summary}`);
      },
    );
    expect(result).toEqual({ passed: 1, failed: 2 });
    expect(ran.sort()).toEqual(['fails', 'passes', 'throws']);
    expect(reported).toContain('throws: could not run');
  });

  it('keeps to its width', async () => {
    let now = 0;
    let most = 0;
    const steps = Array.from({ length: 6 }, (_, index): Step => ({
      name: String(index),
      run: async () => {
        most = Math.max(most, (now += 1));
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return outcomeOf([], '');
      },
    }));
    await runSteps(steps, context, () => undefined, 2);
    expect(most).toBe(2);
  });
});
