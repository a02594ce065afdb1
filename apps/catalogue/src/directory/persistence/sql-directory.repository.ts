import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { codeTaken } from '../../item/domain/item.errors.js';
import { DirectoryEntry, type DirectoryVersion, type EntryStatus } from '../domain/directory-entry.js';
import { codesExhausted, entryNotFound, entryOutOfScope, localCodeTaken } from '../domain/directory.errors.js';
import { DirectoryRepository, type BindingEntry, type DirectoryLink, type Keeper } from '../domain/directory.repository.js';
import type { DirectoryContent } from '../domain/directory-content.js';

/** Any number; it only has to differ from the service's other advisory locks. */
const DIRECTORY_LOCK = 7_251_102;
const MOST_LEVELS = 20;
/** Codes of our own making begin here: what state and province lay down is numbered from 1. */
const FIRST_OWN_MAIN = 80_000;

interface EntryRow {
  catalogue_code: string;
  local_code: string | null;
  region_code: string;
  status: EntryStatus;
  current_version: number | null;
  latest_version: number;
  pending_version: number | null;
  pending_from: Date | null;
  content: DirectoryContent;
}

const ENTRY = `
  SELECT e.catalogue_code, e.local_code, e.region_code, e.status, e.current_version, e.latest_version, e.pending_version, e.pending_from,
         v.content
  FROM directory_entries e
  JOIN directory_versions v ON v.catalogue_code = e.catalogue_code AND v.version = COALESCE(e.current_version, e.latest_version)
  WHERE e.catalogue_code = $1`;

const entryOf = (row: EntryRow): DirectoryEntry =>
  DirectoryEntry.restore({
    catalogueCode: row.catalogue_code,
    localCode: row.local_code,
    status: row.status,
    currentVersion: row.current_version,
    latestVersion: row.latest_version,
    pending: row.pending_version === null ? null : { version: row.pending_version, from: row.pending_from! },
    content: row.content,
  });

@Injectable()
export class SqlDirectoryRepository extends DirectoryRepository {
  constructor(private readonly db: Database) {
    super();
  }

  async binding(catalogueCodes: readonly string[]): Promise<Map<string, BindingEntry>> {
    const rows = await this.db.query<{ code: string; status: EntryStatus; content: DirectoryContent }>(
      `SELECT e.catalogue_code AS code, e.status, v.content FROM directory_entries e
       JOIN directory_versions v ON v.catalogue_code = e.catalogue_code AND v.version = COALESCE(e.current_version, e.latest_version)
       WHERE e.catalogue_code = ANY ($1)`,
      [catalogueCodes],
    );
    return new Map(rows.map(({ code, status, content }) => [code, { status, content }]));
  }

  async knowsCategory(category: string): Promise<boolean> {
    // 00 is the sum of the powers, and nothing is of that kind.
    return (await this.db.query(`SELECT 1 FROM item_categories WHERE code = $1 AND code <> '00'`, [category])).length > 0;
  }

  async hold(): Promise<void> {
    await this.db.query('SELECT pg_advisory_xact_lock($1)', [DIRECTORY_LOCK]);
  }

  async entry(catalogueCode: string, keeper: Keeper): Promise<DirectoryEntry> {
    const [row] = await this.db.query<EntryRow & Record<string, unknown>>(ENTRY, [catalogueCode]);
    if (!row) throw entryNotFound();
    if (!keeper.mayKeep(row.region_code)) throw entryOutOfScope();
    return entryOf(row);
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.db.query<{ catalogue_code: string }>(
      `SELECT catalogue_code FROM directory_entries WHERE pending_version IS NOT NULL AND pending_from <= $1
       ORDER BY pending_from, catalogue_code LIMIT $2`,
      [now, limit],
    );
    return rows.map((row) => row.catalogue_code);
  }

  async version(catalogueCode: string, version: number): Promise<DirectoryVersion> {
    const [row] = await this.db.query<DirectoryVersion & Record<string, unknown>>(
      `SELECT version, change, entry_status AS "entryStatus", content, basis, effective_from AS "effectiveFrom"
       FROM directory_versions WHERE catalogue_code = $1 AND version = $2`,
      [catalogueCode, version],
    );
    if (!row) throw new Error(`the directory entry ${catalogueCode} has no version ${version}`);
    return row;
  }

  async codeOfLocal(scope: string, localCode: string): Promise<string | undefined> {
    // A code that was issued before it was entered has its local code in the directory alone: what was issued is never changed.
    const [row] = await this.db.query<{ code: string }>(
      `SELECT code FROM catalogue_codes WHERE scope = $1 AND local_catalogue_code = $2
       UNION ALL SELECT catalogue_code FROM directory_entries WHERE scope = $1 AND local_code = $2 LIMIT 1`,
      [scope, localCode],
    );
    return row?.code;
  }

