import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { Database } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import type { Accepts, CounterStatus } from '../domain/counter.js';
import { counterExists } from '../domain/window.errors.js';

/** 窗口登记. What its service point accepts stands apart from what was said by hand: it is taken over anew again and again. */
export interface CounterRow extends Record<string, unknown> {
  orgCode: string;
  name: string;
  regionCode: string;
  status: CounterStatus;
  departments: string[];
  items: string[];
  regions: string[];
  servicePoint: string | null;
  pointDepartments: string[];
  pointItems: string[];
  followedAt: Date | null;
  followError: string | null;
  version: number;
  updatedAt: Date;
}

/** What somebody says of a counter. */
export interface CounterContent extends Accepts {
  orgCode: string;
  name: string;
  regionCode: string;
  status: CounterStatus;
  servicePoint: string | null;
}

/** A counter whose service point is to be read again. */
export interface CounterToFollow extends Record<string, unknown> {
  orgCode: string;
  servicePoint: string;
  pointTag: string | null;
}

const COLUMNS = `org_code AS "orgCode", name, region_code AS "regionCode", status, departments, items, regions,
  service_point AS "servicePoint", point_departments AS "pointDepartments", point_items AS "pointItems", followed_at AS "followedAt",
  follow_error AS "followError", version, updated_at AS "updatedAt"`;
const ONE = `SELECT ${COLUMNS} FROM counters WHERE org_code = $1`;
const LOCK = `${ONE} FOR UPDATE`;
const LIST = `
  SELECT ${COLUMNS} FROM counters WHERE region_code >= $1 AND region_code < $2 AND (region_code, org_code) > ($3::text, $4::text)
  ORDER BY region_code, org_code LIMIT $5`;
const INSERT = `
  INSERT INTO counters (org_code, name, region_code, status, departments, items, regions, service_point, follow_at, version, changed_by,
    updated_at, region_prefixes)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $8::text IS NOT NULL THEN now() END, 1, $9, $10, $11) ON CONFLICT DO NOTHING`;
/** Another service point, or none, takes away what the former one accepted. */
const UPDATE = `
  UPDATE counters SET name = $2, region_code = $3, status = $4, departments = $5, items = $6, regions = $7, service_point = $8,
    point_departments = CASE WHEN service_point IS NOT DISTINCT FROM $8::text THEN point_departments ELSE '{}' END,
    point_items = CASE WHEN service_point IS NOT DISTINCT FROM $8::text THEN point_items ELSE '{}' END,
    point_tag = CASE WHEN service_point IS NOT DISTINCT FROM $8::text THEN point_tag END, follow_error = NULL,
    follow_at = CASE WHEN $8::text IS NOT NULL THEN now() END, version = version + 1, changed_by = $9, updated_at = $10,
    region_prefixes = $11
  WHERE org_code = $1`;
/** Put off before anybody is asked, so that no transaction waits for the catalogue. Waits are by the database's clock: they are technical. */
const CLAIM = `
  UPDATE counters c SET follow_at = now() + $2::float8 * interval '1 second'
  FROM (SELECT org_code FROM counters WHERE follow_at <= now() ORDER BY follow_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
  WHERE c.org_code = due.org_code
  RETURNING c.org_code AS "orgCode", c.service_point AS "servicePoint", c.point_tag AS "pointTag"`;
const TAKE_OVER = `
  UPDATE counters SET point_departments = $3, point_items = $4, point_tag = $5, followed_at = $6, follow_error = NULL
  WHERE org_code = $1 AND service_point = $2 RETURNING 1`;
const UNCHANGED = 'UPDATE counters SET followed_at = $3, follow_error = NULL WHERE org_code = $1 AND service_point = $2 RETURNING 1';
const FAILED = 'UPDATE counters SET follow_error = $3 WHERE org_code = $1 AND service_point = $2 RETURNING 1';

@Injectable()
export class SqlCounters {
  constructor(private readonly database: Database) {}

  async one(orgCode: string): Promise<CounterRow | undefined> {
    return (await this.database.query<CounterRow>(ONE, [orgCode]))[0];
  }

  async lock(orgCode: string): Promise<CounterRow | undefined> {
    return (await this.database.query<CounterRow>(LOCK, [orgCode]))[0];
  }

  list(range: { from: string; to: string }, after: { r: string; o: string } | undefined, limit: number): Promise<CounterRow[]> {
    return this.database.query<CounterRow>(LIST, [range.from, range.to, after?.r ?? '', after?.o ?? '', limit]);
  }

  /** @throws ACCEPTANCE.COUNTER_EXISTS, also for the second of two who add it at the same moment */
  add(content: CounterContent, by: Actor, at: Date): Promise<void> {
    return this.database.write(INSERT, params(content, by, at), { rows: 1, otherwise: () => counterExists() });
  }

  change(content: CounterContent, by: Actor, at: Date): Promise<void> {
    return this.database.write(UPDATE, params(content, by, at));
  }

  claim(limit: number, againSeconds: number): Promise<CounterToFollow[]> {
    return this.database.query<CounterToFollow>(CLAIM, [limit, againSeconds]);
  }

  /** Nothing, if the counter follows another point by now. */
  async takeOver(
    { orgCode, servicePoint }: CounterToFollow,
    accepts: Omit<Accepts, 'regions'>,
    tag: string | null,
    at: Date,
  ): Promise<void> {
    await this.database.query(TAKE_OVER, [orgCode, servicePoint, accepts.departments, accepts.items, tag, at.toISOString()]);
  }

  async unchanged({ orgCode, servicePoint }: CounterToFollow, at: Date): Promise<void> {
    await this.database.query(UNCHANGED, [orgCode, servicePoint, at.toISOString()]);
  }

  async failed({ orgCode, servicePoint }: CounterToFollow, error: string): Promise<void> {
    await this.database.query(FAILED, [orgCode, servicePoint, error]);
  }
}

const params = (content: CounterContent, by: Actor, at: Date): unknown[] => [
  content.orgCode,
  content.name,
  content.regionCode,
  content.status,
  content.departments,
  content.items,
  content.regions,
  content.servicePoint,
  JSON.stringify(by),
  at.toISOString(),
  // What the codes of a region and of all below it begin with, so that SQL knows the ranges too.
  content.regions.flatMap((region) => regionRange(region)?.from ?? []),
];
