import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { OpeningHours } from '../domain/opening-hours.js';
import type { NewServicePoint, ServicePointContent } from '../domain/service-point.js';

export interface PointRow extends Record<string, unknown> {
  code: string;
  name: string;
  kind: ServicePointContent['kind'];
  region_code: string;
  org_code: string;
  address: string;
  longitude: number;
  latitude: number;
  phone: string | null;
  hours: OpeningHours;
  notes: string | null;
  status: 'open' | 'closed';
  etag: string;
}

/** position[0] is the longitude, as in every pair (x, y). */
export const POINT_COLUMNS = `p.code, p.name, p.kind, p.region_code, p.org_code, p.address, p.position[0] AS longitude,
  p.position[1] AS latitude, p.phone, p.hours, p.notes, p.status, p.etag`;

/** Any number; it only has to differ from the service's other advisory locks. */
const POINTS_LOCK = 7_251_104;

/** Where a stored point stands and who keeps it: what decides on who may change it. */
export interface KeptPoint extends Record<string, unknown> {
  code: string;
  org_code: string;
  region_code: string;
  etag: string;
}

export interface StoredPoint {
  point: NewServicePoint;
  etag: string;
}

/** 服务网点 as rows. Writes belong inside a unit of work. */
@Injectable()
export class ServicePoints {
  constructor(private readonly db: Database) {}

  /** The points of these codes. Until the end of the unit of work nobody else writes any point, new ones included. */
  async lock(codes: readonly string[]): Promise<Map<string, KeptPoint>> {
    await this.db.query('SELECT pg_advisory_xact_lock($1)', [POINTS_LOCK]);
    const rows = await this.db.query<KeptPoint>('SELECT code, org_code, region_code, etag FROM service_points WHERE code = ANY ($1)', [
      codes,
    ]);
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Of these departments and items, those that nobody knows. */
  async unknown(departments: readonly string[], items: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ code: string }>(
      `SELECT code FROM unnest($1::text[]) AS d (code) WHERE NOT EXISTS (SELECT FROM implementing_bodies b WHERE b.org_code = d.code)
       UNION ALL
       SELECT code FROM unnest($2::text[]) AS t (code) WHERE NOT EXISTS (SELECT FROM items i WHERE i.item_code = t.code)`,
      [departments, items],
    );
    return new Set(rows.map((row) => row.code));
  }

  /** Adds points, or changes those whose codes are there; with everything they accept. */
  async store(points: readonly StoredPoint[], changedBy: string, at: Date): Promise<void> {
    if (points.length === 0) return;
    const rows = points.map(({ point: { position, hours, accepts: _accepts, ...rest }, etag }) => ({
      ...rest,
      ...position,
      hours,
      etag,
    }));
    await this.db.write(
      `INSERT INTO service_points (code, name, kind, region_code, org_code, address, position, phone, hours, notes, status, etag, changed_by,
                                   created_at, updated_at)
       SELECT r.code, r.name, r.kind, r."regionCode", r."orgCode", r.address, point(r.longitude, r.latitude), r.phone, r.hours, r.notes,
              r.status, r.etag, $2::text, $3::timestamptz, $3::timestamptz
       FROM json_to_recordset($1::json) AS r (code text, name text, kind text, "regionCode" text, "orgCode" text, address text,
            longitude float8, latitude float8, phone text, hours json, notes text, status text, etag text)
       ON CONFLICT (code) DO UPDATE SET
         name = excluded.name, kind = excluded.kind, region_code = excluded.region_code, org_code = excluded.org_code,
         address = excluded.address, position = excluded.position, phone = excluded.phone, hours = excluded.hours,
         notes = excluded.notes, status = excluded.status, etag = excluded.etag, changed_by = excluded.changed_by,
         updated_at = excluded.updated_at`,
      [JSON.stringify(rows), changedBy, at],
      { rows: points.length },
    );
    await this.storeAccepted(points);
  }

  async remove(code: string): Promise<void> {
    await this.db.write('DELETE FROM service_points WHERE code = $1', [code], { rows: 1 });
  }

  private async storeAccepted(points: readonly StoredPoint[]): Promise<void> {
    const codes = points.map(({ point }) => point.code);
    for (const [table, column, of] of [
      ['service_point_bodies', 'org_code', 'departments'],
      ['service_point_items', 'item_code', 'items'],
    ] as const) {
      const pairs = points.flatMap(({ point }) => point.accepts[of].map((accepted) => [point.code, accepted] as const));
      const [owners, accepted] = [pairs.map(([code]) => code), pairs.map(([, each]) => each)];
      await this.db.write(
        `DELETE FROM ${table} t WHERE t.point_code = ANY ($1)
           AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS k (point, accepted)
                           WHERE k.point = t.point_code AND k.accepted = t.${column})`,
        [codes, owners, accepted],
      );
      if (pairs.length === 0) continue;
      await this.db.write(
        `INSERT INTO ${table} (point_code, ${column}) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
        [owners, accepted],
      );
    }
  }
}
