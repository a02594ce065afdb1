import type { SendOutcome } from '../../channel/system-channel.js';

/** What one call says: of each message, and of the system. */
export interface CallOutcome {
  readonly outcomes: readonly SendOutcome[];
  /** Whether the system is there: it took a message, or refused one for its own sake. Undefined when the call was broken off before that. */
  readonly well: boolean | undefined;
}

const NOT_TRIED: SendOutcome = { kind: 'held', error: 'was not tried' };

/**
 * What a channel said of a call of `count` messages. What it left out was not tried. Where nothing was, and not because we stop, something is
 * wrong: with one message alone it is that one which failed, of several nobody knows. What fails while we stop may be our own doing.
 */
export function settle(said: readonly SendOutcome[], count: number, stopped: boolean): CallOutcome {
  const whole = Array.from({ length: count }, (_, i) => said[i] ?? said.find(({ kind }) => kind === 'unready') ?? NOT_TRIED);
  const outcomes = whole.map((outcome): SendOutcome => {
    if (stopped && outcome.kind === 'failed') return { kind: 'held', error: outcome.error };
    if (!stopped && outcome.kind === 'held' && count === 1) return { kind: 'failed', error: outcome.error };
    return outcome;
  });
  if (outcomes.some(({ kind }) => kind === 'sent' || kind === 'refused')) return { outcomes, well: true };
  return { outcomes, well: stopped && outcomes.every(({ kind }) => kind === 'held') ? undefined : false };
}

/** Whether any of them was, or may have been, handed to the system. */
export const handedOver = (outcomes: readonly SendOutcome[]): boolean =>
  !outcomes.some(({ kind }) => kind === 'unready') || outcomes.some(({ kind }) => kind !== 'unready' && kind !== 'held');
