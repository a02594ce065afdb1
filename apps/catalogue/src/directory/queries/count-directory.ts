import { Injectable } from '@nestjs/common';
import { RegionCode } from '@yiwang/event-core';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { regionBounds } from '../../item/queries/region-bounds.js';
import { DIRECTORY_CHANGES, ENTRY_STATUSES } from '../domain/directory-entry.js';

export const DirectoryCountQuery = z.object({
  region: RegionCode.optional().describe('适用区域: the region and everything below it'),
  from: z.iso.date().optional().describe('first day of the period, as the office counts days; missing: from the beginning'),
  to: z.iso.date().optional().describe('last day of the period; missing: until now'),
});
export type DirectoryCountQuery = z.infer<typeof DirectoryCountQuery>;

/** 目录统计 — how many entries stand where, and how often which change was decided. */
export const DirectoryCounts = z
  .object({
    entries: z.array(z.object({ category: z.string(), status: z.enum(ENTRY_STATUSES), count: z.int() })).describe('as they stand now'),
    changes: z
      .array(z.object({ category: z.string(), change: z.enum(DIRECTORY_CHANGES), count: z.int() }))
      .describe('decided in the period'),
  })
  .meta({ id: 'DirectoryCounts' });
export type DirectoryCounts = z.infer<typeof DirectoryCounts>;

const ENTRIES = `
  SELECT category, status, count(*)::int AS count FROM directory_entries
  WHERE ($1::text IS NULL OR region_code >= $1) AND ($2::text IS NULL OR region_code < $2) GROUP BY category, status ORDER BY category, status`;
const day = (n: number, later = 0): string => `(($${n}::date + ${later})::timestamp AT TIME ZONE 'Asia/Shanghai')`;
const CHANGES = `
  SELECT e.category, v.change, count(*)::int AS count
  FROM directory_versions v JOIN directory_entries e ON e.catalogue_code = v.catalogue_code
  WHERE v.created_at >= COALESCE(${day(3)}, '-infinity') AND v.created_at < COALESCE(${day(4, 1)}, 'infinity')
    AND ($1::text IS NULL OR e.region_code >= $1) AND ($2::text IS NULL OR e.region_code < $2)
  GROUP BY e.category, v.change ORDER BY e.category, v.change`;

@Injectable()
export class CountDirectory {
  constructor(private readonly db: Database) {}

  async execute({ region, from, to }: DirectoryCountQuery): Promise<DirectoryCounts> {
    const bounds = region === undefined ? undefined : regionBounds(region);
    const within = [bounds?.from ?? null, bounds?.below ?? null];
    return {
      entries: await this.db.query<DirectoryCounts['entries'][number]>(ENTRIES, within),
      changes: await this.db.query<DirectoryCounts['changes'][number]>(CHANGES, [...within, from ?? null, to ?? null]),
    };
  }
}
