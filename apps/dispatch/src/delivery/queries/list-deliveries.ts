import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { Delivery, DeliveryQuery } from '../http/delivery.schema.js';
import { OF_CASE, OF_SYSTEM, TROUBLED, TROUBLED_OF_SYSTEM, UNHEARD_RECALLS, UNHEARD_RECALLS_OF_SYSTEM } from '../persistence/admin.sql.js';
import { beforeTime } from '../persistence/before-time.js';

/** `place`: the sequence, or among what was sent the position. */
const Position = z.object({ place: z.string().regex(/^\d{1,18}$/) });

interface DeliveryRow extends Record<string, unknown> {
  place: string;
  id: string;
  system_id: string;
  system_code: string | null;
  org_code: string;
  channel: Delivery['channel'];
  type: Delivery['type'];
  version: number;
  task_id: string;
  case_no: string;
  state: Delivery['state'];
  position: string | null;
  attempts: number;
  error: string | null;
  /** `Infinity` behind a parked one. */
  next_attempt_at: Date | number;
  created_at: Date;
  sent_at: Date | null;
  acknowledged_at: Date | null;
}
interface Paging {
  cursor?: string | undefined;
  limit: number;
}

@Injectable()
export class ListDeliveries {
  constructor(private readonly database: Database) {}

  /** What is in trouble, or, of one system, what is asked for. */
  async execute(query: DeliveryQuery): Promise<Page<Delivery>> {
    const { systemId, state, type, caseNo, since } = query;
    if (systemId === undefined) return this.list(TROUBLED, [], query);
    if (state === undefined) return this.list(TROUBLED_OF_SYSTEM, [systemId], query);
    const filters = [systemId, type ?? null, since ?? null];
    if (caseNo !== undefined) return this.list(OF_CASE, [...filters, caseNo, state === 'all' ? null : state], query);
    return this.list(OF_SYSTEM[state], filters, query, state === 'sent' ? '0' : await beforeTime(this.database, systemId, since));
  }

  /** 未确认收回 — recalls that their systems have not acknowledged, the oldest first. */
  recalls(query: Paging & { systemId?: string | undefined }): Promise<Page<Delivery>> {
    return query.systemId === undefined
      ? this.list(UNHEARD_RECALLS, [], query)
      : this.list(UNHEARD_RECALLS_OF_SYSTEM, [query.systemId], query);
  }

  private async list(sql: string, filters: unknown[], { cursor, limit }: Paging, from = '0'): Promise<Page<Delivery>> {
    const after = decodeCursor(Position, cursor)?.place ?? from;
    const rows = await this.database.query<DeliveryRow>(sql, [after, limit + 1, ...filters]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ place: last.place }));
    return { items: items.map(toDelivery), next };
  }
}

const toDelivery = (row: DeliveryRow): Delivery => ({
  deliveryId: row.id,
  systemId: row.system_id,
  systemCode: row.system_code,
  orgCode: row.org_code,
  channel: row.channel,
  type: row.type,
  version: row.version,
  taskId: row.task_id,
  caseNo: row.case_no,
  state: row.state,
  position: row.position === null ? null : Number(row.position),
  attempts: row.attempts,
  error: row.error,
  nextAttemptAt: row.next_attempt_at instanceof Date ? row.next_attempt_at.toISOString() : null,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
});
