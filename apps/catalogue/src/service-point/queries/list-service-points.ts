import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, etagOf, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { regionBounds } from '../../item/queries/region-bounds.js';
import { boxAround, distanceSql } from '../domain/distance.js';
import { openingAt } from '../domain/opening-hours.js';
import { pointNotFound } from '../domain/service-point.errors.js';
import type { GuidePoint, Position, ServicePointDetail, ServicePointSummary } from '../domain/service-point.js';
import { POINT_COLUMNS, type PointRow } from '../persistence/service-points.js';
import type { ServicePointFilter } from './point-filter.js';

interface NearRow extends PointRow {
  distance: number;
}

const NearPosition = z.object({ d: z.number().nonnegative(), c: z.string() });
const ListPosition = z.object({ r: z.string(), c: z.string() });

/** First a box around the corner, then wider ones: in a city the first holds a page, and nobody sorts a province for it. Metres. */
const RADII = [2_000, 10_000, 50_000, 100_000, 500_000];
/** How many points are looked at for a page of those that are open now. */
const MOST_LOOKED_AT = 300;
/** Points named in a guide. */
const MOST_IN_GUIDE = 10;

/** What accepts an item: it by itself, or all items of its department. Two indexed look-ups, whichever way the list is walked. */
const acceptsItem = (n: string): string => `p.code IN (
  SELECT point_code FROM service_point_items WHERE item_code = ${n}
  UNION SELECT b.point_code FROM items i JOIN service_point_bodies b ON b.org_code = i.org_code WHERE i.item_code = ${n})`;

/** 网点查询 — nearest first, or by region and code. */
@Injectable()
export class ListServicePoints {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async execute(filter: ServicePointFilter): Promise<Page<ServicePointSummary>> {
    const wanted = filter.openNow ? MOST_LOOKED_AT : filter.limit;
    const { near } = filter;
    const rows = near ? await this.nearest({ ...filter, near }, wanted + 1) : await this.listed(filter, wanted + 1);
    const cursorOf = (row: PointRow | NearRow): string =>
      near ? encodeCursor({ d: (row as NearRow).distance, c: row.code }) : encodeCursor({ r: row.region_code, c: row.code });
    const now = this.clock.now();
    if (!filter.openNow) {
      const { items, next } = page(rows, wanted, cursorOf);
      return { items: items.map((row) => summaryOf(row, now)), next };
    }
    return this.openOnes(rows, filter.limit, wanted, cursorOf, now);
  }

  /** @throws CATALOGUE.SERVICE_POINT_NOT_FOUND */
  async one(code: string): Promise<{ detail: ServicePointDetail; etag: string }> {
    const [row] = await this.db.query<PointRow & { departments: string[]; items: string[] }>(
      `SELECT ${POINT_COLUMNS},
              ARRAY(SELECT org_code FROM service_point_bodies WHERE point_code = p.code ORDER BY org_code) AS departments,
              ARRAY(SELECT item_code FROM service_point_items WHERE point_code = p.code ORDER BY item_code) AS items
       FROM service_points p WHERE p.code = $1`,
      [code],
    );
    if (!row) throw pointNotFound();
    const { departments, items, status, notes } = row;
    const detail = { ...summaryOf(row, this.clock.now()), ...(notes !== null && { notes }), status, accepts: { departments, items } };
    return { detail, etag: etagOf(row.etag) };
  }

  /** The points that a guide names: those of the item's own region before others. */
  async accepting(itemCode: string, regionCode: string): Promise<GuidePoint[]> {
    const { from, below } = regionBounds(regionCode);
    const rows = await this.db.query<PointRow>(
      `SELECT ${POINT_COLUMNS} FROM service_points p WHERE p.status = 'open' AND ${acceptsItem('$1')}
       ORDER BY (p.region_code >= $2 AND p.region_code < $3) DESC, p.region_code, p.code LIMIT ${MOST_IN_GUIDE}`,
      [itemCode, from, below],
    );
    return rows.map(pointOf);
  }

  private openOnes(
    rows: readonly (PointRow | NearRow)[],
    limit: number,
    looked: number,
    cursorOf: (row: PointRow) => string,
    now: Date,
  ): Page<ServicePointSummary> {
    const items: ServicePointSummary[] = [];
    for (const [i, row] of rows.entries()) {
      if (i === looked) return { items, next: cursorOf(rows[i - 1]!) };
      const summary = summaryOf(row, now);
      if (summary.openNow) items.push(summary);
      if (items.length === limit) return { items, next: i + 1 < rows.length ? cursorOf(row) : null };
    }
    return { items, next: null };
  }

