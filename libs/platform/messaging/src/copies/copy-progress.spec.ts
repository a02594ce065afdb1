import { describe, expect, it } from '@jest/globals';
import { missingEvents, targetsOf } from './copy-progress.js';

const at = (partition: number, low: number, high: number, committed?: number) => ({ partition, low, high, committed });

describe('the progress of a copy', () => {
  it('is everything that is kept as long as the group has committed nothing', () => {
    const partitions = [at(0, 0, 10), at(1, 5, 9)];
    expect(missingEvents(targetsOf(partitions), partitions)).toBe(14);
  });

  it('is complete at the end as it was at the beginning, whatever has come since', () => {
    const targets = targetsOf([at(0, 0, 10), at(1, 0, 0)]);
    expect(missingEvents(targets, [at(0, 0, 400, 9), at(1, 0, 7)])).toBe(1);
    expect(missingEvents(targets, [at(0, 0, 400, 10), at(1, 0, 7)])).toBe(0);
  });

  it('does not wait for what was compacted away', () => {
    expect(missingEvents({ 0: 10 }, [at(0, 10, 400)])).toBe(0);
  });

  it('does not wait for what a topic had before it was made anew', () => {
    expect(missingEvents({ 0: 10, 1: 10 }, [at(0, 0, 3), at(1, 0, 0)])).toBe(3);
    expect(missingEvents({ 0: 10, 1: 10 }, [at(0, 0, 3, 3), at(1, 0, 0)])).toBe(0);
  });

  it('asks nothing of a partition that the topic got later', () => {
    expect(missingEvents({ 0: 10 }, [at(0, 0, 10, 10), at(1, 0, 7)])).toBe(0);
  });

  it('counts again from the beginning when the group was set back', () => {
    expect(missingEvents({ 0: 10 }, [at(0, 2, 400, 2)])).toBe(8);
  });
});
