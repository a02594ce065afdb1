import type { Delivery } from './event-handler.js';
import type { DeliveryProcessor, Pacing } from './delivery-processor.js';

interface Waiting {
  deliveries: readonly Delivery[];
  pacing: Pacing;
  done: () => void;
  failed: (error: unknown) => void;
}

/** At most this many events in one transaction. */
const MOST = 400;

/**
 * Joins what several partitions deliver at the same moment into one transaction: with twelve partitions and a steady stream each holds
 * one or two events, and a transaction for each would cost more than the events. Order within a partition stays, because a partition
 * waits for its own part.
 */
export class DeliveryCombiner {
  private waiting: Waiting[] = [];
  private busy = false;

  constructor(private readonly processor: DeliveryProcessor) {}

  process(deliveries: readonly Delivery[], pacing: Pacing): Promise<void> {
    if (deliveries.length === 0) return Promise.resolve();
    return new Promise((done, failed) => {
      this.waiting.push({ deliveries, pacing, done, failed });
      if (!this.busy) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      const taken = this.take();
      try {
        await this.processor.processBatch(
          taken.flatMap((part) => part.deliveries),
          {
            pause: async (ms) => {
              await Promise.all(taken.map((part) => part.pacing.pause(ms)));
            },
          },
        );
        for (const part of taken) part.done();
      } catch (error) {
        for (const part of taken) part.failed(error);
      }
    }
    this.busy = false;
  }

  private take(): Waiting[] {
    let size = 0;
    const fits = this.waiting.findIndex((part, index) => (size += part.deliveries.length) > MOST && index > 0);
    return this.waiting.splice(0, fits === -1 ? this.waiting.length : fits);
  }
}
