import { signedHeaders, type HttpPool } from '@yiwang/http-client';
import { z } from 'zod';
import { authorityAway } from '../../person.errors.js';
import { NameAuthority, type CardClaim, type FaceResult, type NameClaim, type StartedFace } from './name-authority.js';

/** Somebody waits for the answer. */
const TIMEOUT_MS = 5_000;
const PREFIX = 'yiwang-authority';

const Confirmed = z.object({ confirmed: z.boolean() });
const Started = z.object({ reference: z.string().min(1).max(200), url: z.url({ protocol: /^https?$/ }) });
const Result = z.object({ result: z.enum(['pending', 'passed', 'failed']) });

/** Posts signed JSON to `<url>/names`, `/bank-cards`, `/faces` and `/faces/result`. */
export class HttpAuthority extends NameAuthority {
  constructor(
    private readonly pool: HttpPool,
    private readonly url: string,
    private readonly secret: string,
  ) {
    super();
  }

  async confirmsName(claim: NameClaim): Promise<boolean> {
    return (await this.ask('names', claim, Confirmed)).confirmed;
  }

  async confirmsCard(claim: CardClaim): Promise<boolean> {
    return (await this.ask('bank-cards', claim, Confirmed)).confirmed;
  }

  startFace(claim: NameClaim): Promise<StartedFace> {
    return this.ask('faces', claim, Started);
  }

  async faceResult(reference: string): Promise<FaceResult> {
    return (await this.ask('faces/result', { reference }, Result)).result;
  }

  private async ask<S extends z.ZodType>(what: string, question: object, schema: S): Promise<z.output<S>> {
    const body = JSON.stringify(question);
    const headers = { 'content-type': 'application/json', ...signedHeaders(PREFIX, this.secret, Buffer.from(body)) };
    try {
      const url = `${this.url.replace(/\/$/, '')}/${what}`;
      const { status, text } = await this.pool.send(url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS });
      if (status !== 200) throw new Error(`the authority answered ${status}`);
      return parsed(text, schema);
    } catch (cause) {
      throw authorityAway({ cause, retryAfter: 30 });
    }
  }
}

/** Says nothing of an answer that it cannot read: errors are logged. */
function parsed<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error('the authority answered something unexpected');
  }
}