  async makeCode(prefix: string): Promise<string> {
    const main = prefix.length === 4;
    const [width, first, most] = main ? [5, FIRST_OWN_MAIN, 99_999] : [3, 0, 999];
    // The row is locked until the end of the unit of work, so that no two make the same code.
    const [counter] = await this.db.query<{ last: number }>(
      `INSERT INTO directory_code_counters (prefix, last) VALUES ($1, $2)
       ON CONFLICT (prefix) DO UPDATE SET last = directory_code_counters.last RETURNING last`,
      [prefix, first],
    );
    // What others issued in between (imports, codes entered by hand) is passed over.
    const [free] = await this.db.query<{ n: number }>(
      `SELECT n FROM generate_series($2::int + 1, $3::int) AS n
       WHERE NOT EXISTS (SELECT FROM catalogue_codes WHERE code BETWEEN rpad($1 || lpad(n::text, $4::int, '0'), 12, '0')
                                                                    AND rpad($1 || lpad(n::text, $4::int, '0'), 12, '9'))
       ORDER BY n LIMIT 1`,
      [prefix, counter!.last, most, width],
    );
    if (!free) throw codesExhausted();
    await this.db.write('UPDATE directory_code_counters SET last = $2 WHERE prefix = $1', [prefix, free.n]);
    return (prefix + String(free.n).padStart(width, '0')).padEnd(12, '0');
  }

  upwards(catalogueCode: string): Promise<{ code: string; status: EntryStatus; ends: boolean }[]> {
    return this.db.query<{ code: string; status: EntryStatus; ends: boolean }>(
      `WITH RECURSIVE up (code, parent, status, pending, level) AS (
         SELECT catalogue_code, parent_code, status, pending_version, 1 FROM directory_entries WHERE catalogue_code = $1
         UNION ALL
         SELECT e.catalogue_code, e.parent_code, e.status, e.pending_version, level + 1
         FROM up JOIN directory_entries e ON e.catalogue_code = up.parent WHERE level < ${MOST_LEVELS})
       SELECT code, status,
              EXISTS (SELECT FROM directory_versions v
                      WHERE v.catalogue_code = up.code AND v.version = up.pending AND v.entry_status = 'cancelled') AS ends
       FROM up ORDER BY level`,
      [catalogueCode],
    );
  }

  async levelsFrom(catalogueCode: string, most: number): Promise<number> {
    const [row] = await this.db.query<{ levels: number }>(
      `WITH RECURSIVE down (code, level) AS (
         SELECT $1::text, 1
         UNION ALL
         SELECT e.catalogue_code, level + 1 FROM down JOIN directory_entries e ON e.parent_code = down.code WHERE level < $2::int)
       SELECT max(level) AS levels FROM down`,
      [catalogueCode, most],
    );
    return row!.levels;
  }

  async hasSubItems(catalogueCode: string): Promise<boolean> {
    const rows = await this.db.query(`SELECT 1 FROM directory_entries WHERE parent_code = $1 AND status <> 'cancelled' LIMIT 1`, [
      catalogueCode,
    ]);
    return rows.length > 0;
  }

  async enter(entry: DirectoryEntry, keeper: Keeper, now: Date): Promise<void> {
    const { catalogueCode, localCode, content } = entry.snapshot();
    const [known] = await this.db.query<{ local_catalogue_code: string | null }>(
      'SELECT local_catalogue_code FROM catalogue_codes WHERE code = $1',
      [catalogueCode],
    );
    if (!known) {
      await this.db.write(
        'INSERT INTO catalogue_codes (code, local_catalogue_code, issued_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [...[catalogueCode, localCode, now]],
        { rows: 1, otherwise: localCode === null ? codeTaken : localCodeTaken },
      );
    } else if (known.local_catalogue_code !== null && localCode !== null && known.local_catalogue_code !== localCode) {
      throw localCodeTaken();
    }
    const row = [catalogueCode, localCode, content.parentCode, catalogueCode.slice(2, 4), ...headOf(entry), now];
    await this.db.write(
      `INSERT INTO directory_entries (catalogue_code, local_code, parent_code, category, region_code, name, use_levels, status,
                                      current_version, latest_version, pending_version, pending_from, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
      row,
      { rows: 1, otherwise: codeTaken },
    );
    await this.addVersions(entry, keeper, now);
  }

  async save(entry: DirectoryEntry, keeper: Keeper, now: Date): Promise<void> {
    await this.db.write(
      `UPDATE directory_entries
       SET parent_code = $2, region_code = $3, name = $4, use_levels = $5, status = $6, current_version = $7, latest_version = $8,
           pending_version = $9, pending_from = $10, updated_at = $11
       WHERE catalogue_code = $1`,
      [entry.code, entry.content.parentCode, ...headOf(entry), now],
      { rows: 1 },
    );
    await this.addVersions(entry, keeper, now);
  }

  async link(links: readonly DirectoryLink[], now: Date): Promise<void> {
    for (const { from, to, kind } of links) {
      await this.db.write('INSERT INTO directory_links (from_code, to_code, kind, created_at) VALUES ($1, $2, $3, $4)', [
        from,
        to,
        kind,
        now,
      ]);
    }
  }

  private async addVersions(entry: DirectoryEntry, keeper: Keeper, now: Date): Promise<void> {
    for (const v of entry.added.splice(0)) {
      await this.db.write(
        `INSERT INTO directory_versions (catalogue_code, version, change, entry_status, content, basis, effective_from, changed_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [entry.code, v.version, v.change, v.entryStatus, JSON.stringify(v.content), v.basis, v.effectiveFrom, keeper.id, now],
      );
    }
  }
}

/** What lists and locks show of an entry, in the order of insert and update. */
function headOf(entry: DirectoryEntry): unknown[] {
  const { content, status, currentVersion, latestVersion, pending } = entry.snapshot();
  const planned = [currentVersion, latestVersion, pending?.version ?? null, pending?.from ?? null];
  return [content.regionCode, content.name, content.useLevels, status, ...planned];
}
