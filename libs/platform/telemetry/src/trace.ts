import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

/** The W3C trace context of the work in hand. `traceId` doubles as the correlation id that users see. */
export interface Trace {
  readonly traceId: string;
  /** Of this process's part of the trace: the parent of what it calls or publishes. */
  readonly spanId: string;
  readonly traceparent: string;
}

const storage = new AsyncLocalStorage<Trace>();

const pool = Buffer.alloc(24 * 128);
let used = pool.length;

/** Random bytes come in blocks: one draw per request is dearer than the rest of the tracing together. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

const form = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/;
const noTrace = '0'.repeat(32);
const noSpan = '0'.repeat(16);

/** Continues the trace of a `traceparent` header or envelope field; an absent or malformed one starts a new trace. */
export function startTrace(traceparent?: string | null): Trace {
  const match = traceparent ? form.exec(traceparent) : null;
  const given = match && match[1] !== noTrace && match[2] !== noSpan && !traceparent!.startsWith('ff') ? match[1]! : undefined;
  const traceId = given ?? randomHex(16);
  const spanId = randomHex(8);
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-01` };
}

/** Runs `fn` inside a trace; everything it awaits sees it. */
export const runInTrace = <T>(trace: Trace, fn: () => T): T => storage.run(trace, fn);

/** Runs `fn` in the trace that `traceparent` names, or in a new one. */
export const runWithTrace = <T>(traceparent: string | undefined | null, fn: () => T): T => storage.run(startTrace(traceparent), fn);

/** The header value to hand on to a neighbour, an outbox row or a message; undefined outside a trace. */
export const currentTraceparent = (): string | undefined => storage.getStore()?.traceparent;

/** 32 hex digits that tie logs, answers and events of one request together; undefined outside a trace. */
export const correlationId = (): string | undefined => storage.getStore()?.traceId;
