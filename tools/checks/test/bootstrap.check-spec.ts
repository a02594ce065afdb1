import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

const original = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'bootstrap.mjs');
const LOCK = {
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac-only': { version: '1.0.0', optional: true } },
};
const INSTALLED = { packages: { 'node_modules/a': { version: '1.0.0' } } };

/** Prints what it was given; then ends with EXIT, or waits and counts the signals that reach it. */
const DEMO = `
const got = [];
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => { got.push(signal); setTimeout(() => { console.log(got.join(' ')); process.exit(5); }, 300); });
console.log(JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH }));
if (process.env.EXIT) process.exit(Number(process.env.EXIT));
setInterval(() => undefined, 1000);
`;
/** Stands for npm: notes that it was called, takes its time, and "installs". */
const NPM = `#!/bin/sh
echo "$@" >> "$CHECKOUT/npm-calls"
sleep 1
if [ -n "$NPM_FAILS" ]; then echo "npm error no network" >&2; exit 9; fi
cp "$CHECKOUT/installed.json" "$CHECKOUT/node_modules/.package-lock.json"
`;

describe('bootstrap', () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'yiwang-bootstrap-'));
    for (const folder of ['tools/stack/src', 'node_modules/node/bin', 'node_modules/.bin', 'bin'])
      await mkdir(join(root, folder), { recursive: true });
    await copyFile(original, join(root, 'tools/bootstrap.mjs'));
    await symlink(process.execPath, join(root, 'node_modules/node/bin/node'));
    await writeFile(join(root, 'node_modules/.bin/nx'), '');
    await writeFile(join(root, 'tools/stack/src/demo.ts'), DEMO);
    await writeFile(join(root, 'bin/npm'), NPM);
    await chmod(join(root, 'bin/npm'), 0o755);
    await writeFile(join(root, 'installed.json'), JSON.stringify(INSTALLED));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));
  beforeEach(async () => {
    await writeFile(join(root, 'package-lock.json'), JSON.stringify(LOCK));
    await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify(INSTALLED));
    await rm(join(root, 'npm-calls'), { force: true });
  });

  /** Node 20 cannot replace its own process; both ways must behave alike. */
  const WITHOUT_EXECVE = ['--import', 'data:text/javascript,delete process.execve'];
  const start = (args: string[], { env = {}, nodeArgs = [] }: { env?: NodeJS.ProcessEnv; nodeArgs?: string[] } = {}) => {
    const { NODE_OPTIONS: _jestOnly, ...inherited } = process.env;
    const child = spawn(process.execPath, [...nodeArgs, join(root, 'tools/bootstrap.mjs'), ...args], {
      env: { ...inherited, CHECKOUT: root, PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const end = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, stdout, stderr })),
    );
    return { child, end };
  };
  const firstOutput = (child: ChildProcess) => new Promise((resolve) => child.stdout?.once('data', resolve));
  const npmCalls = async () => (await readFile(join(root, 'npm-calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean);

  describe.each([
    ['by becoming the command', []],
    ['by a child, as on Node 20', WITHOUT_EXECVE],
  ])('hands over %s', (_how, nodeArgs) => {
    it('with its arguments, the workspace’s tools first on the path, and the exit code of the command', async () => {
      const { code, stdout, stderr } = await start(['demo', '--keep', 'a b'], { env: { EXIT: '7' }, nodeArgs }).end;
      expect(code).toBe(7);
      expect(stderr).toBe('');
      const seen = JSON.parse(stdout) as { args: string[]; path: string };
      expect(seen.args).toEqual(['--keep', 'a b']);
      expect(seen.path.startsWith(`${join(root, 'node_modules', '.bin')}${delimiter}`)).toBe(true);
    });

    it.each(['SIGINT', 'SIGTERM'] as const)('so that %s reaches the command once and its own exit code comes back', async (signal) => {
      const { child, end } = start(['demo'], { nodeArgs });
      await firstOutput(child);
      child.kill(signal);
      const { code, stdout } = await end;
      expect(stdout.trim().split('\n').at(-1)).toBe(signal);
      expect(code).toBe(5);
    });
  });

  it('does not install when what is installed is what the lock file says, other platforms’ packages apart', async () => {
    await start(['demo'], { env: { EXIT: '0' } }).end;
    expect(await npmCalls()).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing is installed', undefined],
    ['another version is installed', { packages: { 'node_modules/a': { version: '0.9.0' } } }],
    ['a package is missing', { packages: {} }],
    ['a package is too many', { packages: { ...INSTALLED.packages, 'node_modules/b': { version: '1.0.0' } } }],
  ])('installs with npm ci when %s', async (_what, installed) => {
    if (installed === undefined) await rm(join(root, 'node_modules/.package-lock.json'));
    else await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify(installed));
    const { code, stderr } = await start(['demo'], { env: { EXIT: '0' } }).end;
    expect(code).toBe(0);
    expect(stderr).toMatch(/^installing dependencies/);
    expect(await npmCalls()).toEqual([expect.stringMatching(/^ci /)]);
  });

  it('installs once when two commands start together', async () => {
    await rm(join(root, 'node_modules/.package-lock.json'));
    const both = await Promise.all([start(['demo'], { env: { EXIT: '0' } }).end, start(['demo'], { env: { EXIT: '0' } }).end]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await npmCalls()).toHaveLength(1);
  });

  it('takes over the lock of an install that was killed', async () => {
    await rm(join(root, 'node_modules/.package-lock.json'));
    await mkdir(join(root, '.yiwang'), { recursive: true });
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.on('close', resolve));
    await writeFile(join(root, '.yiwang', 'install.lock'), String(dead.pid));
    expect((await start(['demo'], { env: { EXIT: '0' } }).end).code).toBe(0);
    expect(await npmCalls()).toHaveLength(1);
  });

  it('shows what npm said, and goes no further, when the install fails', async () => {
    await rm(join(root, 'node_modules/.package-lock.json'));
    const { code, stdout, stderr } = await start(['demo'], { env: { EXIT: '0', NPM_FAILS: '1' } }).end;
    expect(code).toBe(9);
    expect(stderr).toContain('npm error no network');
    expect(stdout).toBe('');
  });

  describe('runs Jest', () => {
    beforeAll(async () => {
      await mkdir(join(root, 'tools/checks/src'), { recursive: true });
      await copyFile(join(dirname(original), 'checks/src/summary-reporter.mjs'), join(root, 'tools/checks/src/summary-reporter.mjs'));
      await symlink(join(dirname(dirname(original)), 'node_modules/jest/bin/jest.js'), join(root, 'node_modules/.bin/jest'));
      const project = `{ displayName: 'unit', testMatch: ['**/*.spec.mjs'], transform: {} }`;
      await writeFile(join(root, 'jest.config.mjs'), `export default { projects: [${project}] };`);
      await writeFile(join(root, 'one.spec.mjs'), `it('passes', () => {});`);
      await writeFile(join(root, 'two.spec.mjs'), `it('passes', () => {}); it('fails', () => { throw new Error(); });`);
    });

    it.each([
      ['everything', [], '2 passed, 1 failed', 1],
      ['what a word stands for', ['one'], '1 passed, 0 failed', 0],
      ['what a word behind an option stands for', ['--verbose', 'one'], '1 passed, 0 failed', 0],
      ['what a word behind -- stands for', ['--selectProjects', 'unit', '--', 'two'], '1 passed, 1 failed', 1],
    ])('on %s, and counts last', async (_what, args, counts, exit) => {
      const { code, stdout } = await start(['test', ...args]).end;
      expect(stdout.trim().split('\n').at(-1)).toBe(counts);
      expect(code).toBe(exit);
    });
  });

  it('names its commands when it is given none of them', async () => {
    const { code, stderr } = await start(['constructor']).end;
    expect(code).toBe(2);
    expect(stderr).toMatch(/^usage: .*<demo\|start\|bench\|.*\|check\|build\|test>/);
  });
});
