import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { NotificationState } from '../domain/notification.js';
import type { Notification } from '../http/notification.schema.js';
import { LIST } from '../persistence/notification.sql.js';

const Position = z.object({ id: z.uuid() });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Filter {
  state?: NotificationState | undefined;
  caseNo?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

interface NotificationRow extends Record<string, unknown> {
  id: string;
  event_id: string;
  event_type: string;
  rule_code: string;
  recipient: string;
  case_no: string;
  state: NotificationState;
  reason: string | null;
  contact_masked: string | null;
  channel: string | null;
  template_code: string;
  template_version: number | null;
  language: Notification['language'];
  attempts: number;
  last_error: string | null;
  created_at: Date;
  next_at: Date;
  sent_at: Date | null;
}

/** 通知台账, the newest first, without numbers and texts. */
@Injectable()
export class ListNotifications {
  constructor(private readonly database: Database) {}

  async execute({ state, caseNo, cursor, limit }: Filter): Promise<Page<Notification>> {
    const from = [decodeCursor(Position, cursor)?.id ?? LAST_ID, limit + 1];
    const rows = await this.read(from, state, caseNo);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toNotification), next };
  }

  private read(from: unknown[], state?: string, caseNo?: string): Promise<NotificationRow[]> {
    if (caseNo !== undefined && state !== undefined) return this.database.query(LIST.both, [...from, caseNo, state]);
    if (caseNo !== undefined) return this.database.query(LIST.case, [...from, caseNo]);
    if (state !== undefined) return this.database.query(LIST.state, [...from, state]);
    return this.database.query(LIST.all, from);
  }
}

const toNotification = (row: NotificationRow): Notification => ({
  notificationId: row.id,
  eventId: row.event_id,
  eventType: row.event_type,
  ruleCode: row.rule_code,
  recipient: row.recipient,
  caseNo: row.case_no,
  state: row.state,
  reason: row.reason,
  contactMasked: row.contact_masked,
  channel: row.channel,
  templateCode: row.template_code,
  templateVersion: row.template_version,
  language: row.language,
  attempts: row.attempts,
  lastError: row.last_error,
  createdAt: row.created_at.toISOString(),
  nextAttemptAt: row.state === 'pending' ? row.next_at.toISOString() : null,
  sentAt: row.sent_at?.toISOString() ?? null,
});
