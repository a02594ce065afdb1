import type { CallFaultCode, GuardedAnswer } from '@yiwang/http-client';
import type { SendOutcome } from '../system-channel.js';

/** A receiver cannot put us off for longer than the longest wait of the schedule. */
const MOST_RETRY_AFTER_MS = 10 * 3_600_000;

/** `Retry-After` (RFC 9110 §10.2.3): seconds or a date. */
export function retryAfterMs(header: string | string[] | undefined, now = Date.now()): number | undefined {
  const text = (Array.isArray(header) ? header[0] : header)?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) || ms <= 0 ? undefined : Math.min(ms, MOST_RETRY_AFTER_MS);
}

/** Of what a receiver answers nothing is kept but the status: it may repeat what it was told. */
export function outcomeOf({ status, headers }: Pick<GuardedAnswer, 'status' | 'headers'>): SendOutcome {
  if (status >= 200 && status <= 299) return { kind: 'sent' };
  if (status === 410) return { kind: 'gone', error: 'HTTP_410' };
  const after = retryAfterMs(headers['retry-after']);
  const error = status >= 300 && status <= 399 ? `HTTP_${status}: redirects are not followed` : `HTTP_${status}`;
  return { kind: 'failed', error, ...(after !== undefined && { retryAfterMs: after }) };
}

/** An address that may not be called stays so until a person changes it, or the networks that may be; a call that we broke off says nothing. */
export function outcomeOfFault(code: CallFaultCode): SendOutcome {
  if (code === 'forbidden' || code === 'insecure' || code === 'invalid') return { kind: 'unready', error: `ADDRESS_${code.toUpperCase()}` };
  return { kind: code === 'cancelled' ? 'held' : 'failed', error: `CALL_${code.toUpperCase().replace('-', '_')}` };
}
