// Runs a command of the project with the Node it pins, after installing what is missing. Plain JavaScript without dependencies:
// it is the one file that must run on a fresh clone, on the system's Node (20 or newer).
//
//   node tools/bootstrap.mjs <demo|start|bench|verify|chaos|ops|test|check|build> [arguments]
import { spawn } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const tool = (path) => join(root, 'tools', path);

const environment = () => ({
  ...process.env,
  PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
  NX_DAEMON: 'false',
});

/** Children that a signal must reach. */
const running = new Set();
/** 128 + the signal that came, as shells have it. */
let interrupted = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = 128 + constants.signals[signal];
    if (running.size === 0) process.exit(interrupted);
    // A terminal sends Ctrl-C to the whole group, children included; a second one from here would cut their clean-up short.
    const fromTerminal = signal === 'SIGINT' && (process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
    if (!fromTerminal) for (const child of running) child.kill(signal);
  });
}

/** Runs a child to its end: its exit code, or 128 + signal. `quiet` keeps its output for the case that it fails. */
function run(command, args, { env = environment(), quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    running.add(child);
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
    const end = (code) => {
      running.delete(child);
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code);
    };
    child.on('error', (error) => {
      output.push(Buffer.from(`${command}: ${error.message}\n`));
      if (!quiet) process.stderr.write(`${command}: ${error.message}\n`);
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? 128 + constants.signals[signal]));
  });
}

/**
 * Becomes the command, so that signals and exit code are its own. Older Nodes cannot; there it runs as a child
 * (only the first time: once installed, npm scripts find the pinned Node).
 */
async function become(args, env = environment()) {
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.removeAllListeners('warning'); // "execve is an experimental feature"
    process.execve(pinnedNode, [pinnedNode, ...args], env);
  }
  return run(pinnedNode, args, { env });
}

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/** What npm wrote about node_modules must agree with the lock file; packages for other platforms are left out by npm. */
function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  const same = (a, b) => a.version === b.version && a.integrity === b.integrity && a.resolved === b.resolved && a.link === b.link;
  const isPackage = (name) => name.includes('node_modules/');
  return (
    Object.entries(wanted).every(
      ([name, entry]) => !isPackage(name) || (installed[name] ? same(entry, installed[name]) : entry.optional),
    ) && Object.keys(installed).every((name) => !isPackage(name) || wanted[name])
  );
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Only one install at a time in one checkout. The lock appears with its owner's id in it, so a dead owner can be told. */
async function withInstallLock(work) {
  const folder = join(root, '.yiwang');
  const lock = join(folder, 'install.lock');
  const mine = join(folder, `install.${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(mine, String(process.pid));
  try {
    for (let waiting = false; ; await pause(200)) {
      try {
        linkSync(mine, lock);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const owner = Number(readJson(lock));
      if (owner && !isAlive(owner)) {
        const stale = `${mine}.stale`;
        try {
          renameSync(lock, stale);
          if (Number(readJson(stale)) !== owner) linkSync(stale, lock); // somebody took it over in between: theirs again
        } catch {
          // somebody else was quicker
        }
        rmSync(stale, { force: true });
      } else if (!waiting) {
        waiting = true;
        process.stderr.write(`waiting for the install of process ${owner}\n`);
      }
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

async function install() {
  if (isInstalled()) return 0;
  return withInstallLock(async () => {
    if (isInstalled()) return 0;
    const started = Date.now();
    process.stderr.write('installing dependencies (npm ci) …\n');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    // The caller's npm settings (an `npm run --silent`, for one) are for that command, not for this one.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name)));
    const code = await run(npm, ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { env, quiet: true });
    if (code === 0) process.stderr.write(`installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
    return code;
  });
}

const build = () => run(pinnedNode, [join(binaries, 'nx'), 'run-many', '-t', 'build', '--output-style=static'], { quiet: true });

/** An operator in trouble waits for no build: whatever was built knows how to ask. */
const buildOnce = async () => (existsSync(join(root, 'libs', 'contracts', 'http', 'client', 'dist', 'index.js')) ? 0 : build());

/** Ends with `N passed, N failed`, counted by the reporter, after everything else that Jest has to say. */
async function test(args) {
  const file = join(root, '.yiwang', `tests.${process.pid}.json`);
  const env = environment();
  env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim();
  env.YIWANG_TEST_SUMMARY = file;
  mkdirSync(dirname(file), { recursive: true });
  // Behind the caller's options, because Jest takes every word that follows `--reporters` for one more reporter; before a `--`, which ends options.
  const options = args.includes('--') ? args.indexOf('--') : args.length;
  const reporters = ['--reporters=default', `--reporters=${tool('checks/src/summary-reporter.mjs')}`];
  const code = await run(pinnedNode, [join(binaries, 'jest'), ...args.slice(0, options), ...reporters, ...args.slice(options)], { env });
  const summary = readJson(file) ?? (code === 0 ? undefined : { passed: 0, failed: 1 });
  rmSync(file, { force: true });
  // A run can fail without a failed test, for example in its set-up.
  if (summary) process.stdout.write(`${summary.passed} passed, ${code !== 0 && summary.failed === 0 ? 1 : summary.failed} failed\n`);
  return code;
}

const commands = {
  demo: (args) => become([tool('stack/src/demo.ts'), ...args]),
  start: (args) => become([tool('stack/src/start.ts'), ...args]),
  bench: (args) => become([tool('bench/src/cli.ts'), ...args]),
  verify: (args) => become([tool('verify/src/cli.ts'), ...args]),
  chaos: (args) => become([tool('chaos/src/cli.ts'), ...args]),
  ops: (args) => become([tool('ops/src/cli.ts'), ...args]),
  check: (args) => become([tool('checks/src/cli.ts'), ...args]),
  build: async () => 0,
  test,
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (!command) {
  process.stderr.write(`usage: node tools/bootstrap.mjs <${Object.keys(commands).join('|')}> [arguments]\n`);
  process.exit(2);
}
let code = 0;
for (const step of [install, name === 'ops' ? buildOnce : build, () => command(args)]) {
  code = interrupted || (await step());
  if (code !== 0) break;
}
process.exit(code);
