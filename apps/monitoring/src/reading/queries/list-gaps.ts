import { Injectable } from '@nestjs/common';
import { CaseNo } from '@yiwang/event-core';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { Gap, GapFilter } from '../http/supervision.schema.js';
import { ofCaseInScope, scopeParams, type ReadingScope } from '../reading-scope.js';

const Position = z.object({ c: CaseNo, s: z.string().regex(/^[a-z-]{1,32}$/) });

const GAP = `s.case_no AS "caseNo", s.source, s.seen, s.highest, ARRAY(
    SELECT n FROM generate_series(1, least(s.highest, 1000)) AS n
    WHERE NOT EXISTS (SELECT 1 FROM timeline t WHERE t.case_no = s.case_no AND t.source = s.source AND t.sequence = n) ORDER BY n) AS missing`;

/** 缺口 — where the facts of a case from one service are not 1, 2, 3 … without holes and repeats. */
@Injectable()
export class ListGaps {
  constructor(private readonly database: Database) {}

  async execute(filter: GapFilter, scope: ReadingScope): Promise<Page<Gap>> {
    const after = decodeCursor(Position, filter.cursor) ?? { c: '', s: '' };
    const rows = await this.database.query<Gap>(
      `SELECT ${GAP} FROM case_sources s
       WHERE s.seen <> s.highest AND (s.case_no, s.source) > ($1, $2) AND ${ofCaseInScope('s.case_no', 4)} ORDER BY s.case_no, s.source LIMIT $3`,
      [after.c, after.s, filter.limit + 1, ...scopeParams(scope)],
    );
    return page(rows, filter.limit, (last) => encodeCursor({ c: last.caseNo, s: last.source }));
  }

  ofCase(caseNo: string): Promise<Gap[]> {
    return this.database.query<Gap>(`SELECT ${GAP} FROM case_sources s WHERE s.case_no = $1 AND s.seen <> s.highest ORDER BY s.source`, [
      caseNo,
    ]);
  }
}
