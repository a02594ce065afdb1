import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { EvaluationView } from '../http/rating.schema.js';
import { EvaluationViews, VIEW_COLUMNS, VIEW_TABLES, type ViewRow } from './evaluation-views.js';

const Position = z.object({ at: CursorTime, id: z.uuid() });

const SQL = `
  SELECT ${VIEW_COLUMNS} FROM ${VIEW_TABLES}
  WHERE i.applicant_account = $1 AND (i.issued_at, i.id) < ($2::timestamptz, $3::uuid)
  ORDER BY i.issued_at DESC, i.id DESC LIMIT $4`;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** 我的评价, newest first. */
@Injectable()
export class ListMyEvaluations {
  constructor(
    private readonly database: Database,
    private readonly views: EvaluationViews,
  ) {}

  async execute(principal: Principal, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<EvaluationView>> {
    const after = decodeCursor(Position, cursor);
    const rows = await this.database.query<ViewRow>(SQL, [principal.id, after?.at ?? 'infinity', after?.id ?? LAST_ID, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.issued_at.toISOString(), id: last.id }));
    return { items: await this.views.of(items), next };
  }
}
