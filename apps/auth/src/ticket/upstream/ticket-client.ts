import type { HttpPool } from '@yiwang/http-client';
import {
  idDocumentTypes,
  localTimeText,
  meetsRealNameLevel,
  personRealNameLevel,
  zhejiangSsoIdType,
  type RealNameLevel,
} from '@yiwang/standards';
import { z } from 'zod';
import { signOf } from '../protocol/signature.js';
import type { UpstreamTicketOptions } from './upstream-ticket.config.js';

const TIMEOUT_MS = 5_000;
/** Of a ticket and of a token: what an authority gives is opaque, and may be a signed text. */
export const MOST_LENGTH = 2_000;

const code = z.union([z.string(), z.number()]).transform(String);
const word = z.string().max(200).nullish();
const Answer = z.object({ result: code, token: z.string().max(MOST_LENGTH).nullish() });
const User = z.object({
  result: code,
  userid: z.string().min(1).max(200),
  authlevel: code.optional(),
  username: word,
  idtype: code.nullish(),
  idnum: word,
});

/** What the other side says of whoever came: real-name details only where it has verified them. */
export interface TicketUser {
  userId: string;
  level: RealNameLevel;
  verified?: { name: string; documentType: string; documentNo: string };
}

/** The other side's answer was no, or none. `code` is its result, or what kept us from having one. */
export class TicketRefused extends Error {
  constructor(
    readonly code: string,
    cause?: unknown,
  ) {
    super(`the ticket was not confirmed: ${code}`, { cause });
  }
}

/** 票据协议, the site's side of it: a ticket is redeemed at the authority that gave it. */
export class TicketClient {
  constructor(
    private readonly http: Pick<HttpPool, 'send'>,
    private readonly at: UpstreamTicketOptions,
  ) {}

  /** Where a browser is sent; `state` comes back as `sp`. */
  loginAddress(callback: string, state: string): URL {
    const address = new URL(`${this.at.url}/sso/usp.do`);
    const parameters = { action: 'ssoLogin', servicecode: this.at.serviceCode, redirectUrl: callback, goto: state };
    address.search = new URLSearchParams(parameters).toString();
    return address;
  }

  /** @throws TicketRefused */
  async user(ticket: string): Promise<TicketUser> {
    const { token } = await this.call('ticketValidation', { st: ticket }, Answer);
    if (!token) throw new TicketRefused('no token');
    const { userid, authlevel = '1', username, idtype, idnum } = await this.call('getUserInfo', { token }, User);
    const level = personRealNameLevel.decode(authlevel);
    const known = level.ok ? level.value : 'none';
    const type = zhejiangSsoIdType.decode(idtype ?? '');
    const verified = meetsRealNameLevel(known, 'basic') && type.ok && username && idnum;
    return {
      userId: userid,
      level: known,
      ...(verified && { verified: { name: username, documentType: idDocumentTypes.encode(type.value), documentNo: idnum } }),
    };
  }

  private async call<S extends typeof Answer | typeof User>(
    method: string,
    given: Record<string, string>,
    schema: S,
  ): Promise<z.output<S>> {
    const { url, serviceCode, servicePwd } = this.at;
    const time = localTimeText(new Date()).replace(/\D/g, '');
    const form = { method, servicecode: serviceCode, time, sign: signOf(serviceCode, servicePwd, time), datatype: 'json', ...given };
    const body = await this.answerOf(`${url}/sso/servlet/simpleauth`, new URLSearchParams(form).toString());
    const refused = Answer.safeParse(body);
    if (!refused.success) throw new TicketRefused('no answer of the protocol');
    if (refused.data.result !== '0') throw new TicketRefused(refused.data.result);
    const answer = schema.safeParse(body);
    if (!answer.success) throw new TicketRefused('no answer of the protocol');
    return answer.data as z.output<S>;
  }

  private async answerOf(url: string, form: string): Promise<unknown> {
    try {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { status, text } = await this.http.send(url, { method: 'POST', headers, body: form, timeoutMs: TIMEOUT_MS });
      if (status !== 200) throw new TicketRefused(`status ${status}`);
      return JSON.parse(text);
    } catch (error) {
      throw error instanceof TicketRefused ? error : new TicketRefused('unreachable', error);
    }
  }
}
