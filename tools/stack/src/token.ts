import { OFFICERS } from '@yiwang/demo-data';
import { ApiClient } from './api-client.ts';
import { findRunningStack } from './running-stack.ts';

// `npx node tools/stack/src/token.ts [login]` prints an access token of a demo account, for five minutes of curl against `npm start`.
const stack = await findRunningStack();
if (stack) {
  const token = await ApiClient.person(stack.addresses.gateway, process.argv[2] ?? OFFICERS.operator.login).token();
  process.stdout.write(`${token}\n`);
} else {
  process.stderr.write('no stack runs here: npm start\n');
  process.exitCode = 1;
}
