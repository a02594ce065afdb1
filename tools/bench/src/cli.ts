import { parseArgs } from 'node:util';
import { eventsWorkload } from './events-workload.ts';
import { fileWorkload } from './file-workload.ts';
import { lifecycleWorkload } from './lifecycle-workload.ts';
import { readWorkload } from './read-workload.ts';
import { report, type Workload } from './report.ts';
import { openTarget, type Target } from './target.ts';

const log = (line: string): void => console.error(line);
const USAGE = `usage: npm run bench -- <file|read|lifecycle|events> [--seconds N] [--connections C] [--rate R] [--json FILE]
  file       a person files applications through the gateway; floor: one INSERT by a bare Fastify server
  read       catalogue items through the gateway, cached and not cached; floor: the same bytes from memory
  lifecycle  cases from filing to rating, C under way at once
  events     R cases a second are accepted; how long until the department's topic shows the task`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '15' },
    connections: { type: 'string' },
    rate: { type: 'string', default: '100' },
    json: { type: 'string' },
  },
});
// A life waits for lists that are looked at only now and then, so there must be more of them than of single requests.
const connections = Number(values.connections ?? (positionals[0] === 'lifecycle' ? 64 : 32));
const [seconds, rate] = [Number(values.seconds), Number(values.rate)];

const WORKLOADS: Record<string, (target: Target) => Promise<Workload[]>> = {
  file: (target) => fileWorkload(target, seconds, connections),
  read: (target) => readWorkload(target, seconds, connections, log),
  lifecycle: (target) => lifecycleWorkload(target, seconds, connections),
  events: (target) => eventsWorkload(target, seconds, rate),
};
const run = positionals.length === 1 ? WORKLOADS[positionals[0] ?? ''] : undefined;
if (!run || !(seconds > 0 && seconds <= 600) || !(connections > 0 && connections <= 1000) || !(rate > 0 && rate <= 10_000)) {
  console.error(USAGE);
  process.exit(2);
}

const target = await openTarget(log);
let workloads: Workload[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void target.stop().then(() => process.exit(130)));
try {
  workloads = await run(target);
} finally {
  await target.stop();
}
await report(workloads, values.json);
const failed = workloads.filter(({ errors }) => errors > 0);
for (const { name: which, errors } of failed) console.error(`${which}: ${errors} errors`);
process.exit(failed.length > 0 ? 1 : 0);
