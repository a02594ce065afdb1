import { HttpPool, signedHeaders } from '@yiwang/http-client';
import { z } from 'zod';
import { registerUnavailable } from '../enterprise.errors.js';
import { EnterpriseRegister, type RegisteredEnterprise, type RepresentativeClaim } from './enterprise-register.js';

const Answer = z.object({
  enterprise: z
    .object({
      companyName: z.string().min(1).max(200),
      orgType: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      state: z.enum(['active', 'closed']),
      isRepresentative: z.boolean(),
    })
    .nullable(),
});
/** Somebody waits for the answer. */
const TIMEOUT_MS = 5_000;
const PREFIX = 'yiwang-register';

/**
 * Posts `{creditCode, representative: {name, documentType, documentNo}}`, signed, and hears `{enterprise: {companyName, orgType, state,
 * isRepresentative}}`, or `{enterprise: null}` for a code that the register does not know.
 */
export class HttpEnterpriseRegister extends EnterpriseRegister {
  constructor(
    private readonly pool: HttpPool,
    private readonly url: string,
    private readonly secret: string,
  ) {
    super();
  }

  async check(claim: RepresentativeClaim): Promise<RegisteredEnterprise | undefined> {
    const body = JSON.stringify(claim);
    const headers = { 'content-type': 'application/json', ...signedHeaders(PREFIX, this.secret, Buffer.from(body)) };
    try {
      const { status, text } = await this.pool.send(this.url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS });
      if (status !== 200) throw new Error(`the register of enterprises answered ${status}`);
      return enterpriseIn(text);
    } catch (cause) {
      throw registerUnavailable({ cause, retryAfter: 30 });
    }
  }
}

/** Says nothing of an answer that it cannot read: errors are logged. */
function enterpriseIn(answer: string): RegisteredEnterprise | undefined {
  try {
    return Answer.parse(JSON.parse(answer)).enterprise ?? undefined;
  } catch {
    throw new Error('the register of enterprises answered something else than an enterprise');
  }
}
