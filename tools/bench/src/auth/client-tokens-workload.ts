import { SYSTEMS } from '@yiwang/demo-data';
import { startWriteFloor } from '../floor.ts';
import { measureInTurn } from '../load.ts';
import { workload, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { basic } from './ask-token.ts';

/** Pool of one service process; the floor gets as many connections. */
const POOL = 10;

/** 客户端凭证: department systems get their tokens from auth, each by its secret, in turn with one INSERT by a bare server. */
export async function clientTokensWorkload(target: Target, load: { seconds: number; connections: number }): Promise<Workload> {
  const floor = await startWriteFloor(target.adminUrl, POOL);
  try {
    const insert = {
      method: 'POST' as const,
      path: '/',
      body: '{"grant_type":"client_credentials"}',
      headers: { 'content-type': 'application/json' },
    };
    const asks = Object.values(SYSTEMS).map((system) => ({
      method: 'POST' as const,
      path: '/oidc/token',
      body: 'grant_type=client_credentials',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: basic(system) },
    }));
    const [atFloor, made] = await measureInTurn('client-credentials', [
      { url: floor.url, ...load, requests: [insert] },
      { url: target.addresses.auth, ...load, requests: asks },
    ]);
    return workload('client-credentials', made!, atFloor!);
  } finally {
    floor.stop();
  }
}
