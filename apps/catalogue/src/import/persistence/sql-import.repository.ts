import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { TrackRepository } from '../../history/domain/track.js';
import { codeTaken } from '../../item/domain/item.errors.js';
import { itemStatusOf } from '../../item/domain/item.js';
import type { Editor } from '../../item/domain/item.repository.js';
import type { IssuedCatalogueCode, Scope } from '../domain/catalogue-codes.js';
import { importRunning } from '../domain/import.errors.js';
import { ImportRepository, type KnownItem, type LandingItem } from '../domain/import.repository.js';

/** Any number; it only has to differ from the service's other advisory locks. */
const IMPORT_LOCK = 7_251_101;

interface KnownRow {
  item_code: string;
  local_code: string;
  source_hash: string | null;
  status: string;
  latest_version: number;
  latest_status: string;
}

const json = (rows: readonly unknown[]): string => JSON.stringify(rows);

@Injectable()
export class SqlImportRepository extends ImportRepository {
  constructor(
    private readonly db: Database,
    private readonly tracks: TrackRepository,
  ) {
    super();
  }

  async claim(): Promise<void> {
    const [row] = await this.db.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [IMPORT_LOCK]);
    if (!row?.got) throw importRunning();
  }

  catalogueCodes(scope: Scope): Promise<IssuedCatalogueCode[]> {
    return this.db.query('SELECT code, local_catalogue_code AS "localCatalogueCode" FROM catalogue_codes WHERE scope = $1', [scope]);
  }

  async known(localCodes: readonly string[]): Promise<Map<string, KnownItem>> {
    const rows = await this.db.query<KnownRow>(
      `SELECT i.item_code, i.local_code, i.source_hash, i.status, i.latest_version, v.status AS latest_status
       FROM items i JOIN item_versions v ON v.item_code = i.item_code AND v.version = i.latest_version
       WHERE i.local_code = ANY ($1)`,
      [localCodes],
    );
    return new Map(
      rows.map((row) => [
        row.local_code,
        {
          itemCode: row.item_code,
          localCode: row.local_code,
          sourceHash: row.source_hash,
          cancelled: row.status === 'cancelled',
          latestVersion: row.latest_version,
          latestIsDraft: row.latest_status === 'draft',
        },
      ]),
    );
  }

  async issued(itemCodes: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ code: string }>('SELECT code FROM issued_codes WHERE code = ANY ($1)', [itemCodes]);
    return new Set(rows.map((row) => row.code));
  }

  async storeCatalogueCodes(codes: readonly { code: string; localCatalogueCode: string }[], at: Date): Promise<void> {
    if (codes.length === 0) return;
    await this.db.write(
      `INSERT INTO catalogue_codes (code, local_catalogue_code, issued_at)
       SELECT r.code, r."localCatalogueCode", $2 FROM jsonb_to_recordset($1::jsonb) AS r (code text, "localCatalogueCode" text)
       ON CONFLICT DO NOTHING`,
      [json(codes), at],
      // Imports run one at a time, yet an author may issue a code by hand in the same moment.
      { rows: codes.length, otherwise: codeTaken },
    );
  }

  async land(items: readonly LandingItem[], editor: Editor, at: Date): Promise<void> {
    if (items.length === 0) return;
    const codes = items.map((item) => item.version.itemCode);
    await this.db.write('INSERT INTO issued_codes (code, issued_at) SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING', [codes, at], {
      rows: codes.length,
      otherwise: codeTaken,
    });
    await this.storeDocuments(items, at);
    await this.storeBodies(items);
    await this.db.write(
      `INSERT INTO items (item_code, local_code, source_hash, catalogue_code, name, category, region_code, org_code, department, audience,
                          star, case_kind, status, current_version, latest_version, updated_at)
       SELECT r.code, r.local, r.hash, substr(r.code, 20, 12), r.core->>'name', r.core->>'category', r.core#>>'{implementingBody,regionCode}',
              r.core#>>'{implementingBody,orgCode}', r.core#>>'{implementingBody,name}',
              ARRAY(SELECT jsonb_array_elements_text(r.core->'audience')), (r.core->>'star')::smallint, r.core->>'caseKind',
              r.status, r.current, r.version, $2
       FROM jsonb_to_recordset($1::jsonb) AS r (code text, local text, hash text, core jsonb, status text, current integer, version integer)`,
      [
        json(
          items.map(({ version, localCode, sourceHash }) => ({
            code: version.itemCode,
            local: localCode,
            hash: sourceHash,
            core: version.content,
            status: itemStatusOf(version.status),
            current: version.status === 'draft' ? null : version.version,
            version: version.version,
          })),
        ),
        at,
      ],
    );
    await this.db.write(
      `INSERT INTO item_versions (item_code, version, status, sequence, core, descriptive, form_ref, guide_ref, valid_from, published_at,
                                  created_at, updated_at, detail, etag, changed_by)
       SELECT r.code, r.version, r.status, r.sequence, r.core, r.descriptive, r.core#>>'{form,ref}', r.core#>>'{guide,ref}', r."from",
              r.published, $2, $2, r.detail, r.etag, $3
       FROM jsonb_to_recordset($1::jsonb) AS r (code text, version integer, status text, sequence integer, core jsonb, descriptive jsonb,
                                                "from" timestamptz, published timestamptz, detail text, etag text)`,
      [json(items.map(({ version }) => versionRecord(version))), at, editor.id],
      { rows: items.length },
    );
    const lines = items.flatMap(({ version: { itemCode, version, changes } }) =>
      changes.map(({ kind, fields }) => ({ itemCode, version, kind: kind === 'draft' ? 'import' : kind, fields, at })),
    );
    await this.tracks.record(lines, editor);
  }

  async remember(itemCode: string, sourceHash: string): Promise<void> {
    await this.db.write('UPDATE items SET source_hash = $2 WHERE item_code = $1', [itemCode, sourceHash], { rows: 1 });
  }

  private async storeDocuments(items: readonly LandingItem[], at: Date): Promise<void> {
    for (const kind of ['form', 'guide'] as const) {
      const documents = items.map(({ version }) => version.documents[kind]).filter((document) => document !== undefined);
      const byRef = new Map(documents.map((document) => [document.ref, document]));
      await this.db.write(
        `INSERT INTO ${kind}s (ref, sha256, body, created_at)
         SELECT r.ref, r.sha256, r.body, $2 FROM jsonb_to_recordset($1::jsonb) AS r (ref text, sha256 text, body text)
         ON CONFLICT DO NOTHING`,
        [json([...byRef.values()]), at],
      );
    }
  }

  private async storeBodies(items: readonly LandingItem[]): Promise<void> {
    const bodies = new Map(items.map(({ version: { content } }) => [content.implementingBody.orgCode, content.implementingBody]));
    await this.db.write(
      `INSERT INTO implementing_bodies (org_code, name, region_code)
       SELECT r."orgCode", r.name, r."regionCode" FROM jsonb_to_recordset($1::jsonb) AS r ("orgCode" text, name text, "regionCode" text)
       ON CONFLICT DO NOTHING`,
      [json([...bodies.values()])],
    );
  }
}

function versionRecord(version: LandingItem['version']): Record<string, unknown> {
  const s = version.snapshot();
  const { json: detail, hash } = version.detail();
  return {
    code: version.itemCode,
    version: s.version,
    status: s.status,
    sequence: s.sequence,
    core: s.core,
    descriptive: s.descriptive,
    from: s.validFrom,
    published: s.publishedAt,
    detail,
    etag: hash,
  };
}
