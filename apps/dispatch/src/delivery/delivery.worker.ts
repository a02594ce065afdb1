import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { DeliverToSystem } from './deliver-to-system.js';
import { DeliverySignal } from './delivery-signal.js';
import { READY_SYSTEMS } from './persistence/delivery.sql.js';

const POLL_MS = 100;
/** Each busy system holds a connection while the broker answers. */
const AT_ONCE = 4;
const log = logger('delivery');

/**
 * Serves all department systems, several at a time and each in its own order. A system that makes trouble keeps one slot for as long as
 * its attempt takes, then backs off; the others go on. Any number of workers may run.
 */
@Injectable()
export class DeliveryWorker {
  private readonly busy = new Map<string, Promise<void>>();

  constructor(
    workers: Workers,
    private readonly database: Database,
    private readonly deliver: DeliverToSystem,
    private readonly signal: DeliverySignal,
  ) {
    workers.add({
      name: 'deliveries',
      everyMs: POLL_MS,
      signal,
      round: () => this.start(),
      settle: () => Promise.all(this.busy.values()),
    });
  }

  /** Starts what can be started and does not wait for it: a slow system must not delay the next look. */
  private async start(): Promise<boolean> {
    if (this.busy.size >= AT_ONCE) return false;
    const ready = await this.database.query<{ id: string }>(READY_SYSTEMS);
    for (const { id } of ready) {
      if (this.busy.size >= AT_ONCE) break;
      if (!this.busy.has(id)) this.busy.set(id, this.serve(id));
    }
    return false;
  }

  private async serve(systemId: string): Promise<void> {
    let more = false;
    try {
      more = await this.deliver.execute(systemId);
    } catch (err) {
      log.warn('a delivery run failed, it will be repeated', { err });
    } finally {
      this.busy.delete(systemId);
    }
    if (more || this.busy.size === AT_ONCE - 1) this.signal.wake();
  }
}
