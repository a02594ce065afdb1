import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './service-process.ts';
import type { Addresses } from './topology.ts';

/** How to reach a stack from another process. Development only: it holds the development passwords. */
export interface RunningStack {
  addresses: Addresses;
  /** Environment that every service has. */
  env: Record<string, string>;
  /** Superuser's URL of PostgreSQL. */
  adminUrl: string;
  /** Each service's database as its app role. */
  databases: Record<string, string>;
}

const file = join(repositoryRoot, '.yiwang', 'stack.json');

export async function rememberRunningStack(stack: RunningStack): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ pid: process.pid, stack }), { mode: 0o600 });
}

/** Forgets it, if it is this process's own. */
export async function forgetRunningStack(): Promise<void> {
  const noted = await readNote();
  if (noted?.pid === process.pid) await rm(file, { force: true });
}

/** The stack that `npm start` keeps up in this checkout, if it answers. */
export async function findRunningStack(): Promise<RunningStack | undefined> {
  const noted = await readNote();
  if (!noted) return undefined;
  const answers = await fetch(`${noted.stack.addresses.gateway}/health/live`, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  );
  return answers ? noted.stack : undefined;
}

async function readNote(): Promise<{ pid: number; stack: RunningStack } | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { pid: number; stack: RunningStack };
  } catch {
    return undefined;
  }
}
