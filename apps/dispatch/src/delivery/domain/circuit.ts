/** 熔断器 — closed while all is well; open after too many failed calls in a row, letting one message try now and then until one goes well. */
export interface Circuit {
  /** Calls that failed one after another. */
  readonly failures: number;
  /** How often it opened since a call went well. */
  readonly trips: number;
  readonly open: boolean;
}

export interface CircuitMove extends Circuit {
  /** Until the next try, in ms; null while it is closed. */
  readonly retryInMs: number | null;
}

/** What the channel's schedule says of how patient one should be. */
export interface Patience {
  readonly schedule: readonly number[];
  readonly endless: boolean;
}

/** Failed calls in a row that open the circuit. */
export const TRIPS_AFTER = 5;
/** A system that must be asked anew is asked at least so often. */
const LONGEST_PAUSE_MS = 300_000;
const SHORTEST_PAUSE_MS = 250;

export const CLOSED: Circuit = { failures: 0, trips: 0, open: false };

export function afterCall(circuit: Circuit, wentWell: boolean, patience: Patience): CircuitMove {
  if (wentWell) return { ...CLOSED, retryInMs: null };
  const failures = circuit.failures + 1;
  if (!circuit.open && failures < TRIPS_AFTER) return { failures, trips: circuit.trips, open: false, retryInMs: null };
  const trips = circuit.trips + 1;
  return { failures, trips, open: true, retryInMs: pauseOf(trips, patience) };
}

/** From the channel's first wait, doubled with each trip. */
function pauseOf(trips: number, { schedule }: Patience): number {
  const longest = Math.min(LONGEST_PAUSE_MS, schedule.at(-1) ?? LONGEST_PAUSE_MS);
  const first = Math.max(SHORTEST_PAUSE_MS, schedule[0] ?? SHORTEST_PAUSE_MS);
  return Math.min(longest, first * 2 ** Math.min(trips - 1, 20));
}

/** The wait after so many tries of one message; null when it has had all of them, so that a person has to look. */
export function waitAfter(tries: number, { schedule, endless }: Patience): number | null {
  return schedule[tries - 1] ?? (endless ? (schedule.at(-1) ?? 0) : null);
}
