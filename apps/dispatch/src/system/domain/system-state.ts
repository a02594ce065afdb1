import type { SystemState } from '../department-system.js';
import { systemMoveRefused } from './system.errors.js';

export const SYSTEM_STATES = ['registered', 'testing', 'live', 'suspended', 'retired'] as const satisfies readonly SystemState[];
export const SYSTEM_MOVES = ['change', 'approve', 'test', 'goLive', 'suspend', 'retire'] as const;
export type SystemMove = (typeof SYSTEM_MOVES)[number];

/**
 * 接入流程 — what leads where. A system that is changed is, until it was approved and tested, another one: it begins again. A live one is
 * suspended first, so that nobody changes an address under tasks that are on their way to it.
 */
export const SYSTEM_TRANSITIONS: Readonly<Record<SystemState, Readonly<Partial<Record<SystemMove, SystemState>>>>> = {
  registered: { change: 'registered', approve: 'testing', retire: 'retired' },
  testing: { change: 'registered', test: 'testing', goLive: 'live', retire: 'retired' },
  live: { suspend: 'suspended' },
  suspended: { change: 'registered', goLive: 'live', retire: 'retired' },
  retired: {},
};

/** @throws DISPATCH.SYSTEM_MOVE_REFUSED when the table has no such move */
export function stateAfter(state: SystemState, move: SystemMove): SystemState {
  const next = SYSTEM_TRANSITIONS[state][move];
  if (next === undefined) throw systemMoveRefused();
  return next;
}
