import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { fetchPrograms } from './fetched-programs.ts';
import { mayUse } from './postgres-user.ts';
import { listProcesses } from './process-identity.ts';
import { kafkaCoordinatorReady, redisReady } from './readiness.ts';
import { startBackingServices } from './start-backing-services.ts';
import { livingRuns } from './stale-runs.ts';
import { resolveStateFolder } from './state-folder.ts';

jest.setTimeout(60_000);

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
const isRoot = userInfo().uid === 0;

let stateFolder: string;
const children: ChildProcess[] = [];

// Once for the checkout, not once for the fresh state folder of every test.
beforeAll(() => fetchPrograms(resolveStateFolder(), () => undefined), 300_000);

beforeEach(() => {
  stateFolder = realpathSync(mkdtempSync(join(tmpdir(), 'yiwang-backing-test-')));
  chmodSync(stateFolder, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await eventually(() => livingRuns(stateFolder).length === 0);
  rmSync(stateFolder, { recursive: true, force: true });
});

interface Up {
  child: ChildProcess;
  env: Record<string, string>;
  ports: number[];
  output: () => string;
  exited: Promise<number | null>;
}

/** Runs `cli.ts up` and resolves when it has printed its addresses. */
async function up(args: string[], options: SpawnOptions = {}): Promise<Up> {
  const child = spawn(process.execPath, [cli, 'up', '--json', '--state', stateFolder, ...args], {
    ...options,
    env: { PATH: process.env['PATH'], ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let [out, notes] = ['', ''];
  child.stderr?.on('data', (chunk) => (notes += String(chunk)));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const env = await new Promise<Record<string, string>>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
      if (out.endsWith('\n')) resolve(JSON.parse(out) as Record<string, string>);
    });
    child.once('exit', (code) => reject(new Error(`up ended with ${code}: ${notes}`)));
  });
  const ports = Object.values(env).flatMap((value) => /127\.0\.0\.1:(\d+)/.exec(String(value))?.[1] ?? []);
  return { child, env, ports: [...new Set(ports.map(Number))], output: () => notes, exited };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function eventually(condition: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('did not come true in time');
    await sleep(50);
  }
}

const ours = (folder = stateFolder) =>
  listProcesses().filter(({ commandLine }) => commandLine.includes(`${folder}/`) && !commandLine.includes(cli));
const servers = () => ours().filter(({ program }) => ['postgres', 'java', 'redis-server'].includes(program));
const keeperPid = (): number => livingRuns(stateFolder)[0]?.pid ?? Number.NaN;

