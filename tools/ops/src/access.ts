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
  if (login !== undefined && password !== undefined) return { gateway, client: ApiClient.person(base, login, password) };
  if (named === undefined) return { gateway, client: ApiClient.person(base, OFFICERS.operator.login) };
  throw new AccessError(
    'YIWANG_GATEWAY needs YIWANG_OPS_LOGIN and YIWANG_OPS_PASSWORD, or YIWANG_OPS_CLIENT_ID and YIWANG_OPS_CLIENT_SECRET',
  );
}
