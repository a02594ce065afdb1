export { CHAOS_DATA, CHAOS_LEDGER, CHAOS_STOPPED } from './chaos-data.ts';
export { Databases, SERVICE_NAMES } from './databases.ts';
export type { Connection, ServiceName } from './databases.ts';
export type { Finding, Invariant, Testimony } from './invariant.ts';
export { linesOf } from './report.ts';
export { inspect, isSound, verify } from './verify.ts';
export type { Verdict } from './verify.ts';
