import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { changeNotFound } from './approval.errors.js';
import type { ChangeQuery, DutyOf, PermissionChange } from './approval.schema.js';

const COLUMNS = `SELECT id, kind, target, before, wanted, reason, state, requested_by_kind, requested_by_id, requested_at,
    decided_by_kind, decided_by_id, decided_at, decision_reason FROM permission_changes`;
const LIST = `${COLUMNS} WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR target = $3)
  ORDER BY id DESC LIMIT $4`;

interface Row extends Pick<PermissionChange, 'id' | 'kind' | 'target' | 'before' | 'wanted' | 'reason' | 'state'> {
  requested_by_kind: string;
  requested_by_id: string;
  requested_at: Date;
  decided_by_kind: string | null;
  decided_by_id: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

const Position = z.object({ id: z.uuid() });
const DutyPosition = z.object({ permission: z.string().max(64) });

/** 权限变更查询. */
@Injectable()
export class ListChanges {
  constructor(private readonly database: Database) {}

  /** The newest first: ids rise with time. @throws HTTP.CURSOR_INVALID */
  async execute({ cursor, limit, state, target }: ChangeQuery): Promise<Page<PermissionChange>> {
    const before = decodeCursor(Position, cursor)?.id ?? null;
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [before, state ?? null, target ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toChange), next };
  }

  /** @throws AUTH.CHANGE_NOT_FOUND */
  async one(id: string): Promise<PermissionChange> {
    const [row] = await this.database.query<Row & Record<string, unknown>>(`${COLUMNS} WHERE id = $1`, [id]);
    if (!row) throw changeNotFound();
    return toChange(row);
  }

  /** In the order of the permissions. @throws HTTP.CURSOR_INVALID */
  async duties({ cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<DutyOf>> {
    const after = decodeCursor(DutyPosition, cursor)?.permission ?? '';
    const sql = 'SELECT permission, duty FROM administrator_duties WHERE permission > $1 ORDER BY permission LIMIT $2';
    const rows = await this.database.query<DutyOf>(sql, [after, limit + 1]);
    return page(rows, limit, ({ permission }) => encodeCursor({ permission }));
  }
}

const toChange = ({ id, kind, target, before, wanted, reason, state, ...row }: Row): PermissionChange => ({
  id,
  kind,
  target,
  before,
  wanted,
  reason,
  state,
  requestedBy: { kind: row.requested_by_kind, id: row.requested_by_id },
  requestedAt: row.requested_at.toISOString(),
  decidedBy: row.decided_by_id === null ? null : { kind: row.decided_by_kind!, id: row.decided_by_id },
  decidedAt: row.decided_at?.toISOString() ?? null,
  decisionReason: row.decision_reason,
});
