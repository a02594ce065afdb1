import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { bySeconds, withProgress, type Terminal } from './index.ts';

class Screen implements Terminal {
  readonly written: string[] = [];
  constructor(
    readonly isTTY: boolean,
    readonly columns = 80,
  ) {}
  write(text: string): void {
    this.written.push(text.replace('\r\u001b[K', ''));
  }
}

describe('withProgress', () => {
  it('shows how far the work is, removes the line at the end, and gives the result', async () => {
    const to = new Screen(true);
    await expect(withProgress('import', { done: () => 0.5, now: () => '50000 items', to }, () => pause(300, 'done'))).resolves.toBe('done');
    expect(to.written).toEqual([`import  [${'#'.repeat(15)}${' '.repeat(15)}]  50 %  0 s  50000 items`, '']);
  });

  it('removes the line when the work fails, and leaves the error alone', async () => {
    const to = new Screen(true);
    await expect(withProgress('import', { to }, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(to.written).toEqual(['']);
  });

  it('writes nothing where there is no terminal', async () => {
    const to = new Screen(false);
    await withProgress('import', { done: () => 0.5, to }, () => pause(300));
    expect(to.written).toEqual([]);
  });

  it('stays within one line, in which a Chinese character takes two columns', async () => {
    const to = new Screen(true, 12);
    await withProgress('海曙窗口受理', { to }, () => pause(300));
    expect(to.written[0]).toBe('海曙窗口受');
  });

  it('draws on a terminal that does not tell its width', async () => {
    const to = new Screen(true, 0);
    await withProgress('import', { to }, () => pause(300));
    expect(to.written[0]).toBe('import  0 s');
  });

  it('is never beyond the end, nor broken by a share that nobody can tell', async () => {
    for (const [done, shown] of [
      [7, '100 %'],
      [-1, '0 %'],
      [0 / 0, '0 %'],
    ] as const) {
      const to = new Screen(true);
      await withProgress('x', { done: () => done, to }, () => pause(300));
      expect(to.written[0]).toContain(` ${shown}`);
    }
  });
});

it('bySeconds goes from nothing to one in that time', async () => {
  const done = bySeconds(0.1);
  expect(done()).toBeLessThan(0.5);
  await pause(110);
  expect(done()).toBeGreaterThanOrEqual(1);
});