  private listed(filter: ServicePointFilter, most: number): Promise<PointRow[]> {
    const { where, params, add } = conditionsOf(filter);
    const after = decodeCursor(ListPosition, filter.cursor);
    if (after) add((r, c) => `(p.region_code, p.code) > (${r}, ${c})`, after.r, after.c);
    params.push(most);
    return this.db.query<PointRow>(
      `SELECT ${POINT_COLUMNS} FROM service_points p WHERE ${where()} ORDER BY p.region_code, p.code LIMIT $${params.length}`,
      params,
    );
  }

  private async nearest(filter: ServicePointFilter & { near: Position }, most: number): Promise<NearRow[]> {
    const furthest = filter.within * 1_000;
    const after = decodeCursor(NearPosition, filter.cursor);
    for (const radius of RADII) {
      const metres = Math.min(radius, furthest);
      // What lies nearer was on the pages before.
      if (after && after.d >= metres && metres < furthest) continue;
      const rows = await this.within(metres, filter, after, most);
      if (rows.length >= most || metres === furthest) return rows;
    }
    return [];
  }

  private within(
    metres: number,
    filter: ServicePointFilter & { near: Position },
    after: z.infer<typeof NearPosition> | undefined,
    most: number,
  ): Promise<NearRow[]> {
    const { where, params, add } = conditionsOf(filter);
    const { west, south, east, north } = boxAround(filter.near, metres);
    add((a, b, c, d) => `p.position <@ box(point(${a}, ${b}), point(${c}, ${d}))`, west, south, east, north);
    params.push(filter.near.longitude, filter.near.latitude);
    const distance = distanceSql(`$${params.length - 1}::float8`, `$${params.length}::float8`);
    params.push(metres);
    const bounds = [`n.distance <= $${params.length}`];
    if (after) {
      params.push(after.d, after.c);
      bounds.push(`(n.distance, n.code) > ($${params.length - 1}::float8, $${params.length})`);
    }
    params.push(most);
    return this.db.query<NearRow>(
      `SELECT * FROM (SELECT ${POINT_COLUMNS}, ${distance} AS distance FROM service_points p WHERE ${where()}) AS n
       WHERE ${bounds.join(' AND ')} ORDER BY n.distance, n.code LIMIT $${params.length}`,
      params,
    );
  }
}

interface Conditions {
  params: unknown[];
  where: () => string;
  add: (sql: (...names: string[]) => string, ...values: unknown[]) => void;
}

/** Every combination of filters is one stable statement text. */
function conditionsOf(filter: ServicePointFilter): Conditions {
  const params: unknown[] = [];
  const conditions = [`p.status = 'open'`];
  const add: Conditions['add'] = (sql, ...values) => {
    const first = params.length + 1;
    params.push(...values);
    conditions.push(sql(...values.map((_, i) => `$${first + i}`)));
  };
  if (filter.kind !== undefined) add((n) => `p.kind = ${n}`, filter.kind);
  if (filter.itemCode !== undefined) add(acceptsItem as (...names: string[]) => string, filter.itemCode);
  if (filter.orgCode !== undefined)
    add((n) => `EXISTS (SELECT FROM service_point_bodies b WHERE b.point_code = p.code AND b.org_code = ${n})`, filter.orgCode);
  if (filter.region !== undefined) {
    const { from, below } = regionBounds(filter.region);
    add((a, b) => `p.region_code >= ${a} AND p.region_code < ${b}`, from, below);
  }
  return { params, add, where: () => conditions.join(' AND ') };
}

function pointOf(row: PointRow): GuidePoint {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind,
    regionCode: row.region_code,
    orgCode: row.org_code,
    address: row.address,
    position: { latitude: row.latitude, longitude: row.longitude },
    ...(row.phone !== null && { phone: row.phone }),
    hours: row.hours,
  };
}

function summaryOf(row: PointRow & { distance?: number }, now: Date): ServicePointSummary {
  const { openNow, today } = openingAt(row.hours, now, row.region_code);
  const distance = row.distance === undefined ? {} : { distanceMetres: Math.round(row.distance) };
  return { ...pointOf(row), openNow, today: [...today], ...distance };
}
