import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { whileLocked } from './file-lock.ts';

describe('the lock around the fetch', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yiwang-lock-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one in at a time, tells the others that they wait, and is gone afterwards', async () => {
    const file = join(folder, 'lock');
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} in`);
      await sleep(150);
      events.push(`${name} out`);
    };
    await Promise.all([
      whileLocked(file, () => events.push('first waits'), work('first')),
      whileLocked(file, () => events.push('second waits'), work('second')),
    ]);
    expect(events).toEqual(['first in', 'second waits', 'first out', 'second in', 'second out']);
    expect(existsSync(file)).toBe(false);
  });

  it('is released when the work fails', async () => {
    const file = join(folder, 'lock');
    await expect(
      whileLocked(
        file,
        () => undefined,
        () => Promise.reject(new Error('no network')),
      ),
    ).rejects.toThrow('no network');
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a process that died, even when its pid lives again in another', async () => {
    const file = join(folder, 'lock');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    for (const holder of [`${dead} 0123456789`, `${process.pid} 0123456789`]) {
      writeFileSync(file, holder);
      expect(
        await whileLocked(
          file,
          () => undefined,
          () => Promise.resolve('done'),
        ),
      ).toBe('done');
    }
  });
});
