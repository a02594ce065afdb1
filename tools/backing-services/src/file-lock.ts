import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSameProcess, startTokenOf } from './process-identity.ts';

function holderLives(file: string): boolean {
  try {
    const [pid, token] = readFileSync(file, 'utf8').split(' ');
    return !pid || !token || isSameProcess(Number(pid), token);
  } catch {
    return false;
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${startTokenOf(process.pid) ?? ''}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Runs `work` while no other process of this checkout does. A lock whose holder is dead is taken over. Two takers of a dead lock may,
 * once in a blue moon, both get it: what they do must end in one atomic step, so that this costs time only.
 */
export async function whileLocked<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  let waited = false;
  while (!tryLock(file)) {
    if (!holderLives(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
