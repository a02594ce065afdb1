import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { firstBreak, GENESIS, type LinkedStep } from './step-chain.js';

function chain(...kinds: string[]): LinkedStep[] {
  let previous = GENESIS;
  return kinds.map((kind, index) => {
    const content = `["${previous}", "33020326112200000018X", ${index + 1}, "${kind}"]`;
    previous = createHash('sha256').update(content).digest('hex');
    return { seq: index + 1, content, hash: previous };
  });
}

describe('the chain of a case’s steps', () => {
  it('holds when every step links to the one before it, and when there is none', () => {
    expect(firstBreak(chain('submitted', 'accepted', 'decided'))).toBeNull();
    expect(firstBreak([])).toBeNull();
  });

  it('breaks at a step whose content was changed', () => {
    const steps = chain('submitted', 'accepted', 'decided');
    steps[1]!.content = steps[1]!.content.replace('accepted', 'refused');
    expect(firstBreak(steps)).toBe(2);
  });

  it('breaks after a step whose content and hash were changed together', () => {
    const steps = chain('submitted', 'accepted', 'decided');
    steps[1]!.content = steps[1]!.content.replace('accepted', 'refused');
    steps[1]!.hash = createHash('sha256').update(steps[1]!.content).digest('hex');
    expect(firstBreak(steps)).toBe(3);
  });

  it('breaks where a step is missing, at the beginning and in the middle', () => {
    const [, second, third] = chain('submitted', 'accepted', 'decided');
    expect(firstBreak([second!, third!])).toBe(1);
    const steps = chain('submitted', 'accepted', 'decided');
    expect(firstBreak([steps[0]!, steps[2]!])).toBe(2);
  });
});
