import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import { allowed, type LogFields } from './log-fields.js';
import { correlationId } from './trace.js';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

export interface LogOptions {
  service: string;
  level: LogLevel;
  /** Where JSON lines go; standard output unless a test looks at them. */
  destination?: DestinationStream;
}

/** Asynchronous writes, flushed by `flushLogs`: a blocked pipe must not block requests. */
let destination: DestinationStream & { flushSync?(): void } = pino.destination({ dest: 1, sync: false });

const build = (service: string | undefined, level: LogLevel): Pino =>
  pino(
    {
      level,
      base: service === undefined ? {} : { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: allowed },
      serializers: { err: (err: unknown) => err }, // `allowed` has done it; pino's own would call every error an Object
      mixin: () => {
        const id = correlationId();
        return id === undefined ? {} : { correlationId: id };
      },
    },
    destination,
  );

let root = build(undefined, 'info');

/** Sets name and level for the whole process; loggers made before follow. */
export function configureLogging(options: LogOptions): void {
  if (options.destination) destination = options.destination;
  root = build(options.service, options.level);
}

/** Writes what is still buffered; call it before the process exits. */
export function flushLogs(): void {
  try {
    destination.flushSync?.();
  } catch {
    // the stream was never opened or is closed: nothing is buffered
  }
}

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Whether a level is written, for fields that cost something to collect. */
  enabled(level: LogLevel): boolean;
}

/**
 * A named logger: `const log = logger('relay'); log.warn('row not sent', { eventId, err })`. It holds no state, so one per file does, and
 * nothing is allocated per request. The correlation id of the current trace is added to each line.
 */
export function logger(context: string): Log {
  return {
    debug: (message, fields) => root.debug({ context, ...fields }, message),
    info: (message, fields) => root.info({ context, ...fields }, message),
    warn: (message, fields) => root.warn({ context, ...fields }, message),
    error: (message, fields) => root.error({ context, ...fields }, message),
    enabled: (level) => root.isLevelEnabled(level),
  };
}
