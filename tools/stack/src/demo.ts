import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { castOf } from './demo/cast.ts';
import { badRating, goodRating } from './demo/evaluation-scenes.ts';
import { Narrator } from './demo/narrator.ts';
import { powerItemLibrary } from './demo/library-scene.ts';
import { whoWasTold } from './demo/notification-scene.ts';
import { warningThenCard } from './demo/overdue.ts';
import { reconcile } from './demo/reconcile.ts';
import type { Check, Scene } from './demo/scene.ts';
import { filedElsewhere, leftUntouched, onTheSpot, parallelApproval, publishItems } from './demo/scenes.ts';
import { SmsProvider } from './demo/sms-provider.ts';
import { oneMatter } from './demo/window-scene.ts';
import { Stack } from './stack.ts';
import { waitForInterrupt } from './wait-for-interrupt.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, keep: { type: 'boolean', default: false } } });

function printTable(checks: Check[]): void {
  console.log('\n── 对账  reconciliation');
  for (const { name, expected, found } of checks) {
    console.log(`   ${expected === found ? '✓' : '✗'} ${name}: expected ${expected}, found ${found}`);
  }
}

function printCases(tell: Narrator): void {
  console.log('\n── 办件一览  cases');
  const byCase = new Map<string, string[]>();
  for (const { caseNo, name } of tell.steps) if (caseNo) byCase.set(caseNo, [...(byCase.get(caseNo) ?? []), name]);
  for (const [caseNo, names] of byCase) console.log(`   ${caseNo}  ${names.length} steps, last: ${names.at(-1)}`);
}

async function tellStory(stack: Stack, tell: Narrator, sms: SmsProvider): Promise<Check[]> {
  const scene: Scene = { stack, tell, sms, cast: castOf(stack.gatewayUrl), ledger: { filed: [], expectedTasks: new Map(), byCourier: [] } };
  await publishItems(scene);
  const atThreeDepartments = await parallelApproval(scene);
  const atCounter = await filedElsewhere(scene);
  await onTheSpot(scene);
  await goodRating(scene, atThreeDepartments);
  await badRating(scene, atCounter);
  const { caseNo, dueAt } = await leftUntouched(scene);
  await warningThenCard(scene, caseNo, dueAt);
  await whoWasTold(scene);
  await powerItemLibrary(scene);
  await oneMatter(scene);
  printCases(tell);
  const checks = await reconcile(scene);
  printTable(checks);
  return checks;
}

const tell = new Narrator();
let checks: Check[] = [];
let failure: unknown;
let stack: Stack | undefined;
const interrupted = waitForInterrupt();
const sms = await SmsProvider.start();
try {
  console.log('一网 yiwang — 一个跨部门办件的全过程  a case through real services, over real PostgreSQL, Kafka and Redis\n');
  stack = await Stack.start({
    log: (line) => console.log(`   ${line}`),
    env: { CLOCK: 'movable', SANDBOX_COURIER_SECONDS: '1', ...sms.env },
    remember: values.keep,
  });
  checks = await Promise.race([
    tellStory(stack, tell, sms),
    interrupted.then((): never => {
      throw new Error('interrupted');
    }),
  ]);
} catch (error) {
  failure = error;
}
const ok = failure === undefined && checks.length > 0 && checks.every(({ expected, found }) => expected === found);
if (failure !== undefined) console.error(failure);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ ok, steps: tell.steps, checks }, null, 2)}\n`);
console.log(`\ndemo: ${ok ? 'ok' : 'failed'}`);
if (ok && values.keep && stack) {
  console.log(`the stack stays up at ${stack.gatewayUrl} (API: ${stack.gatewayUrl}/docs); Ctrl-C stops it`);
  await interrupted;
}
await stack?.stop();
await sms.stop();
process.exit(ok ? 0 : 1);
