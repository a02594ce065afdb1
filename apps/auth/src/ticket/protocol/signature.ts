import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseLocalTime } from '@yiwang/standards';

/** How far a site's clock may be from ours: the protocol is spoken by machines that are set by hand. */
export const TIME_WINDOW_MS = 300_000;

/** `sign` of the personal interface: MD5 in small letters, which the interface prescribes; its worth is the secret and the window of time. */
export const signOf = (code: string, secret: string, time: string): string =>
  createHash('md5').update(`${code}${secret}${time}`, 'utf8').digest('hex');

/** `yyyyMMddHHmmss` in Chinese time. */
export function parseTime(text: string): Date | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1);
  const time = parseLocalTime(`${year}-${month}-${day} ${hour}:${minute}:${second}`);
  return time.ok ? time.value : undefined;
}

export const isNear = (time: Date | undefined, now: number): boolean =>
  time !== undefined && Math.abs(time.getTime() - now) <= TIME_WINDOW_MS;

/** In a time that does not depend on where the two differ. */
export function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A signature of the legal persons' interface: by whom it says it is, and how it is made with a secret. */
export interface HeaderSignature {
  code: string;
  given: string;
  expected: (secret: string) => string;
}

const header = (headers: IncomingHttpHeaders, name: string): string => [headers[name] ?? ''].flat()[0] ?? '';

/** The query as the provincial gateway has it signed: its pairs, as they are written, in their order. */
const sorted = (query: string): string => query.split('&').filter(Boolean).sort().join('&');

/** What a caller asked for, as he wrote it. */
export interface SignedCall {
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Reads either form of header signature that sites have: of the provincial gateway (`X-BG-HMAC-…` over method, path, query, access key
 * and date) or of the legal persons' centre itself (`X-timevale-…` over the body). Undefined when there is none or its date is too old.
 */
export function headerSignature({ path, query, headers, body }: SignedCall, now: number): HeaderSignature | undefined {
  const access = header(headers, 'x-bg-hmac-access-key');
  if (access !== '') {
    const date = header(headers, 'x-bg-date-time');
    if (header(headers, 'x-bg-hmac-algorithm').toLowerCase() !== 'hmac-sha256' || !isNear(new Date(date), now)) return undefined;
    const text = `POST\n${path}\n${sorted(query)}\n${access}\n${date}\n`;
    const expected = (secret: string) => createHmac('sha256', secret).update(text, 'utf8').digest('base64');
    return { code: access, given: header(headers, 'x-bg-hmac-signature'), expected };
  }
  const project = header(headers, 'x-timevale-project-id');
  if (project === '') return undefined;
  const expected = (secret: string) => createHmac('sha256', secret).update(body).digest('hex');
  return { code: project, given: header(headers, 'x-timevale-signature').toLowerCase(), expected };
}
