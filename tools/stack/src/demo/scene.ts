import type { Stack } from '../stack.ts';
import type { ServiceName } from '../topology.ts';
import type { Cast } from './cast.ts';
import type { Narrator } from './narrator.ts';
import type { SmsProvider } from './sms-provider.ts';

/** What the scenes leave behind for the reconciliation. */
export interface Ledger {
  /** Every filing that was answered with 201. */
  filed: string[];
  /** Handling tasks that each accepted case must have. */
  expectedTasks: Map<string, number>;
  /** Cases whose result was given to the courier. */
  byCourier: string[];
}

/** What every scene of the demo plays on. */
export interface Scene {
  stack: Stack;
  cast: Cast;
  tell: Narrator;
  /** Where the platform's messages arrive. */
  sms: SmsProvider;
  ledger: Ledger;
}

/** 对账 — one comparison of the reconciliation: two counts, or two sums in fen as `name` says. */
export interface Check {
  name: string;
  expected: number;
  found: number;
}

/** Reads one number from a service's database. */
export type Reader = (service: ServiceName, sql: string, params?: unknown[]) => Promise<number>;
