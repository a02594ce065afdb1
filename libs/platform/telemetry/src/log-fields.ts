/**
 * The fields that a log line may carry. Anything else is dropped, so that a body, a name or an identity number cannot slip into the
 * logs through an object someone passes along.
 */
export interface LogFields {
  /** Which part of the service speaks. */
  correlationId?: string;
  context?: string;
  service?: string;
  /** HTTP */
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  url?: string;
  /** Stable error code. */
  code?: string;
  reason?: string;
  err?: unknown;
  /** Business references: numbers and ids, no personal data. */
  caseNo?: string;
  taskId?: string;
  itemCode?: string;
  orgCode?: string;
  regionCode?: string;
  principalId?: string;
  clientId?: string;
  /** Events */
  eventId?: string;
  eventType?: string;
  consumer?: string;
  topic?: string;
  partition?: number;
  offset?: string;
  key?: string;
  group?: string;
  channel?: string;
  attempt?: number;
  delayMs?: number;
  count?: number;
  name?: string;
  version?: string | number;
  port?: number;
  signal?: string;
}

const FIELDS: Record<keyof Required<LogFields>, true> = {
  correlationId: true,
  context: true,
  service: true,
  method: true,
  route: true,
  status: true,
  ms: true,
  url: true,
  code: true,
  reason: true,
  err: true,
  caseNo: true,
  taskId: true,
  itemCode: true,
  orgCode: true,
  regionCode: true,
  principalId: true,
  clientId: true,
  eventId: true,
  eventType: true,
  consumer: true,
  topic: true,
  partition: true,
  offset: true,
  key: true,
  group: true,
  channel: true,
  attempt: true,
  delayMs: true,
  count: true,
  name: true,
  version: true,
  port: true,
  signal: true,
};

const LIMIT = 2_000;

/** An error as far as it may be logged: no `detail`, `where` or `parameters`, in which drivers repeat values of rows. */
export function safeError(error: unknown, depth = 4): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error).slice(0, LIMIT) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message.slice(0, LIMIT),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack?.slice(0, 2 * LIMIT),
    ...(error.cause instanceof Error && depth > 0 ? { cause: safeError(error.cause, depth - 1) } : {}),
  };
}

/** Keeps the allowed fields with plain values. */
export function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value === undefined || !Object.hasOwn(FIELDS, key)) continue;
    if (key === 'err') out['err'] = safeError(value);
    else if (typeof value === 'string') out[key] = value.slice(0, LIMIT);
    else if (typeof value === 'number' || typeof value === 'boolean') out[key] = value;
  }
  return out;
}
