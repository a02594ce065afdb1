import { parseArgs } from 'node:util';
import { fileWorkload } from './file-workload.ts';
import { readWorkload } from './read-workload.ts';
import { report, type Workload } from './report.ts';
import { openTarget } from './target.ts';

const USAGE = `usage: npm run bench -- <file|read> [--seconds N] [--connections C] [--json FILE]
  file  a person files applications through the gateway; floor: one INSERT by a bare Fastify server
  read  catalogue items through the gateway, cached and not cached; floor: the same bytes from memory`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '15' }, connections: { type: 'string', default: '32' }, json: { type: 'string' } },
});
const [name] = positionals;
const [seconds, connections] = [Number(values.seconds), Number(values.connections)];
if (
  (name !== 'file' && name !== 'read') ||
  positionals.length !== 1 ||
  !(seconds > 0 && seconds <= 600) ||
  !(connections > 0 && connections <= 1000)
) {
  console.error(USAGE);
  process.exit(2);
}

const log = (line: string): void => console.error(line);
const target = await openTarget(log);
let workloads: Workload[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void target.stop().then(() => process.exit(130)));
try {
  workloads = name === 'file' ? await fileWorkload(target, seconds, connections) : await readWorkload(target, seconds, connections, log);
} finally {
  await target.stop();
}
await report(workloads, values.json);
const failed = workloads.filter(({ errors }) => errors > 0);
for (const { name: which, errors } of failed) console.error(`${which}: ${errors} errors`);
process.exit(failed.length > 0 ? 1 : 0);
