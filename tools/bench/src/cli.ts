import { parseArgs } from 'node:util';
import { ACCEPTANCE_WORKLOADS, acceptanceWorkload, type AcceptanceWorkload } from './acceptance/acceptance-workload.ts';
import { AUTH_WORKLOADS, authWorkload, type AuthWorkload } from './auth/auth-workload.ts';
import { CATALOGUE_WORKLOADS, catalogueWorkload, type CatalogueWorkload } from './catalogue/catalogue-workload.ts';
import { DISPATCH_WORKLOADS, dispatchWorkload, type DispatchWorkload } from './dispatch/dispatch-workload.ts';
import { fileWorkload } from './file-workload.ts';
import { lifecycleWorkload } from './lifecycle-workload.ts';
import { readWorkload } from './read-workload.ts';
import { report, type Workload } from './report.ts';
import { openTarget, type Target } from './target.ts';

const log = (line: string): void => console.error(line);
const USAGE = `usage: npm run bench -- <file|read|lifecycle|catalogue|acceptance|dispatch|auth> [--seconds N] [--connections C] [--rate R] [--json FILE]
                              catalogue: [--items N] [--rows R] [--readers C] [--only NAME,NAME]
                              acceptance: [--cases N] [--readers C] [--only NAME,NAME]
                              dispatch: [--rate R] [--readers C] [--only NAME,NAME]
                              auth: [--only NAME,NAME]
  file       a person files applications through the gateway; floor: one INSERT by a bare Fastify server
  read       catalogue items through the gateway, cached and not cached; floor: the same bytes from memory
  lifecycle  cases from filing to rating, C under way at once
  catalogue  N items: ${CATALOGUE_WORKLOADS.join(', ')}; the file has R rows
  acceptance N cases: ${ACCEPTANCE_WORKLOADS.join(', ')}
  dispatch   R cases a second are accepted, how long until a department can read its task: ${DISPATCH_WORKLOADS.join(', ')}
  auth       tokens and logins: ${AUTH_WORKLOADS.join(', ')}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '15' },
    connections: { type: 'string' },
    rate: { type: 'string', default: '200' },
    items: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '20000' },
    readers: { type: 'string', default: '4' },
    cases: { type: 'string', default: '10000' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
// A life waits for lists that are looked at only now and then, so there must be more of them than of single requests.
const connections = Number(values.connections ?? (positionals[0] === 'lifecycle' ? 64 : 32));
const [seconds, rate] = [Number(values.seconds), Number(values.rate)];
const [items, rows, readers] = [Number(values.items), Number(values.rows), Number(values.readers)];
const cases = Number(values.cases);
const named: readonly string[] =
  { acceptance: ACCEPTANCE_WORKLOADS, dispatch: DISPATCH_WORKLOADS, auth: AUTH_WORKLOADS }[positionals[0] ?? ''] ?? CATALOGUE_WORKLOADS;
const only: readonly string[] = values.only?.split(',') ?? named;

const WORKLOADS: Record<string, (target: Target) => Promise<Workload[]>> = {
  file: (target) => fileWorkload(target, seconds, connections),
  read: (target) => readWorkload(target, seconds, connections, log),
  lifecycle: (target) => lifecycleWorkload(target, seconds, connections),
  catalogue: (target) =>
    catalogueWorkload(target, { items, only: only as CatalogueWorkload[], seconds, many: connections, few: readers, rows, log }),
  acceptance: (target) =>
    acceptanceWorkload(target, { cases, only: only as AcceptanceWorkload[], seconds, many: connections, few: readers, log }),
  dispatch: (target) => dispatchWorkload(target, { only: only as DispatchWorkload[], seconds, rate, few: readers, log }),
  auth: (target) => authWorkload(target, { only: only as AuthWorkload[], seconds, connections, log }),
};
const whole = (value: number, most: number): boolean => Number.isInteger(value) && value > 0 && value <= most;
const sizesFit = whole(items, 3_000_000) && whole(rows, 500_000) && whole(cases, 10_000_000) && whole(readers, 100);
const namesFit = only.every((name) => named.includes(name));
const run = positionals.length === 1 ? WORKLOADS[positionals[0] ?? ''] : undefined;
if (
  !run ||
  !(seconds > 0 && seconds <= 600) ||
  !(connections > 0 && connections <= 1000) ||
  !(rate > 0 && rate <= 10_000) ||
  !sizesFit ||
  !namesFit
) {
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