async function nothingIsLeft({ ports }: Pick<Up, 'ports'>): Promise<void> {
  await eventually(() => servers().length === 0 && readdirSync(join(stateFolder, 'run')).length === 0);
  expect(await Promise.all(ports.map(accepts))).toEqual(ports.map(() => false));
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const addressOf = (text: string) => ({ host: '127.0.0.1', port: Number(/127\.0\.0\.1:(\d+)/.exec(text)?.[1]) });

describe('embedded backing services', () => {
  it('start twice in a row, fresh each time, and leave nothing', async () => {
    for (const _round of [1, 2]) {
      const backing = await startBackingServices({ stateFolder, embeddedOnly: true });
      expect(backing.describe).toHaveLength(3);
      expect(await query(backing.postgres.adminUrl, 'CREATE TABLE once (id int)')).toEqual([]);
      await kafkaCoordinatorReady(addressOf(backing.kafka.brokers[0] ?? ''));
      await redisReady(addressOf(backing.redis.url));
      expect(servers()).toHaveLength(3);
      const ports = Object.values(backing.env).map((value) => addressOf(value).port);
      await backing.stop();
      await backing.stop();
      await nothingIsLeft({ ports });
    }
  });

  it('come back on the same address with their data after a kill', async () => {
    const backing = await startBackingServices({ stateFolder, embeddedOnly: true });
    try {
      const { postgres, kafka, redis } = backing;
      if (!postgres.controllable || !kafka.controllable || !redis.controllable) throw new Error('not embedded');
      await query(postgres.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
      await Promise.all([postgres.kill(), kafka.kill(), redis.stop()]);
      for (const address of Object.values(backing.env)) expect(await accepts(addressOf(address).port)).toBe(false);
      await Promise.all([postgres.start(), kafka.start(), redis.start()]);
      expect(await query(postgres.adminUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
      await kafkaCoordinatorReady(addressOf(kafka.brokers[0] ?? ''));
      await redisReady(addressOf(redis.url));
    } finally {
      await backing.stop();
    }
  });

  it('end with a parent that is killed', async () => {
    const stack = await up(['--embedded']);
    expect(servers()).toHaveLength(3);
    stack.child.kill('SIGKILL');
    await nothingIsLeft(stack);
  });

  it('end with a parent that is killed while it starts them', async () => {
    const child = spawn(process.execPath, [cli, 'up', '--embedded', '--state', stateFolder], { stdio: 'ignore' });
    children.push(child);
    await eventually(() => servers().length > 0);
    child.kill('SIGKILL');
    await nothingIsLeft({ ports: [] });
  });

  it('end on Ctrl-C', async () => {
    const stack = await up(['--embedded', '--only', 'postgres,redis']);
    stack.child.kill('SIGINT');
    expect(await stack.exited).toBe(0);
    await nothingIsLeft(stack);
  });

  it('are ended by the parent when the keeper is killed', async () => {
    const stack = await up(['--embedded', '--only', 'postgres,redis']);
    process.kill(keeperPid(), 'SIGKILL');
    await nothingIsLeft(stack);
  });

  it('are ended by the next start when keeper and parent were killed, and a bystander is not', async () => {
    const stack = await up(['--embedded', '--only', 'postgres,redis']);
    const [staleRun = ''] = readdirSync(join(stateFolder, 'run'));
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', join(stateFolder, 'run', staleRun, 'postgres')]);
    children.push(bystander);
    stack.child.kill('SIGSTOP');
    process.kill(keeperPid(), 'SIGKILL');
    stack.child.kill('SIGKILL');
    await stack.exited;
    expect(servers()).toHaveLength(2);

    const next = await up(['--embedded', '--only', 'redis']);
    expect(next.output()).toContain('cleaned up after a run that ended badly');
    expect(existsSync(join(stateFolder, 'run', staleRun))).toBe(false);
    expect(await Promise.all(stack.ports.map(accepts))).toEqual([false, false]);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    expect(servers()).toHaveLength(1);
  });

  it('of two stacks started at once do not disturb each other', async () => {
    const [one, other] = await Promise.all([
      up(['--embedded', '--only', 'postgres,redis']),
      up(['--embedded', '--only', 'postgres,redis']),
    ]);
    expect(new Set([...one.ports, ...other.ports]).size).toBe(4);
    one.child.kill('SIGINT');
    await one.exited;
    expect(await query(other.env['YIWANG_POSTGRES_URL'] ?? '', 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
  });

  it('run for an ordinary user in UTF-8, whatever the shell exports', async () => {
    const nobody = { uid: 65_534, gid: 65_534 };
    const asNobody = isRoot && (await mayUse(nobody, '-x', process.execPath)) && (await mayUse(nobody, '-r', cli));
    if (asNobody) chownSync(stateFolder, nobody.uid, nobody.gid);
    const hostile = { LC_ALL: 'C', PGDATA: '/nowhere', JAVA_TOOL_OPTIONS: '-Xmx1m', NODE_OPTIONS: '--no-warnings' };
    const { env } = await up(['--embedded'], { ...(asNobody ? nobody : {}), env: hostile });
    const sql = 'SELECT pg_encoding_to_char(encoding) AS encoding, datctype FROM pg_database WHERE datname = current_database()';
    expect(await query(env['YIWANG_POSTGRES_URL'] ?? '', sql)).toEqual([{ encoding: 'UTF8', datctype: expect.stringMatching(/UTF-8/) }]);
  });

  it('put the data into the temporary folder when the user of PostgreSQL cannot reach the checkout', async () => {
    // Only root has a second user for PostgreSQL; anybody else reaches his own folder.
    chmodSync(stateFolder, 0o700);
    const stack = await up(['--embedded', '--only', 'postgres']);
    const elsewhere = /data in (\S+) because/.exec(stack.output())?.[1];
    expect(elsewhere !== undefined).toBe(isRoot);
    stack.child.kill('SIGKILL');
    await nothingIsLeft(stack);
    if (elsewhere) expect(existsSync(elsewhere)).toBe(false);
  });

  it('keep data where that is asked for, for one stack at a time', async () => {
    const dataDir = join(stateFolder, 'kept');
    const first = await startBackingServices({ stateFolder, embeddedOnly: true, dataDir, need: { postgres: true } });
    await query(first.postgres.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
    await expect(startBackingServices({ stateFolder, embeddedOnly: true, dataDir, need: { postgres: true } })).rejects.toThrow('is in use');
    await first.stop();
    const second = await startBackingServices({ stateFolder, embeddedOnly: true, dataDir, need: { postgres: true } });
    expect(await query(second.postgres.adminUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    await second.stop();
  });
});

describe('backing services of the environment', () => {
  it('are preferred, one by one, and cannot be stopped or killed', async () => {
    const given = await up(['--embedded', '--only', 'redis']);
    process.env['YIWANG_REDIS_URL'] = given.env['YIWANG_REDIS_URL'];
    try {
      const backing = await startBackingServices({ stateFolder, need: { redis: true } });
      expect(backing.redis).toEqual({ source: 'environment', url: given.env['YIWANG_REDIS_URL'], controllable: false });
      expect(() => backing.kafka).toThrow('Kafka was not asked for');
      await backing.stop();
      given.child.kill('SIGKILL');
      await nothingIsLeft(given);
      await expect(startBackingServices({ stateFolder, need: { redis: true } })).rejects.toThrow(
        'YIWANG_REDIS_URL is set, but Redis cannot be used there',
      );
    } finally {
      delete process.env['YIWANG_REDIS_URL'];
    }
  });
});
