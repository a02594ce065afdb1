import { parseArgs } from 'node:util';
import { DEMO_PASSWORD, LEGAL_PERSONS, OFFICERS, PERSONS, SYSTEMS } from '@yiwang/demo-data';
import { isTaken } from './ports.ts';
import { publishCity } from './publish-city.ts';
import { publishDemoItems } from './publish-demo-items.ts';
import { Stack } from './stack.ts';
import { waitForInterrupt } from './wait-for-interrupt.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' }, data: { type: 'string' } } });
const gatewayPort = Number(values.port);

function printAccounts(): void {
  console.log(`\n   演示账号 demo accounts, password ${DEMO_PASSWORD}`);
  for (const group of [PERSONS, LEGAL_PERSONS, OFFICERS]) {
    for (const account of Object.values(group)) console.log(`     ${account.login.padEnd(18)} ${account.name}`);
  }
  console.log('   部门系统 department systems (client id, secret)');
  for (const { clientId, clientSecret, name } of Object.values(SYSTEMS))
    console.log(`     ${clientId.padEnd(20)} ${clientSecret.padEnd(34)} ${name}`);
}

// Said before anything is started, not when the gateway is the last to find out.
if (await isTaken(gatewayPort)) {
  console.error(`port ${gatewayPort} is taken; to have the gateway at another: npm start -- --port ${gatewayPort + 1}`);
  process.exit(1);
}
const interrupted = waitForInterrupt();
const starting = Stack.start({
  log: (line) => console.log(`   ${line}`),
  gatewayPort,
  dataDir: values.data,
  remember: true,
});
let stack: Stack | undefined;
let code = 0;
try {
  stack = await starting;
  await publishDemoItems(stack.gatewayUrl);
  await publishCity(stack.gatewayUrl);
  console.log(`\n   网关 gateway  ${stack.gatewayUrl}\n   接口 API docs ${stack.gatewayUrl}/docs`);
  printAccounts();
  console.log('\n   Ctrl-C stops everything');
  await interrupted;
} catch (error) {
  console.error(error);
  code = 1;
}
await stack?.stop();
process.exit(code);
