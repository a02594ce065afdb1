import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { Database } from '@yiwang/persistence';
import type { SeenOriginal } from '../domain/originals.js';

/** 送达回执 — who had the result in his hands, and when. */
export interface DeliveryReceipt {
  caseNo: string;
  deliveredAt: Date;
  method: 'window' | 'electronic';
  receivedAt: Date;
  identityCheckId: string | null;
  originals: readonly SeenOriginal[];
  by: Actor;
}

const INSERT = `
  INSERT INTO delivery_receipts (case_no, delivered_at, method, received_at, identity_check_id, originals, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const ONE = 'SELECT received_at AS "receivedAt" FROM delivery_receipts WHERE case_no = $1 AND delivered_at = $2';

/** 送达回执: one a delivery, only ever added. */
@Injectable()
export class DeliveryReceipts {
  constructor(private readonly database: Database) {}

  add({ caseNo, deliveredAt, method, receivedAt, identityCheckId, originals, by }: DeliveryReceipt): Promise<void> {
    const [at, received] = [deliveredAt.toISOString(), receivedAt.toISOString()];
    return this.database.write(INSERT, [caseNo, at, method, received, identityCheckId, JSON.stringify(originals), JSON.stringify(by)]);
  }

  async receivedAt(caseNo: string, deliveredAt: Date): Promise<Date | undefined> {
    const [row] = await this.database.query<{ receivedAt: Date }>(ONE, [caseNo, deliveredAt.toISOString()]);
    return row?.receivedAt;
  }
}
