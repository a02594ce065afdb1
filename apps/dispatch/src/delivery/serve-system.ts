import { Injectable } from '@nestjs/common';
import { logger, metrics } from '@yiwang/telemetry';
import { ChannelRegistry, type SendOutcome, type SystemChannel } from '../channel/system-channel.js';
import { type DepartmentSystem, DepartmentSystems } from '../system/department-system.js';
import { type CallNote, DeliveryLines, type Line, type MessageNote, type QueuedMessage } from './delivery-lines.js';
import { afterCall, waitAfter } from './domain/circuit.js';
import { FeedSignal } from './feed-signal.js';
import { NoteCalls } from './note-calls.js';

/** What a channel takes for all messages of one call; it is told by the signal, and given a little more to say what it has done. */
const CALL_MS = 60_000;
const GRACE_MS = 5_000;
/** What a system asks for with Retry-After counts up to a day. */
const LONGEST_WAIT_MS = 86_400_000;
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

  /** How many messages one call of the line may bring. A circuit that is tried out gets one. */
  mostOf(line: Line): number {
    return line.circuit.open ? 1 : (this.channels.of(line.channel)?.batch ?? 1);
  }

  /** Goes on while there is more and all is well. The line is given back at the end, whatever happens. */
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
      messages = (await this.lines.next([{ systemId: line.systemId, most }])).get(line.systemId)!;
    }
  }

  /** One call; nothing that goes wrong in it gets out. */
  private async call(line: Line, messages: readonly QueuedMessage[], stop: AbortSignal): Promise<Omit<CallNote, 'release'>> {
    const nothing = { line, retryMs: null, well: true, error: null, ms: 0, messages: [] };
    if (messages.length === 0) return nothing;
    const channel = this.channels.of(line.channel);
    const began = performance.now();
    const placed = place(line, messages);
    let outcomes: SendOutcome[];
    try {
      const system = await this.systemOf(line);
      if (!channel) throw new Error(`this process knows no channel ${line.channel}`);
      outcomes = await within(channel, system, placed, stop);
      if (outcomes.length === 0) outcomes = [{ kind: 'failed', error: 'the channel gave no outcome' }];
    } catch (error) {
      outcomes = [{ kind: 'failed', error: textOf(error) }];
    }
    const ms = Math.round(performance.now() - began);
    return this.weigh(line, placed, outcomes, ms, channel ?? { schedule: [], endless: true });
  }

  private async weigh(
    line: Line,
    messages: readonly QueuedMessage[],
    outcomes: readonly SendOutcome[],
    ms: number,
    patience: Pick<SystemChannel, 'schedule' | 'endless'>,
  ): Promise<Omit<CallNote, 'release'>> {
    const gone = outcomes.find((outcome) => outcome.kind === 'gone');
    const trouble = outcomes.find((outcome) => outcome.kind !== 'sent');
    // A system that takes some and not others is there: only where it took none did the call fail.
    const well = outcomes.some((outcome) => outcome.kind === 'sent');
    const move = afterCall(line.circuit, well, patience);
    line.circuit = move;
    line.lastPosition = Math.max(line.lastPosition, ...messages.slice(0, outcomes.length).map(({ position }) => position));
    const retryAfter = Math.max(0, ...outcomes.map((outcome) => (outcome.kind === 'failed' ? (outcome.retryAfterMs ?? 0) : 0)));
    const retryMs = move.open ? Math.max(move.retryInMs ?? 0, Math.min(retryAfter, LONGEST_WAIT_MS)) : null;
    if (gone && (await this.lines.suspend(line.systemId, gone.error.slice(0, 500)))) {
      log.error('a department system wants no more messages: it is suspended', { orgCode: line.orgCode, reason: gone.error });
    }
    const notes = outcomes.map((outcome, i) => noteOf(messages[i]!, outcome, patience));
    return { line, retryMs, well, error: trouble && 'error' in trouble ? trouble.error.slice(0, 500) : null, ms, messages: notes };
  }

  private tell(line: Line, { messages, error }: Pick<CallNote, 'messages' | 'error'>): void {
    for (const { outcome } of messages) this.delivered.inc({ outcome });
    if (messages.some(({ outcome }) => outcome === 'sent')) this.feed.ring(line.orgCode);
    const fields = { orgCode: line.orgCode, channel: line.channel, reason: error ?? '', count: messages.length };
    if (messages.some(({ outcome }) => outcome === 'parked')) log.error('messages are parked until a person looks', fields);
    else if (messages.some(({ outcome }) => outcome === 'failed')) log.warn('a delivery failed, it will be repeated', fields);
  }

  private async systemOf(line: Line): Promise<DepartmentSystem> {
    const known = this.known.get(line.systemId);
    const now = performance.now();
    if (known && known.version === line.systemVersion && known.until > now) return known.system;
    const system = await this.systems.byId(line.systemId);
    if (!system) throw new Error('the system is not registered');
    this.known.set(line.systemId, { system, version: line.systemVersion, until: now + KNOWN_MS });
    return system;
  }
}

/** A message keeps the position of its first try; others follow the last one that was given. */
function place(line: Line, messages: readonly QueuedMessage[]): QueuedMessage[] {
  let last = line.lastPosition;
  return messages.map((message) => (message.placed ? message : { ...message, position: ++last }));
}

async function within(
  channel: SystemChannel,
  system: DepartmentSystem,
  messages: readonly QueuedMessage[],
  stop: AbortSignal,
): Promise<SendOutcome[]> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(CALL_MS)]);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the channel did not answer within ${CALL_MS} ms`)), CALL_MS + GRACE_MS);
  });
  try {
    return (await Promise.race([channel.send(system, messages, signal), late])).slice(0, messages.length);
  } finally {
    clearTimeout(timer);
  }
}

function noteOf(message: QueuedMessage, outcome: SendOutcome, patience: Pick<SystemChannel, 'schedule' | 'endless'>): MessageNote {
  const { id, position } = message;
  if (outcome.kind === 'sent') return { id, position, outcome: 'sent', waitMs: null, error: null };
  const error = outcome.error.slice(0, 500);
  if (outcome.kind === 'refused') return { id, position, outcome: 'parked', waitMs: null, error };
  // The system is suspended; the message waits for the day on which it is live again.
  if (outcome.kind === 'gone') return { id, position, outcome: 'failed', waitMs: 0, error };
  const waitMs = waitAfter(message.attempts + 1, patience);
  if (waitMs === null) return { id, position, outcome: 'parked', waitMs: null, error };
  return { id, position, outcome: 'failed', waitMs: Math.min(Math.max(waitMs, outcome.retryAfterMs ?? 0), LONGEST_WAIT_MS), error };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
