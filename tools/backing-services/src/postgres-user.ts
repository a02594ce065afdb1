import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cleanEnvironment } from './clean-environment.ts';

const run = promisify(execFile);

export interface UserIdentity {
  uid: number;
  gid: number;
}

async function idOf(flag: '-u' | '-g', user: string): Promise<number> {
  return Number.parseInt((await run('id', [flag, user])).stdout, 10);
}

/**
 * PostgreSQL refuses to run as root. For root this is the user `postgres` where the machine has one, else `nobody`, which every
 * Unix has: no user is added to the machine.
 * @returns undefined for an ordinary user, who runs it as himself
 */
export async function postgresUser(): Promise<UserIdentity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([idOf('-u', user), idOf('-g', user)]);
      if (uid > 0 && gid > 0) return { uid, gid };
    } catch {
      // No such user: the next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody"; set YIWANG_POSTGRES_URL');
}

/** Whether that user may do `-x` (execute), `-r` (read) or `-w` (write) with the path: a home folder closed to others hides all below it. */
export async function mayUse(user: UserIdentity | undefined, flag: '-x' | '-r' | '-w', path: string): Promise<boolean> {
  try {
    await run('test', [flag, path], { ...user, cwd: '/', env: cleanEnvironment() });
    return true;
  } catch {
    return false;
  }
}
