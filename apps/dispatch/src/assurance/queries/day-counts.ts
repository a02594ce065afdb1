import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { BYTE_ORDER_MARK, csvLine } from '@yiwang/table-files';
import { z } from 'zod';
import { Day, type DayCase, type DayCount } from '../http/assurance.schema.js';
import { CASES_OF_DAY, DAY_OF_SYSTEM, DAYS_OF_SYSTEM, EXPORT_DAY, SYSTEMS_OF_DAY } from '../persistence/day.sql.js';

export const dayNotCounted = defineError('not-found', 'DISPATCH.DAY_NOT_COUNTED', {
  zh: '该日尚未对账',
  en: 'this day of the system is not counted yet',
});

const CHUNK = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const HEADER = ['接入编码', '系统', '部门', '下发', '签收', '上报', '办结', '系统自报接收', '系统自报办结', '差异数', '差异', '办件编号'];
const DayPosition = z.object({ day: Day });
const SystemPosition = z.object({ id: z.uuid() });
const CasePosition = z.object({ nth: z.int().nonnegative().max(2_147_483_647) });

interface DayRow extends Omit<DayCount, 'agrees' | 'countedAt'>, Record<string, unknown> {
  countedAt: Date;
}
interface ExportRow extends DayRow {
  nth: number | null;
  difference: string | null;
  caseNo: string | null;
}
interface Paging {
  cursor?: string | undefined;
  limit: number;
}

@Injectable()
export class DayCounts {
  constructor(private readonly database: Database) {}

  /** @throws DISPATCH.DAY_NOT_COUNTED */
  async one(systemId: string, day: string): Promise<DayCount> {
    const [row] = await this.database.query<DayRow>(DAY_OF_SYSTEM, [systemId, day]);
    if (!row) throw dayNotCounted();
    return toCount(row);
  }

  /** The newest day first. */
  async ofSystem(systemId: string, { cursor, limit }: Paging): Promise<Page<DayCount>> {
    const before = decodeCursor(DayPosition, cursor)?.day ?? '9999-12-31';
    const rows = await this.database.query<DayRow>(DAYS_OF_SYSTEM, [systemId, before, limit + 1]);
    const { items, next } = page(rows, limit, ({ day }) => encodeCursor({ day }));
    return { items: items.map(toCount), next };
  }

  async ofDay(day: string, { cursor, limit }: Paging): Promise<Page<DayCount>> {
    const after = decodeCursor(SystemPosition, cursor)?.id ?? FIRST;
    const rows = await this.database.query<DayRow>(SYSTEMS_OF_DAY, [day, after, limit + 1]);
    const { items, next } = page(rows, limit, ({ systemId }) => encodeCursor({ id: systemId }));
    return { items: items.map(toCount), next };
  }

  /** An empty list says that the day agrees, so there must be a count of it. @throws DISPATCH.DAY_NOT_COUNTED */
  async cases(systemId: string, day: string, { cursor, limit }: Paging, itemCodes?: ReadonlySet<string>): Promise<Page<DayCase>> {
    await this.one(systemId, day);
    const after = decodeCursor(CasePosition, cursor)?.nth ?? 0;
    const params = [systemId, day, after, limit + 1, itemCodes ? [...itemCodes] : null];
    const rows = await this.database.query<DayCase & { nth: number } & Record<string, unknown>>(CASES_OF_DAY, params);
    const { items, next } = page(rows, limit, ({ nth }) => encodeCursor({ nth }));
    return { items: items.map(({ difference, caseNo, taskId }) => ({ difference, caseNo, taskId })), next };
  }

  /** All systems of a day, a line for each case that differs, and one for a system without any. */
  async *csv(day: string): AsyncIterable<string> {
    yield BYTE_ORDER_MARK + csvLine(HEADER);
    for (let after: [string, number] = [FIRST, 0]; ;) {
      const rows = await this.database.query<ExportRow>(EXPORT_DAY, [day, ...after, CHUNK]);
      yield rows.map((row) => csvLine(lineOf(row))).join('');
      const last = rows.at(-1);
      if (rows.length < CHUNK || !last) return;
      after = [last.systemId, last.nth ?? 0];
    }
  }
}

const lineOf = (row: ExportRow): string[] =>
  [
    row.code,
    row.name,
    row.orgCode,
    row.sent,
    row.acknowledged,
    row.messages,
    row.decided,
    row.statedReceived,
    row.statedDecided,
    row.differing,
    row.difference,
    row.caseNo,
  ].map((value) => String(value ?? ''));

const toCount = (row: DayRow): DayCount => ({
  systemId: row.systemId,
  code: row.code,
  name: row.name,
  orgCode: row.orgCode,
  day: row.day,
  sent: row.sent,
  acknowledged: row.acknowledged,
  messages: row.messages,
  decided: row.decided,
  statedReceived: row.statedReceived,
  statedDecided: row.statedDecided,
  differing: row.differing,
  agrees: row.differing === 0 && (row.statedReceived ?? row.sent) === row.sent && (row.statedDecided ?? row.decided) === row.decided,
  countedAt: row.countedAt.toISOString(),
});
