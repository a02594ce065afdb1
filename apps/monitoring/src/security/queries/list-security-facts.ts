import { Injectable } from '@nestjs/common';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { SecurityFactFilter, SecurityFactView } from '../http/security.schema.js';

const Position = z.object({ at: CursorTime, id: z.uuid() });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const LATEST = `
  SELECT event_id AS "eventId", at, kind, subject, network, by_kind, by_id FROM security_facts
  WHERE (at, event_id) < ($1::timestamptz, $2::uuid)`;
const ORDER = 'ORDER BY at DESC, event_id DESC LIMIT $3';
/** A statement for each question, so that each walks its own index. */
const ALL = `${LATEST} ${ORDER}`;
const OF_KIND = `${LATEST} AND kind = $4 ${ORDER}`;
const OF_SUBJECT = `${LATEST} AND subject = $4 AND ($5::text IS NULL OR kind = $5) ${ORDER}`;

type Row = Omit<SecurityFactView, 'at' | 'by'> & { at: Date; by_kind: string | null; by_id: string | null };

/** 安全事件列表 — the latest first. */
@Injectable()
export class ListSecurityFacts {
  constructor(private readonly database: Database) {}

  /** @throws HTTP.CURSOR_INVALID */
  async execute({ cursor, limit, kind, subject }: SecurityFactFilter): Promise<Page<SecurityFactView>> {
    const after = decodeCursor(Position, cursor);
    const [sql, ...filters] = subject !== undefined ? [OF_SUBJECT, subject, kind ?? null] : kind !== undefined ? [OF_KIND, kind] : [ALL];
    const rows = await this.database.query<Row>(sql, [after?.at ?? 'infinity', after?.id ?? LAST_ID, limit + 1, ...filters]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.at.toISOString(), id: last.eventId }));
    return { items: items.map(toView), next };
  }
}

const toView = ({ at, by_kind, by_id, ...fact }: Row): SecurityFactView => ({
  ...fact,
  at: at.toISOString(),
  by: by_kind === null || by_id === null ? null : { kind: by_kind, id: by_id },
});
