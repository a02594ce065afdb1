import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { Delivery } from './event-handler.js';

/** 收件箱 — which handler has had which event. Its row is written in the transaction of the effect, so the effect happens once. */
@Injectable()
export class Inbox {
  constructor(private readonly database: Database) {}

  /** Claims the deliveries and returns those that were not handled before, in the same order. Needs a unit of work. */
  async claim(deliveries: readonly Delivery[]): Promise<Delivery[]> {
    const facts = deliveries.filter((delivery) => !delivery.state);
    if (facts.length === 0) return [...deliveries];
    const claimed = await this.database.query<{ consumer: string; event_id: string }>(
      'INSERT INTO inbox (consumer, event_id) SELECT * FROM unnest($1::text[], $2::uuid[]) ON CONFLICT DO NOTHING RETURNING consumer, event_id',
      [facts.map((d) => d.handler.consumer), facts.map((d) => d.event.id)],
    );
    const fresh = new Set(claimed.map((row) => `${row.consumer} ${row.event_id}`));
    return deliveries.filter((d) => d.state || fresh.delete(`${d.handler.consumer} ${d.event.id.toLowerCase()}`));
  }
}
