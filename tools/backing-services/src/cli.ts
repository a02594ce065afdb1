/**
 * Brings the backing services up by hand.
 *   node tools/backing-services/src/cli.ts up [--json] [--only postgres,kafka,redis] [--data <folder>] [--embedded] [--state <folder>]
 *   node tools/backing-services/src/cli.ts down [--all] [--state <folder>]
 */
import { parseArgs } from 'node:util';
import type { ServiceName } from './backing-services.ts';
import { livingRuns, sweepStaleRuns } from './stale-runs.ts';
import { startBackingServices } from './start-backing-services.ts';
import { resolveStateFolder } from './state-folder.ts';

const usage = `up [--json] [--only postgres,kafka,redis] [--data <folder>] [--embedded]   start, print the addresses, wait for Ctrl-C
down [--all]   clean up after runs that ended badly; --all stops the living ones of this checkout too
both: [--state <folder>]   use another folder than .yiwang/ of the checkout`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    data: { type: 'string' },
    embedded: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    state: { type: 'string' },
  },
});

const note = (line: string) => void process.stderr.write(`${line}\n`);

function neededServices(): ServiceName[] {
  const known: ServiceName[] = ['postgres', 'kafka', 'redis'];
  if (values.only === undefined) return known;
  return values.only.split(',').map((name) => {
    const service = known.find((candidate) => candidate === name.trim());
    if (!service) throw new Error(`unknown service "${name}"; known are ${known.join(', ')}`);
    return service;
  });
}

async function up(): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const begun = Date.now();
  const starting = startBackingServices({
    log: note,
    need: Object.fromEntries(neededServices().map((service) => [service, true])),
    dataDir: values.data,
    stateFolder: values.state,
    embeddedOnly: values.embedded,
  });
  const backing = await Promise.race([starting, asked.then(() => undefined)]);
  // Cut short: the keeper sees this process go and cleans up.
  if (!backing) process.exit(130);
  note(`up after ${((Date.now() - begun) / 1000).toFixed(1)} s; Ctrl-C stops everything`);
  if (values.json) process.stdout.write(`${JSON.stringify({ ...backing.env, describe: backing.describe })}\n`);
  else for (const [name, value] of Object.entries(backing.env)) process.stdout.write(`${name}=${value}\n`);
  // Servers do not keep this process alive; this does.
  const alive = setInterval(() => undefined, 60_000);
  await asked;
  clearInterval(alive);
  await backing.stop();
  note('stopped');
}

async function down(): Promise<void> {
  const stateFolder = resolveStateFolder(values.state);
  for (const { pid, startedAt } of livingRuns(stateFolder)) {
    note(`${values.all ? 'stopping' : 'still running'}: keeper ${pid}, since ${startedAt ?? 'just now'}`);
    if (values.all) process.kill(pid, 'SIGTERM');
  }
  for (let i = 0; values.all && i < 200 && livingRuns(stateFolder).length > 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const lines = await sweepStaleRuns(stateFolder);
  for (const line of lines.length > 0 ? lines : ['nothing to clean up']) note(line);
}

try {
  if (positionals[0] === 'up') await up();
  else if (positionals[0] === 'down') await down();
  else {
    note(usage);
    process.exitCode = 2;
  }
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
