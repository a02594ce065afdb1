import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { OffsetCommitter } from './offset-committer.js';

type Offsets = { topic: string; partition: number; offset: string }[];

describe('OffsetCommitter', () => {
  let commits: Offsets[];
  let committer: OffsetCommitter;
  const commitOffsets = jest.fn<(offsets: Offsets) => Promise<void>>();

  beforeEach(() => {
    jest.useFakeTimers();
    commits = [];
    commitOffsets.mockReset().mockImplementation(async (offsets) => void commits.push(offsets));
    committer = new OffsetCommitter({ commitOffsets });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('commits the last offset of each partition, all together, once a second', async () => {
    committer.handled('t', 0, '4');
    committer.handled('t', 0, '9');
    committer.handled('t', 1, '0');
    expect(commits).toEqual([]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(commits).toEqual([
      [
        { topic: 't', partition: 0, offset: '10' },
        { topic: 't', partition: 1, offset: '1' },
      ],
    ]);
    await jest.advanceTimersByTimeAsync(3000);
    expect(commits).toHaveLength(1);
  });

  it('commits what is left when it stops', async () => {
    committer.handled('t', 0, '4');
    await committer.stop();
    expect(commits).toEqual([[{ topic: 't', partition: 0, offset: '5' }]]);
  });

  it('does not wait long for a broker that is away when it stops', async () => {
    jest.useRealTimers();
    commitOffsets.mockReturnValue(new Promise(() => undefined));
    committer.handled('t', 0, '4');
    const began = performance.now();
    await committer.stop();
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('commits nothing of partitions that may have gone to others', async () => {
    committer.handled('t', 0, '4');
    committer.forget();
    await committer.stop();
    expect(commits).toEqual([]);
  });

  it('goes on after a commit that was refused', async () => {
    commitOffsets.mockRejectedValueOnce(new Error('rebalance'));
    committer.handled('t', 0, '4');
    await jest.advanceTimersByTimeAsync(1000);
    committer.handled('t', 0, '5');
    await committer.stop();
    expect(commits).toEqual([[{ topic: 't', partition: 0, offset: '6' }]]);
  });
});
