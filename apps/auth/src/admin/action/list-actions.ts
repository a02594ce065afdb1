import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { ActionQuery, ListedAction } from './action.schema.js';

const LIST = `SELECT id, at, actor_kind, actor_id, action, target, details FROM admin_actions
   WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR target = $2) ORDER BY id DESC LIMIT $3`;

interface Row {
  id: string;
  at: Date;
  actor_kind: string;
  actor_id: string;
  action: string;
  target: string;
  details: Record<string, unknown>;
}

const Position = z.object({ id: z.uuid() });

/** 操作留痕查询. */
@Injectable()
export class ListActions {
  constructor(private readonly database: Database) {}

  /** The newest first: ids rise with time. @throws HTTP.CURSOR_INVALID */
  async execute({ cursor, limit, target }: ActionQuery): Promise<Page<ListedAction>> {
    const before = decodeCursor(Position, cursor)?.id ?? null;
    const rows = await this.database.query<Row>(LIST, [before, target ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toListed), next };
  }
}

const toListed = ({ id, at, actor_kind, actor_id, action, target, details }: Row): ListedAction => ({
  id,
  at: at.toISOString(),
  actor: { kind: actor_kind, id: actor_id },
  action,
  target,
  details,
});
