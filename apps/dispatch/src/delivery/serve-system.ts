import { Injectable } from '@nestjs/common';
import { isConnectionTrouble, isStatementTimeout } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { ChannelRegistry, type SendOutcome, type SystemChannel } from '../channel/system-channel.js';
import { type DepartmentSystem, DepartmentSystems } from '../system/department-system.js';
import { type CallNote, DeliveryLines, type Line, type MessageNote, type QueuedMessage } from './delivery-lines.js';
import { handedOver, settle } from './domain/call-outcome.js';
import { afterCall, waitAfter } from './domain/circuit.js';
import { FeedSignal } from './feed-signal.js';
import { NoteCalls } from './note-calls.js';

/** What a channel takes for all messages of one call; it is told by the signal, and given a little more to say what it has done. */
const CALL_MS = 60_000;
const GRACE_MS = 5_000;
/** What a system asks for with Retry-After counts up to a day. */
const LONGEST_WAIT_MS = 86_400_000;
/** A system that is not set up costs nobody a call: whether it is by now is looked at so often at least. */
const UNREADY_PAUSE_MS = 30_000;
/** One after another for so long; then others that wait for a slot have their turn. */
const TURN_MS = 2_000;
/** For how long a system's settings may be used after they were changed without a new version. */
const KNOWN_MS = 5_000;
const log = logger('delivery');

interface Known {
  system: DepartmentSystem;
  version: number;
  until: number;
}

/** 投递 — brings the next messages to one system whose line is held: sends outside of any transaction, notes what became of them after. */
@Injectable()
export class ServeSystem {
  private readonly delivered = metrics.counter('dispatch_deliveries_total', 'Deliveries to department systems by outcome', ['outcome']);
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly systems: DepartmentSystems,
    private readonly channels: ChannelRegistry,
    private readonly lines: DeliveryLines,
    private readonly notes: NoteCalls,
    private readonly feed: FeedSignal,
  ) {}

  /** How many messages one call of the line may bring: one alone where the last call failed, so that it is known which one to blame. */
  mostOf(line: Line): number {
    return line.circuit.failures > 0 ? 1 : (this.channels.of(line.channel)?.batch ?? 1);
  }

  /**
   * Goes on while there is more and all is well, then gives the line back. @throws Error when the database fails: the line is still held, and
   * taken again by whoever holds it
   */
  async execute(holder: string, line: Line, first: readonly QueuedMessage[], stop: AbortSignal): Promise<void> {
    const turn = performance.now() + TURN_MS;
    let messages = first;
    for (;;) {
      const most = this.mostOf(line);
      const note = await this.call(line, messages, stop);
      const release = !note.well || line.circuit.open || stop.aborted || performance.now() > turn || messages.length < most;
      const counted = await this.notes.note(holder, { ...note, release });
      if (counted) this.tell(line, note);
      if (!counted || release) return;
      messages = (await this.lines.next([{ systemId: line.systemId, most: this.mostOf(line) }])).get(line.systemId)!;
    }
  }

  private async call(line: Line, messages: readonly QueuedMessage[], stop: AbortSignal): Promise<Omit<CallNote, 'release'>> {
    if (messages.length === 0) return { line, retryMs: null, well: true, error: null, ms: 0, messages: [] };
    const channel = this.channels.of(line.channel);
    const patience = channel ?? { schedule: [], endless: true };
    const system = await this.systemOf(line);
    const began = performance.now();
    const placed = place(line, messages);
    const said = typeof system === 'string' ? [{ kind: 'unready', error: system } as const] : await send(channel, system, placed, stop);
    const ms = Math.round(performance.now() - began);
    const { outcomes, well } = settle(said, placed.length, stop.aborted);

    const move = well === undefined ? { ...line.circuit, retryInMs: null } : afterCall(line.circuit, well, patience);
    line.circuit = move;
    const retryAfter = Math.max(0, ...outcomes.map((outcome) => (outcome.kind === 'failed' ? (outcome.retryAfterMs ?? 0) : 0)));
    const pause = Math.min(move.retryInMs ?? 0, handedOver(outcomes) ? Infinity : UNREADY_PAUSE_MS);
    const retryMs = move.retryInMs === null ? null : Math.max(pause, Math.min(retryAfter, LONGEST_WAIT_MS));
    const gone = outcomes.find((outcome) => outcome.kind === 'gone');
    if (gone && (await this.lines.suspend(line, wordsOf(gone.error)))) {
      log.error('a department system wants no more messages: it is suspended', { orgCode: line.orgCode, reason: gone.error });
    }
    // Nobody was handed anything, so that nothing has its place yet.
    const notes = handedOver(outcomes) ? outcomes.map((outcome, i) => noteOf(placed[i]!, outcome, patience)) : [];
    line.lastPosition = Math.max(line.lastPosition, ...notes.map(({ position }) => position));
    const trouble =
      outcomes.find((outcome) => outcome.kind !== 'sent' && outcome.kind !== 'held') ?? outcomes.find((outcome) => outcome.kind !== 'sent');
    return { line, retryMs, well: well !== false, error: trouble ? wordsOf(trouble.error) : null, ms, messages: notes };
  }

  private tell(line: Line, { messages, error }: Pick<CallNote, 'messages' | 'error'>): void {
    for (const { outcome } of messages) if (outcome !== 'held') this.delivered.inc({ outcome });
    if (messages.some(({ outcome }) => outcome === 'sent')) this.feed.ring(line.orgCode);
    const fields = { orgCode: line.orgCode, channel: line.channel, reason: error ?? '', count: messages.length };
    if (messages.some(({ outcome }) => outcome === 'parked')) log.error('messages are parked until a person looks', fields);
    else if (messages.some(({ outcome }) => outcome === 'failed')) log.warn('a delivery failed, it will be repeated', fields);
  }

  /** Or why it cannot be known. @throws Error when the database does not answer: that is no fault of the system's */
  private async systemOf(line: Line): Promise<DepartmentSystem | string> {
    const known = this.known.get(line.systemId);
    const now = performance.now();
    if (known && known.version === line.systemVersion && known.until > now) return known.system;
    try {
      const system = await this.systems.byId(line.systemId);
      if (!system) return 'the system is not registered';
      this.known.set(line.systemId, { system, version: line.systemVersion, until: now + KNOWN_MS });
      return system;
    } catch (error) {
      if (isConnectionTrouble(error) || isStatementTimeout(error)) throw error;
      return `the system cannot be read: ${textOf(error)}`;
    }
  }
}

