import { createInterface } from 'node:readline/promises';
import type { YiwangClient } from '@yiwang/client';

export class AccessError extends Error {}

export interface Access {
  gateway: string;
  client: YiwangClient;
}

/** The gateway and somebody who may ask it: what the environment names, else the stack that runs here with its demo operator. @throws AccessError */
export async function accessOf(env: NodeJS.ProcessEnv): Promise<Access> {
  // Loaded late: help and wrong arguments need none of it.
  const { ApiClient, findRunningStack } = await import('@yiwang/stack');
  const { OFFICERS } = await import('@yiwang/demo-data');
  const named = env['YIWANG_GATEWAY'];
  const gateway = named ?? (await findRunningStack())?.addresses.gateway;
  if (gateway === undefined) throw new AccessError('no stack runs here: name the gateway in YIWANG_GATEWAY, or start one with npm start');
  if (!/^https?:\/\//.test(gateway)) throw new AccessError(`YIWANG_GATEWAY is no address: ${gateway}`);

  const base = gateway.replace(/\/+$/, '');
  const { YIWANG_OPS_LOGIN: login, YIWANG_OPS_PASSWORD: password } = env;
  const { YIWANG_OPS_CLIENT_ID: clientId, YIWANG_OPS_CLIENT_SECRET: clientSecret } = env;
  if (clientId !== undefined && clientSecret !== undefined) return { gateway, client: ApiClient.system(base, { clientId, clientSecret }) };
  if (login !== undefined && password !== undefined) return { gateway, client: ApiClient.person(base, login, password, codeOf(env)) };
  if (named === undefined) return { gateway, client: ApiClient.person(base, OFFICERS.operator.login) };
  throw new AccessError(
    'YIWANG_GATEWAY needs YIWANG_OPS_LOGIN and YIWANG_OPS_PASSWORD, or YIWANG_OPS_CLIENT_ID and YIWANG_OPS_CLIENT_SECRET',
  );
}

/** 动态口令, where the account has one: as it is given, or as somebody types it. Each is good once, so it is asked for anew. */
function codeOf({ YIWANG_OPS_CODE: given }: NodeJS.ProcessEnv): () => Promise<string> {
  return async () => {
    if (given !== undefined) return given;
    if (!process.stdin.isTTY) throw new AccessError('the account has a second factor: give its code in YIWANG_OPS_CODE');
    // Not to the standard output, which may be read by a machine.
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return (await terminal.question('code of the second factor: ')).trim();
    } finally {
      terminal.close();
    }
  };
}
