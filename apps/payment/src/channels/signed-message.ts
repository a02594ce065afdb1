import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which a callback's timestamp may differ from the real time. */
export const FRESH_SECONDS = 300;

export interface Signed {
  /** Seconds since 1970, as text, exactly as it stands in the header. */
  timestamp: string;
  nonce: string;
  body: Buffer;
}

/** Three lines, each with its end (the form of WeChat Pay APIv3): time, nonce, and the body byte by byte. */
const messageOf = ({ timestamp, nonce, body }: Signed): Buffer =>
  Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);

/** HMAC-SHA256 in base64. */
export const sign = (secret: string, signed: Signed): string => createHmac('sha256', secret).update(messageOf(signed)).digest('base64');

/** In constant time: how long a refusal takes tells nothing of how much was right. */
export function isSignedBy(secret: string, signed: Signed, signature: string): boolean {
  const expected = createHmac('sha256', secret).update(messageOf(signed)).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** By real time, also where the platform's clock is moved: a channel does not know of that clock. */
export const isFresh = (timestamp: string, now = Date.now()): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= FRESH_SECONDS;
