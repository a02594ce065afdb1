import type { Delivery } from './event-handler.js';
import type { DeliveryProcessor, Pacing } from './delivery-processor.js';

interface Waiting {
  deliveries: readonly Delivery[];
  pacing: Pacing;
  done: () => void;
  failed: (error: unknown) => void;
}

/** At most this many events in one transaction, unless one partition alone brings more. */
const MOST = 400;

/**
 * Joins what several partitions deliver at the same moment into one transaction: with twelve partitions and a steady stream each holds
 * one or two events, and a transaction for each would cost more than the events. Order within a partition stays, because a partition
 * waits for its own part. When the common transaction fails, each partition goes on alone: one that has to wait holds up no other.
 */
export class DeliveryCombiner {
  private waiting: Waiting[] = [];
  private busy = false;

  constructor(private readonly processor: Pick<DeliveryProcessor, 'tryTogether' | 'processBatch'>) {}

  process(deliveries: readonly Delivery[], pacing: Pacing): Promise<void> {
    if (deliveries.length === 0) return Promise.resolve();
    return new Promise((done, failed) => {
      this.waiting.push({ deliveries, pacing, done, failed });
      if (this.busy) return;
      this.busy = true;
      setImmediate(() => void this.drain()); // the other partitions of the same fetch come in this very turn
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const taken = this.take();
      if (await this.processor.tryTogether(taken.flatMap((part) => part.deliveries))) for (const part of taken) part.done();
      else for (const part of taken) this.goAlone(part);
    }
    this.busy = false;
  }

  private goAlone({ deliveries, pacing, done, failed }: Waiting): void {
    this.processor.processBatch(deliveries, pacing).then(done, failed);
  }

  private take(): Waiting[] {
    let size = 0;
    const fits = this.waiting.findIndex((part, index) => (size += part.deliveries.length) > MOST && index > 0);
    return this.waiting.splice(0, fits === -1 ? this.waiting.length : fits);
  }
}
