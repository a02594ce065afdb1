import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Seconds by which a message's timestamp may differ from the real time. */
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

/** By real time, also where the platform's clock is moved: who is outside does not know of that clock. */
export const isFresh = (timestamp: string, now = Date.now()): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= FRESH_SECONDS;

/**
 * 验签头 — the three headers of a signed message, `<prefix>-timestamp` (seconds), `-nonce` and `-signature`: of a request to a bank or a
 * courier, or of a callback of theirs.
 */
export function signedHeaders(prefix: string, secret: string, body: Buffer, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(16).toString('hex');
  return {
    [`${prefix}-timestamp`]: timestamp,
    [`${prefix}-nonce`]: nonce,
    [`${prefix}-signature`]: sign(secret, { timestamp, nonce, body }),
  };
}

/** What is wrong with the signature in the headers: `forged` before `stale`, so that nobody learns of a clock by guessing. */
export function signatureFault(prefix: string, secret: string, headers: IncomingHttpHeaders, body: Buffer): 'forged' | 'stale' | undefined {
  const header = (name: string): string => {
    const value = headers[`${prefix}-${name}`];
    return typeof value === 'string' ? value : '';
  };
  const timestamp = header('timestamp');
  if (!isSignedBy(secret, { timestamp, nonce: header('nonce'), body }, header('signature'))) return 'forged';
  return isFresh(timestamp) ? undefined : 'stale';
}
