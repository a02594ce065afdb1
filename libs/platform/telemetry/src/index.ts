export { configureLogging, flushLogs, logger } from './log.js';
export type { Log, LogLevel, LogOptions } from './log.js';
export { safeError } from './log-fields.js';
export type { LogFields } from './log-fields.js';
export { metrics } from './metrics.js';
export { NestLogger } from './nest-logger.js';
export { correlationId, currentTraceparent, runInTrace, runWithTrace, startTrace } from './trace.js';
export type { Trace } from './trace.js';
