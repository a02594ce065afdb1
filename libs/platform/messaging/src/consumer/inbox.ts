import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { Delivery } from './event-handler.js';

const CLAIM =
  'INSERT INTO inbox (consumer, event_id) SELECT * FROM unnest($1::text[], $2::uuid[]) ON CONFLICT DO NOTHING RETURNING consumer, event_id';
const CLAIM_UNLESS_PARKED = `WITH claimed AS (${CLAIM})
  SELECT consumer, event_id, false AS parked FROM claimed
  UNION ALL SELECT consumer, NULL, true FROM dead_letters WHERE state = 'open' AND key = ANY($3::text[])`;

/** A key among the deliveries has an open dead letter: they must go one by one. */
export class KeyParked extends Error {}

/** 收件箱 — which handler has had which event. Its row is written in the transaction of the effect, so the effect happens once. */
@Injectable()
export class Inbox {
  constructor(private readonly database: Database) {}

  /** Claims the deliveries and returns those that were not handled before, in the same order. Needs a unit of work. */
  claim(deliveries: readonly Delivery[]): Promise<Delivery[]> {
    return this.take(deliveries, CLAIM);
  }

  /** The same in one round trip with the question whether a key among them is parked. @throws KeyParked */
  claimUnlessParked(deliveries: readonly Delivery[]): Promise<Delivery[]> {
    const keys = new Set(deliveries.filter((delivery) => !delivery.state).map(({ raw }) => raw.key));
    return this.take(deliveries, CLAIM_UNLESS_PARKED, [...keys]);
  }

  private async take(deliveries: readonly Delivery[], sql: string, ...more: unknown[]): Promise<Delivery[]> {
    const facts = deliveries.filter((delivery) => !delivery.state);
    if (facts.length === 0) return [...deliveries];
    const claimed = await this.database.query<{ consumer: string; event_id: string; parked?: boolean }>(sql, [
      facts.map((d) => d.handler.consumer),
      facts.map((d) => d.event.id),
      ...more,
    ]);
    if (claimed.some(({ parked }) => parked)) throw new KeyParked();
    const fresh = new Set(claimed.map((row) => `${row.consumer} ${row.event_id}`));
    return deliveries.filter((d) => d.state || fresh.delete(`${d.handler.consumer} ${d.event.id.toLowerCase()}`));
  }
}
