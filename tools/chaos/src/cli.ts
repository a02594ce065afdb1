import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { publishDemoItems, Stack } from '@yiwang/stack';
import { CHAOS_DATA, CHAOS_LEDGER, CHAOS_STOPPED, linesOf } from '@yiwang/verify';
import { killInTurn, type ChaosReport } from './kill.ts';

const USAGE = `usage: npm run chaos -- kill [--minutes N] [--rate R] [--finish-every K] [--ledger FILE] [--json FILE]
  kill  under R filings a second (5), of which every K-th (2) is brought to its end: kill -9 each service, PostgreSQL, Kafka and Redis
        in turn for N minutes (4), bring them back, and verify at the end`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '4' },
    rate: { type: 'string', default: '5' },
    'finish-every': { type: 'string', default: '2' },
    ledger: { type: 'string' },
    json: { type: 'string' },
  },
});
const [minutes, rate, finishEvery] = [Number(values.minutes), Number(values.rate), Number(values['finish-every'])];
if (positionals.join() !== 'kill' || !(minutes > 0 && minutes <= 600) || !(rate > 0 && rate <= 200) || !(finishEvery >= 1)) {
  console.error(USAGE);
  process.exit(2);
}

// The ledger too, also when this run writes another: the filings of one run are not in the databases of the next.
for (const left of [CHAOS_DATA, CHAOS_LEDGER, CHAOS_STOPPED]) rmSync(left, { recursive: true, force: true });
mkdirSync(CHAOS_DATA, { recursive: true });
const ledgerFile = values.ledger ?? CHAOS_LEDGER;
writeFileSync(ledgerFile, '');

function print({ ok, filed, finished, repeated, failures, kills, outages, invariants }: ChaosReport): void {
  console.log(`\nfilings acknowledged  ${filed}   (${ledgerFile})`);
  console.log(`lifecycles finished   ${finished}`);
  console.log(`tries repeated        ${repeated}`);
  console.log(`kills                 ${kills}`);
  for (const [name, one] of Object.entries(outages))
    console.log(`  ${name.padEnd(12)} ${one.kills} ×, longest until it served again ${(one.longestMs / 1000).toFixed(1)} s`);
  for (const failure of failures.slice(0, 10)) console.log(`failed for good: ${failure}`);
  console.log('');
  for (const line of linesOf(invariants)) console.log(line);
  console.log(`chaos: ${ok ? 'ok' : 'failed'}`);
}

const log = (line: string): void => console.error(`   ${line}`);
const starting = Stack.start({
  log,
  embeddedOnly: true,
  dataDir: CHAOS_DATA, // for `npm run verify` afterwards
  env: { RATE_LIMITS: 'change=1000000,read=1000000,publicRead=1000000,login=1000000,token=1000000', SANDBOX_COURIER_SECONDS: '1' },
});
/** What is due later is nobody's fault: verify looks as of this moment. */
async function stop(running: Stack): Promise<void> {
  writeFileSync(CHAOS_STOPPED, new Date().toISOString());
  await running.stop();
}
let ok = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void starting.then(stop).finally(() => process.exit(130)));
const stack = await starting;
try {
  await publishDemoItems(stack.gatewayUrl);
  const report = await killInTurn(stack, { minutes, rate, finishEvery, ledgerFile, log });
  print(report);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  ok = report.ok;
} finally {
  await stop(stack);
}
process.exit(ok ? 0 : 1);