/** A message keeps the position of its first try; others follow the last one that was given. */
function place(line: Line, messages: readonly QueuedMessage[]): QueuedMessage[] {
  let last = line.lastPosition;
  return messages.map((message) => (message.placed ? message : { ...message, position: ++last }));
}

async function send(
  channel: SystemChannel | undefined,
  system: DepartmentSystem,
  messages: readonly QueuedMessage[],
  stop: AbortSignal,
): Promise<SendOutcome[]> {
  if (!channel) return [{ kind: 'unready', error: `this process knows no channel ${system.channel}` }];
  const signal = AbortSignal.any([stop, AbortSignal.timeout(CALL_MS)]);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the channel did not answer within ${CALL_MS} ms`)), CALL_MS + GRACE_MS);
  });
  try {
    const outcomes = await Promise.race([channel.send(system, messages, signal), late]);
    return system.state === 'testing' ? outcomes.map(inTest) : outcomes;
  } catch (error) {
    return [{ kind: 'held', error: textOf(error) }];
  } finally {
    clearTimeout(timer);
  }
}

/** A system that is only being tested has nothing to be suspended from: that it wants no more is a refusal like any other. */
const inTest = (outcome: SendOutcome): SendOutcome => (outcome.kind === 'gone' ? { ...outcome, kind: 'refused' } : outcome);

/** What failed together does not come back in the same instant. */
const spread = (ms: number): number => Math.round(ms * (0.9 + 0.2 * Math.random()));

function noteOf(message: QueuedMessage, outcome: SendOutcome, patience: Pick<SystemChannel, 'schedule' | 'endless'>): MessageNote {
  const { id, position } = message;
  if (outcome.kind === 'sent') return { id, position, outcome: 'sent', waitMs: null, error: null };
  const error = wordsOf(outcome.error);
  if (outcome.kind === 'held' || outcome.kind === 'unready') return { id, position, outcome: 'held', waitMs: null, error };
  if (outcome.kind === 'refused') return { id, position, outcome: 'parked', waitMs: null, error };
  // The system is suspended; the message waits for the day on which it is live again.
  if (outcome.kind === 'gone') return { id, position, outcome: 'failed', waitMs: 0, error };
  const waitMs = waitAfter(message.attempts + 1, patience);
  if (waitMs === null) return { id, position, outcome: 'parked', waitMs: null, error };
  return { id, position, outcome: 'failed', waitMs: Math.min(Math.max(spread(waitMs), outcome.retryAfterMs ?? 0), LONGEST_WAIT_MS), error };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** As much of an error as is kept, in what the database can hold: a name must not be cut in the middle of a letter. */
const wordsOf = (error: string): string => error.slice(0, 500).replace(/\p{Surrogate}|\0/gu, '');
