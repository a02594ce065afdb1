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
const BOXES = [2_000, 10_000, 50_000];
/** Of what few points accept, a wide box would be searched in vain: beyond so much they are gathered by what they accept. Metres. */
const WIDEST_WITH_ACCEPTED = 10_000;
/** How many points are looked at for a page of those that are open now. */
const MOST_LOOKED_AT = 300;
/** Points named in a guide. */
const MOST_IN_GUIDE = 10;

/** What accepts an item: it by itself, or all items of its department. Two indexed look-ups. */
const acceptingItem = (n: string): string => `SELECT point_code FROM service_point_items WHERE item_code = ${n}
  UNION SELECT b.point_code FROM items i JOIN service_point_bodies b ON b.org_code = i.org_code WHERE i.item_code = ${n}`;
const acceptingBody = (n: string): string => `SELECT point_code FROM service_point_bodies WHERE org_code = ${n}`;

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
      `SELECT ${POINT_COLUMNS} FROM service_points p WHERE p.status = 'open' AND p.code IN (${acceptingItem('$1')})
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

  private async nearest(filter: NearFilter, most: number): Promise<NearRow[]> {
    const furthest = filter.within * 1_000;
    const after = decodeCursor(NearPosition, filter.cursor);
    const widest = filter.itemCode !== undefined || filter.orgCode !== undefined ? WIDEST_WITH_ACCEPTED : Infinity;
    for (const metres of BOXES) {
      // What lies nearer was on the pages before.
      if (metres >= furthest || metres > widest || (after && after.d >= metres)) continue;
      const rows = await this.within(metres, true, filter, after, most);
      if (rows.length >= most) return rows;
    }
    return this.within(furthest, furthest <= BOXES.at(-1)! && widest === Infinity, filter, after, most);
  }

  /** The nearest up to a distance: out of a box by the index of positions, or out of all that meet the other conditions. */
  private within(
    metres: number,
    inBox: boolean,
    filter: NearFilter,
    after: z.infer<typeof NearPosition> | undefined,
    most: number,
  ): Promise<NearRow[]> {
    const { where, params, add, accepting } = conditionsOf(filter, inBox);
    if (inBox) {
      const { west, south, east, north } = boxAround(filter.near, metres);
      add((a, b, c, d) => `p.position <@ box(point(${a}, ${b}), point(${c}, ${d}))`, west, south, east, north);
    }
    params.push(filter.near.longitude, filter.near.latitude);
    const distance = distanceSql(`$${params.length - 1}::float8`, `$${params.length}::float8`);
    params.push(metres);
    const bounds = [`n.distance <= $${params.length}`];
    if (after) {
      params.push(after.d, after.c);
      bounds.push(`(n.distance, n.code) > ($${params.length - 1}::float8, $${params.length})`);
    }
    params.push(most);
    const [first, from] =
      accepting === undefined
        ? ['', 'service_points p']
        : [`WITH accepting AS MATERIALIZED (${accepting})`, 'accepting a JOIN service_points p ON p.code = a.point_code'];
    return this.db.query<NearRow>(
      `${first} SELECT * FROM (SELECT ${POINT_COLUMNS}, ${distance} AS distance FROM ${from} WHERE ${where()}) AS n
       WHERE ${bounds.join(' AND ')} ORDER BY n.distance, n.code LIMIT $${params.length}`,
      params,
    );
  }
}

type NearFilter = ServicePointFilter & { near: Position };

interface Conditions {
  params: unknown[];
  where: () => string;
  add: (sql: (...names: string[]) => string, ...values: unknown[]) => void;
  /** What gathers the points by what they accept, where that is no condition. */
  accepting: string | undefined;
}

/** Every combination of filters is one stable statement text. `asCondition`: what is accepted stands among the conditions too. */
function conditionsOf(filter: ServicePointFilter, asCondition = true): Conditions {
  const params: unknown[] = [];
  const conditions = [`p.status = 'open'`];
  const add: Conditions['add'] = (sql, ...values) => {
    const first = params.length + 1;
    params.push(...values);
    conditions.push(sql(...values.map((_, i) => `$${first + i}`)));
  };
  const accepted: string[] = [];
  const accepts = (sql: (n: string) => string, code: string | undefined): void => {
    if (code === undefined) return;
    params.push(code);
    accepted.push(`(${sql(`$${params.length}`)})`);
  };
  accepts(acceptingItem, filter.itemCode);
  accepts(acceptingBody, filter.orgCode);
  if (asCondition) conditions.push(...accepted.map((sql) => `p.code IN ${sql}`));
  if (filter.kind !== undefined) add((n) => `p.kind = ${n}`, filter.kind);
  if (filter.region !== undefined) {
    const { from, below } = regionBounds(filter.region);
    add((a, b) => `p.region_code >= ${a} AND p.region_code < ${b}`, from, below);
  }
  const accepting = asCondition || accepted.length === 0 ? undefined : accepted.join(' INTERSECT ');
  return { params, add, accepting, where: () => conditions.join(' AND ') };
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
