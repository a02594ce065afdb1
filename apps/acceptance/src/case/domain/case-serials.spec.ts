import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { BLOCK_SIZE, CaseSerials } from './case-serials.js';

/** A database sequence: each block goes to one process only. */
class Sequence {
  private next = 0;
  asked = 0;
  failing = false;
  /** Until what was asked for last has been answered. */
  answered: Promise<unknown> = Promise.resolve();

  readonly block = (): Promise<number> => {
    this.asked++;
    const answer = this.answer();
    this.answered = Promise.allSettled([answer]);
    return answer;
  };

  private async answer(): Promise<number> {
    await setImmediate();
    if (this.failing) throw new Error('database away');
    return this.next++;
  }
}

describe('case serials', () => {
  it('gives concurrent callers of several processes no number twice', async () => {
    const sequence = new Sequence();
    const processes = [new CaseSerials(sequence.block), new CaseSerials(sequence.block), new CaseSerials(sequence.block)];
    const taken = await Promise.all(Array.from({ length: 9000 }, (_, i) => processes[i % 3]!.take()));
    expect(new Set(taken).size).toBe(9000);
  });

  it('asks the database once for a block of serials, whoever waits for it', async () => {
    const sequence = new Sequence();
    const serials = new CaseSerials(sequence.block);
    await Promise.all(Array.from({ length: 100 }, () => serials.take()));
    expect(sequence.asked).toBe(1);
  });

  it('fetches the next block before the current one is used up', async () => {
    const sequence = new Sequence();
    const serials = new CaseSerials(sequence.block);
    for (let i = 0; i < BLOCK_SIZE - 10; i++) await serials.take();
    expect(sequence.asked).toBe(2);
    await sequence.answered;
    sequence.failing = true;
    for (let i = 0; i < BLOCK_SIZE; i++) await serials.take();
  });

  it('leaves a gap and no repetition when a process dies', async () => {
    const sequence = new Sequence();
    const before = await new CaseSerials(sequence.block).take();
    const after = await new CaseSerials(sequence.block).take();
    expect(after - before).toBe(BLOCK_SIZE);
  });

  it('keeps no block for longer than a day, in which the sequence could have come round to it', async () => {
    const sequence = new Sequence();
    let now = 0;
    const idle = new CaseSerials(sequence.block, () => now);
    for (let i = 0; i < 700; i++) await idle.take();
    await sequence.answered;
    now = 24 * 3_600_000;
    expect(await idle.take()).toBe(700);
    now++;
    expect(await idle.take()).toBe(2 * BLOCK_SIZE);
  });

  it('tells the error of the database to who has no number, and works again afterwards', async () => {
    const sequence = new Sequence();
    sequence.failing = true;
    const serials = new CaseSerials(sequence.block);
    await expect(serials.take()).rejects.toThrow('database away');
    sequence.failing = false;
    expect(await serials.take()).toBe(0);
  });
});
