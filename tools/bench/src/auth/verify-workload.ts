import { JwksKeys, TokenVerifier } from '@yiwang/access';
import { SYSTEMS } from '@yiwang/demo-data';
import type { Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { askToken } from './ask-token.ts';

const TOKENS = 1_000;
/** Looks at each of them, in the case of hits. */
const ROUNDS = 100;
const AT_ONCE = 8;

/**
 * 令牌校验: what every service does with the token of a request, with tokens that auth has really made. A hit is a token seen before; a miss
 * costs its signature. Times in milliseconds with four decimals, since both lie far below one.
 */
export async function verifyWorkload(target: Target, which: 'hit' | 'miss'): Promise<Workload> {
  const { auth } = target.addresses;
  const tokens: string[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (tokens.length < TOKENS) tokens.push(await askToken(auth, SYSTEMS.market));
    }),
  );
  const { AUTH_ISSUER: issuer = '', AUDIENCE: audience = 'yiwang' } = target.env;
  const keys = new JwksKeys({ url: `${auth}/oidc/jwks` });
  // The first ones are compiled meanwhile, and the keys fetched.
  const warm = new TokenVerifier({ issuer, audience, keys });
  for (const token of tokens) await warm.authenticate(`Bearer ${token}`);
  const verifier = which === 'hit' ? warm : new TokenVerifier({ issuer, audience, keys });
  const times: number[] = [];
  for (let round = 0; round < (which === 'hit' ? ROUNDS : 1); round++) {
    for (const token of tokens) {
      const began = performance.now();
      const principal = verifier.known(token) ?? (await verifier.verify(token));
      times.push(performance.now() - began);
      if (principal.clientId !== SYSTEMS.market.clientId) throw new Error('the token speaks for somebody else');
    }
  }
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)]! * 1e4) / 1e4;
  const sum = sorted.reduce((all, time) => all + time, 0);
  const rate = Math.round((sorted.length / sum) * 1000);
  return { name: `verify-${which}`, rate, p50: at(0.5), p95: at(0.95), p99: at(0.99), errors: 0, floorRate: null, ratio: null };
}
