import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import * as workerThreads from 'node:worker_threads';
import { describe, expect, it, jest } from '@jest/globals';
import { HashThreads, type HashLimits } from './hash-threads.js';

const OTHER_HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const threads = (over: Partial<HashLimits> = {}): HashThreads =>
  new HashThreads({ threads: 1, mostWaiting: 100, patienceMs: 60_000, ...over });
const codeOf = (result: PromiseSettledResult<unknown>): unknown =>
  result.status === 'rejected' ? (result.reason as { code?: string }).code : result.value;

describe('hash threads', () => {
  it('make hashes by argon2id as OWASP recommends, and tell a right password from a wrong one', async () => {
    const some = threads();
    const hash = await some.make('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await Promise.all(['correct horse', 'wrong'].map((each) => some.matches('login', hash, each)))).toEqual([true, false]);
  });

  it('stand behind everything else of the process, which stays where it is', async () => {
    if (process.platform !== 'linux') return;
    const own = getPriority();
    const some = threads();
    await some.make('one');
    const all = await priorities();
    expect(all.find(({ tid }) => tid === process.pid)?.nice).toBe(own);
    expect(all.filter(({ nice }) => nice === Math.min(19, own + 10))).not.toEqual([]);
  });

  it('let the lines take turns: a flood of wrong secrets does not keep somebody from logging in', async () => {
    const some = threads();
    const order: string[] = [];
    const flood = Array.from({ length: 30 }, () => some.matches('client', OTHER_HASH, 'x').then(() => order.push('client')));
    const login = some.matches('login', OTHER_HASH, 'x').then(() => order.push('login'));
    await Promise.all([...flood, login]);
    expect(order.indexOf('login')).toBeLessThan(3);
  });

  it('refuse whoever comes to a full line, and nobody in another', async () => {
    const some = threads({ mostWaiting: 3 });
    const clients = Array.from({ length: 6 }, () => some.matches('client', OTHER_HASH, 'x'));
    const results = await Promise.allSettled([...clients, some.matches('login', OTHER_HASH, 'x'), some.make('x')]);
    expect(results.slice(0, 7).map(codeOf)).toEqual([false, false, false, false, ...Array<string>(2).fill('AUTH.TOO_MANY_LOGINS'), false]);
    expect(codeOf(results[7]!)).toMatch(/^\$argon2id/);
  });

  it('hash nothing for whoever has waited too long, and do what has to be done nevertheless', async () => {
    const some = threads({ patienceMs: 1 });
    const first = some.make('x');
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => some.matches('login', OTHER_HASH, 'x')));
    expect(results.map(codeOf)).toEqual(Array<string>(5).fill('AUTH.TOO_MANY_LOGINS'));
    expect(await first).toMatch(/^\$argon2id/);
  });

  it('go on after a hash that is none', async () => {
    const some = threads();
    await expect(some.matches('login', 'not a hash', 'x')).rejects.toThrow('a hash could not be compared');
    expect(await some.matches('login', OTHER_HASH, 'x')).toBe(false);
  });

  it('fail whoever asks while the machine has no thread to give, and serve the next', async () => {
    let without = 2;
    class ScarceWorker extends workerThreads.Worker {
      constructor(...given: ConstructorParameters<typeof workerThreads.Worker>) {
        if (without-- > 0) throw new Error('no thread');
        super(...given);
      }
    }
    jest.resetModules();
    jest.unstable_mockModule('node:worker_threads', () => ({ ...workerThreads, Worker: ScarceWorker }));
    const fresh = await import('./hash-threads.js');
    const some = new fresh.HashThreads({ threads: 1, mostWaiting: 100, patienceMs: 60_000 });
    for (let n = 0; n < 2; n++) await expect(some.make('one')).rejects.toThrow('no thread');
    expect(await some.matches('login', OTHER_HASH, 'x')).toBe(false);
  });
});

/** Of each thread of this process. */
async function priorities(): Promise<{ tid: number; nice: number }[]> {
  const tids = await readdir('/proc/self/task');
  const stats = await Promise.all(tids.map((tid) => readFile(`/proc/self/task/${tid}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap((stat) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return stat === '' ? [] : [{ tid: Number.parseInt(stat, 10), nice: Number(fields[16]) }];
  });
}
