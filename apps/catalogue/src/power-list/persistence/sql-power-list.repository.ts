import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ListEntry } from '../domain/list-entry.js';
import type { ListIdentity, ListVersionState } from '../domain/list-version.js';
import { ListVersion } from '../domain/list-version.js';
import { listDraftExists, listNotFound } from '../domain/power-list.errors.js';
import { PowerListRepository } from '../domain/power-list.repository.js';

/** Days leave the database as text: the driver would make them moments of the server's own time zone. */
const COLUMNS = `kind, region_code AS "regionCode", version, status, revision, title, basis, issuer, valid_from::text AS "validFrom",
  valid_to::text AS "validTo", declared_to::text AS "declaredTo", entries, published_at AS "publishedAt", updated_at AS "updatedAt"`;

const LIST_ID = 'SELECT list_id FROM power_list_versions WHERE kind = $1 AND region_code = $2 AND version = $3';

const PUT = `
  INSERT INTO power_list_entries AS old (list_id, entry_code, name, org_code, department, category, content)
  SELECT (${LIST_ID}), r."entryCode", r.name, r."orgCode", r.department, r.category, r.content
  FROM jsonb_to_recordset($4::jsonb) AS r ("entryCode" text, name text, "orgCode" text, department text, category text, content jsonb)
  ON CONFLICT (list_id, entry_code) DO UPDATE SET name = excluded.name, org_code = excluded.org_code, department = excluded.department,
    category = excluded.category, content = excluded.content`;

const COPY = `
  WITH copied AS (
    INSERT INTO power_list_entries (list_id, entry_code, name, org_code, department, category, content)
    SELECT (${LIST_ID}), entry_code, name, org_code, department, category, content
    FROM power_list_entries WHERE list_id = (SELECT list_id FROM power_list_versions WHERE kind = $1 AND region_code = $2 AND version = $4)
    RETURNING 1)
  SELECT count(*)::int AS n FROM copied`;

/** What a list of powers says of an item; the articles' texts are read in the item itself. Public services (20 on) are no powers. */
const DERIVE = `
  WITH derived AS (
    INSERT INTO power_list_entries (list_id, entry_code, name, org_code, department, category, content)
    SELECT (${LIST_ID}), i.item_code, i.name, i.org_code, i.department, i.category, jsonb_build_object(
      'itemVersion', i.current_version, 'exerciseLevel', v.core->>'exerciseLevel', 'status', i.status,
      'legalBasis', (SELECT coalesce(jsonb_agg(basis - 'content'), '[]') FROM jsonb_array_elements(v.descriptive->'legalBasis') AS basis))
    FROM implementing_bodies b JOIN items i ON i.org_code = b.org_code
    JOIN item_versions v ON v.item_code = i.item_code AND v.version = i.current_version
    WHERE b.region_code = ANY ($4::text[]) AND i.status IN ('published', 'suspended') AND i.category < '20'
    RETURNING 1)
  SELECT count(*)::int AS n FROM derived`;

/** A city has 70,000 items, which take seconds; who stopped waiting hears the answer when the request is repeated with its key. */
const DERIVE_WITHIN_MS = 60_000;

/** A city's own bodies stand under the city or under its 市本级. */
const ownRegions = (region: string): string[] => (/^\d{2}(?!00)\d{2}00$/.test(region) ? [region, `${region.slice(0, 4)}01`] : [region]);

@Injectable()
export class SqlPowerListRepository extends PowerListRepository {
  constructor(private readonly db: Database) {
    super();
  }

  async lock({ kind, regionCode }: ListIdentity): Promise<number> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('power-list ' || $1 || ' ' || $2, 0))`, [kind, regionCode]);
    const [row] = await this.db.query<{ last: number }>(
      'SELECT coalesce(max(version), 0) AS last FROM power_list_versions WHERE kind = $1 AND region_code = $2',
      [kind, regionCode],
    );
    return row!.last;
  }

  async version({ kind, regionCode }: ListIdentity, version: number): Promise<ListVersion> {
    const [row] = await this.db.query<ListVersionState & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM power_list_versions WHERE kind = $1 AND region_code = $2 AND version = $3`,
      [kind, regionCode, version],
    );
    if (!row) throw listNotFound();
    return new ListVersion(row);
  }

  async notEnded({ kind, regionCode }: ListIdentity, day: string): Promise<ListVersion[]> {
    const rows = await this.db.query<ListVersionState & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM power_list_versions
       WHERE kind = $1 AND region_code = $2 AND status = 'published' AND (valid_to IS NULL OR valid_to >= $3::date)
       ORDER BY version`,
      [kind, regionCode, day],
    );
    return rows.map((row) => new ListVersion(row));
  }

  async create(draft: ListVersion, by: string): Promise<void> {
    const s = draft.snapshot();
    await this.db.write(
      `INSERT INTO power_list_versions (kind, region_code, version, status, revision, title, basis, issuer, valid_from, valid_to, entries,
                                        changed_by, created_at, updated_at, declared_to)
       VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13) ON CONFLICT DO NOTHING`,
      [
        ...[s.kind, s.regionCode, s.version, s.revision, s.title, s.basis, s.issuer],
        ...[s.validFrom, s.validTo, s.entries, by, s.updatedAt, s.declaredTo],
      ],
      { rows: 1, otherwise: listDraftExists },
    );
  }

  async save(version: ListVersion, by: string): Promise<void> {
    const s = version.snapshot();
    await this.db.write(
      `UPDATE power_list_versions SET status = $4, revision = $5, title = $6, basis = $7, issuer = $8, valid_from = $9, valid_to = $10,
         entries = $11, changed_by = $12, updated_at = $13, published_at = $14, declared_to = $15
       WHERE kind = $1 AND region_code = $2 AND version = $3`,
      [
        ...[s.kind, s.regionCode, s.version, s.status, s.revision, s.title, s.basis, s.issuer],
        ...[s.validFrom, s.validTo, s.entries, by, s.updatedAt, s.publishedAt, s.declaredTo],
      ],
      { rows: 1 },
    );
  }

  async change(version: ListVersion, put: readonly ListEntry[], remove: readonly string[]): Promise<number> {
    const { kind, regionCode, version: number } = version.snapshot();
    const list = [kind, regionCode, number];
    if (remove.length > 0) {
      await this.db.write(`DELETE FROM power_list_entries WHERE list_id = (${LIST_ID}) AND entry_code = ANY ($4::text[])`, [
        ...list,
        remove,
      ]);
    }
    if (put.length > 0) await this.db.write(PUT, [...list, JSON.stringify(put)]);
    const [row] = await this.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM power_list_entries WHERE list_id = (${LIST_ID})`,
      list,
    );
    return row!.n;
  }

  async copy(from: number, to: ListVersion): Promise<number> {
    const { kind, regionCode, version } = to.snapshot();
    const [row] = await this.db.query<{ n: number }>(COPY, [kind, regionCode, version, from]);
    return row!.n;
  }

  async derive(version: ListVersion): Promise<number> {
    const { kind, regionCode, version: number } = version.snapshot();
    const params = [kind, regionCode, number, ownRegions(regionCode)];
    const [row] = await this.db.query<{ n: number }>(DERIVE, params, { withinMs: DERIVE_WITHIN_MS });
    return row!.n;
  }
}
