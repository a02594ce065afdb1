import { Injectable } from '@nestjs/common';
import { RegionCode } from '@yiwang/event-core';
import { decodeCursor, encodeCursor, page, PageQuery, pageOf, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { regionBounds } from '../item/queries/region-bounds.js';

export const DepartmentFilter = PageQuery.extend({
  region: RegionCode.optional().describe('行政区划代码: the region and everything below it'),
});
export type DepartmentFilter = z.infer<typeof DepartmentFilter>;

export const Department = z
  .object({ orgCode: z.string().describe('统一社会信用代码'), name: z.string(), regionCode: z.string() })
  .meta({ id: 'Department' });
export type Department = z.infer<typeof Department>;
export const DepartmentPage = pageOf(Department).meta({ id: 'DepartmentPage' });

const Position = z.object({ r: z.string(), o: z.string() });

/** Digits only: what stands before or after a digit depends on the collation of the database. */
const ANYWHERE = { from: '', below: '9'.repeat(13) };

/** 实施主体 — the bodies that have items in force. */
@Injectable()
export class ListDepartments {
  constructor(private readonly db: Database) {}

  async execute(filter: DepartmentFilter): Promise<Page<Department>> {
    const { from, below } = filter.region === undefined ? ANYWHERE : regionBounds(filter.region);
    const after = decodeCursor(Position, filter.cursor) ?? { r: '', o: '' };
    const rows = await this.db.query<Department>(
      `SELECT org_code AS "orgCode", name, region_code AS "regionCode" FROM implementing_bodies b
       WHERE region_code >= $1 AND region_code < $2 AND (region_code, org_code) > ($3, $4)
         AND EXISTS (SELECT FROM items i WHERE i.org_code = b.org_code AND i.status IN ('published', 'suspended'))
       ORDER BY region_code, org_code LIMIT $5`,
      [from, below, after.r, after.o, filter.limit + 1],
    );
    return page(rows, filter.limit, (last) => encodeCursor({ r: last.regionCode, o: last.orgCode }));
  }
}
