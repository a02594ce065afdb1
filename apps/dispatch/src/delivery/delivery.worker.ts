import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { DeliveryLines, type Line, type QueuedMessage } from './delivery-lines.js';
import { DeliverySignal } from './delivery-signal.js';
import { ServeSystem } from './serve-system.js';

const POLL_MS = 100;
/** What comes together in so short a time is taken in one round. */
const GATHER_MS = 5;
/** Systems served at once: each has its own call under way, and none a connection to the database. */
const SLOTS = 256;
/** Of these at most so many for systems whose last calls failed or were slow, so that no number of them takes all. */
const TROUBLED_SLOTS = 128;
/** After a fault of ours a system waits for so long, and twice as long after each more, that a lasting one does not go round and round. */
const FAULT_PAUSE_MS = 500;
const LONGEST_FAULT_PAUSE_MS = 60_000;
/** What still runs at a stop may finish for so long. */
const STOP_GRACE_MS = 5_000;
const log = logger('delivery');

/**
 * Serves all department systems, each in its own order and in a slot of its own (舱壁): a system that makes trouble keeps its slot for as
 * long as its call takes, then its circuit opens; the others go on. Any number of workers may run.
 */
@Injectable()
export class DeliveryWorker {
  private readonly holder = uuidv7();
  private readonly busy = new Map<string, { troubled: boolean; work: Promise<void> }>();
  /** By system: the faults since something went well. */
  private readonly faults = new Map<string, number>();
  private readonly leaving = new AbortController();
  private readonly stop = new AbortController();

  constructor(
    workers: Workers,
    private readonly lines: DeliveryLines,
    private readonly serve: ServeSystem,
    private readonly signal: DeliverySignal,
  ) {
    workers.add({ name: 'deliveries', everyMs: POLL_MS, signal, round: () => this.start(), settle: () => this.settle() });
  }

  /** Starts what can be started and does not wait for it: a slow system must not delay the next look. */
  private async start(): Promise<boolean> {
    const free = SLOTS - this.busy.size;
    if (free <= 0) return false;
    await wait(GATHER_MS);
    const troubled = [...this.busy.values()].filter((one) => one.troubled).length;
    const lines = await this.lines.take(this.holder, [...this.busy.keys()], free, Math.max(0, TROUBLED_SLOTS - troubled));
    if (lines.length === 0) return false;
    const messages = await this.lines.next(lines.map((line) => ({ systemId: line.systemId, most: this.serve.mostOf(line) })));
    for (const line of lines) this.begin(line, messages.get(line.systemId)!);
    return false;
  }

  private begin(line: Line, messages: readonly QueuedMessage[]): void {
    const work = this.serve
      .execute(this.holder, line, messages, this.stop.signal)
      .then(() => void this.faults.delete(line.systemId))
      .catch(async (err: unknown) => {
        log.warn('a delivery run failed, it will be repeated', { orgCode: line.orgCode, err });
        const before = this.faults.get(line.systemId) ?? 0;
        this.faults.set(line.systemId, before + 1);
        const pauseMs = Math.min(FAULT_PAUSE_MS * 2 ** before, LONGEST_FAULT_PAUSE_MS);
        await wait(pauseMs, undefined, { signal: this.leaving.signal }).catch(() => undefined);
      })
      .finally(() => {
        this.busy.delete(line.systemId);
        this.signal.wake();
      });
    this.busy.set(line.systemId, { troubled: line.troubled, work });
  }

  private async settle(): Promise<void> {
    this.leaving.abort();
    const grace = setTimeout(() => this.stop.abort(), STOP_GRACE_MS);
    await Promise.all([...this.busy.values()].map(({ work }) => work));
    clearTimeout(grace);
  }
}
