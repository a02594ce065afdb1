import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { TrackRepository } from '../../history/domain/track.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { codeTaken, draftExists, itemNotFound, versionImmutable, versionNotFound } from '../domain/item.errors.js';
import { itemStatusOf, type Item } from '../domain/item.js';
import type { ItemVersion } from '../domain/item-version.js';
import { VERSION_COLUMNS, versionOf, type ItemRow, type VersionRow } from './item.row.js';

const INSERT_VERSION = `
  INSERT INTO item_versions (item_code, version, status, sequence, core, descriptive, form_ref, guide_ref, valid_from, valid_to,
                             published_at, updated_at, detail, etag, changed_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING`;

const LOCK_ITEM = `
  SELECT item_code, local_code, org_code, region_code, status, current_version, latest_version,
         EXISTS (SELECT FROM item_versions v WHERE v.item_code = i.item_code AND v.status IN ('draft', 'scheduled')) AS has_draft,
         (SELECT p.status FROM items p WHERE length(i.item_code) = 33 AND p.item_code = left(i.item_code, 31)) AS parent_status
  FROM items i WHERE item_code = $1 FOR UPDATE OF i`;

const HANDLING_ITEMS = `
  SELECT item_code FROM items i WHERE item_code BETWEEN $1::text || '00' AND $1::text || '99' AND length(item_code) = 33`;
const SUSPENDED_AT = (itemCode: string): string =>
  `(SELECT max(at) FROM item_tracks t WHERE t.item_code = ${itemCode} AND t.kind = 'suspend')`;
const FOLLOWING = {
  suspend: `AND status = 'published'`,
  resume: `AND status = 'suspended' AND ${SUSPENDED_AT('i.item_code')} = ${SUSPENDED_AT('$1')}`,
  cancel: `AND status IN ('published', 'suspended')`,
} as const;

const HEAD = 'name = $2, audience = $3, star = $4, case_kind = $5, department = $6, region_code = $7, updated_at = $8';

function headOf(version: ItemVersion): unknown[] {
  const { core, updatedAt } = version.snapshot();
  const { name, regionCode } = core.implementingBody;
  return [version.itemCode, core.name, core.audience, core.star, core.caseKind, name, regionCode, updatedAt];
}

/** What the insert and the update of a version have in common, in the order of both. */
function contentOf(version: ItemVersion, editor: Editor): unknown[] {
  const s = version.snapshot();
  const { json, hash } = version.detail();
  const content = [JSON.stringify(s.core), JSON.stringify(s.descriptive), s.core.form.ref, s.core.guide.ref];
  return [
    ...[version.itemCode, s.version, s.status, s.sequence, ...content],
    ...[s.validFrom, s.validTo, s.publishedAt, s.updatedAt, json, hash, editor.id],
  ];
}

@Injectable()
export class SqlItemRepository extends ItemRepository {
  constructor(
    private readonly db: Database,
    private readonly tracks: TrackRepository,
  ) {
    super();
  }

  async lock(itemCode: string, editor: Editor): Promise<Item> {
    if (itemCode.length === 33) await this.db.query('SELECT 1 FROM items WHERE item_code = $1 FOR SHARE', [itemCode.slice(0, 31)]);
    const [row] = await this.db.query<ItemRow>(LOCK_ITEM, [itemCode]);
    if (!row || !editor.mayManage({ orgCode: row.org_code, regionCode: row.region_code })) throw itemNotFound();
    return {
      itemCode: row.item_code,
      localCode: row.local_code,
      orgCode: row.org_code,
      regionCode: row.region_code,
      status: row.status,
      currentVersion: row.current_version,
      latestVersion: row.latest_version,
      hasDraft: row.has_draft,
      parentStatus: row.parent_status,
    };
  }

  async handlingItems(itemCode: string, move: 'suspend' | 'resume' | 'cancel'): Promise<string[]> {
    if (itemCode.length === 33) return [];
    const rows = await this.db.query<{ item_code: string }>(`${HANDLING_ITEMS} ${FOLLOWING[move]} ORDER BY item_code`, [itemCode]);
    return rows.map((row) => row.item_code);
  }

  async regionsOf(orgCodes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.query<{ org_code: string; region_code: string }>(
      'SELECT org_code, region_code FROM implementing_bodies WHERE org_code = ANY ($1)',
      [orgCodes],
    );
    return new Map(rows.map((row) => [row.org_code, row.region_code]));
  }

  async version(itemCode: string, version: number): Promise<ItemVersion> {
    const [row] = await this.db.query<VersionRow>(`SELECT ${VERSION_COLUMNS} FROM item_versions WHERE item_code = $1 AND version = $2`, [
      itemCode,
      version,
    ]);
    if (!row) throw versionNotFound();
    return versionOf(row);
  }

  async create(draft: ItemVersion, editor: Editor): Promise<void> {
    const { core, createdAt } = draft.snapshot();
    const body = core.implementingBody;
    // The code first: who issues it a second time stops here, whatever became of the item it was issued for.
    await this.db.write('INSERT INTO issued_codes (code, issued_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [core.itemCode, createdAt], {
      rows: 1,
      otherwise: codeTaken,
    });
    await this.db.write('INSERT INTO catalogue_codes (code, issued_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      core.itemCode.slice(19, 31),
      createdAt,
    ]);
    await this.db.write('INSERT INTO implementing_bodies (org_code, name, region_code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      body.orgCode,
      body.name,
      body.regionCode,
    ]);
    await this.db.write(
      `INSERT INTO items (item_code, catalogue_code, name, category, region_code, org_code, department, audience, star, case_kind,
                          status, latest_version, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', 1, $11)`,
      [
        core.itemCode,
        core.itemCode.slice(19, 31),
        core.name,
        core.category,
        body.regionCode,
        body.orgCode,
        body.name,
        core.audience,
        core.star,
        core.caseKind,
        createdAt,
      ],
    );
    await this.insertVersion(draft, editor);
  }

  async addVersion(draft: ItemVersion, editor: Editor): Promise<void> {
    await this.insertVersion(draft, editor);
    await this.db.write('UPDATE items SET latest_version = $2, updated_at = $3 WHERE item_code = $1', [
      draft.itemCode,
      draft.version,
      draft.snapshot().updatedAt,
    ]);
  }

  async save(version: ItemVersion, editor: Editor, inForce: boolean): Promise<void> {
    await this.storeDocuments(version);
    const s = version.snapshot();
    // What a review passed stays passed when only the status moves: a planned publication that is taken back needs no other review.
    await this.db.write(
      `UPDATE item_versions
       SET status = $3, sequence = $4, core = $5, descriptive = $6, form_ref = $7, guide_ref = $8, valid_from = $9, valid_to = $10,
           published_at = $11, updated_at = $12, detail = $13, etag = $14, changed_by = $15,
           passed_etag = CASE WHEN passed_etag = etag AND status <> $3 THEN $14 ELSE passed_etag END
       WHERE item_code = $1 AND version = $2`,
      contentOf(version, editor),
      { rows: 1, otherwise: versionImmutable },
    );
    if (inForce) await this.follow(version);
    else if (s.status === 'draft' && s.version === 1) await this.describe(version);
    await this.track(version, editor);
  }

  /** 跟踪卡 — in the unit of work of the change itself, so that nothing changes without a line. */
  private async track(version: ItemVersion, editor: Editor): Promise<void> {
    const { itemCode, version: number } = version;
    const at = version.snapshot().updatedAt;
    const lines = version.changes.splice(0).map((change) => ({ ...change, itemCode, version: number, at }));
    await this.tracks.record(lines, editor);
  }

  private async insertVersion(draft: ItemVersion, editor: Editor): Promise<void> {
    await this.storeDocuments(draft);
    // Two who draft at once both find no draft; the index on the one draft of an item decides.
    await this.db.write(INSERT_VERSION, [...contentOf(draft, editor), draft.snapshot().createdAt], { rows: 1, otherwise: draftExists });
    await this.track(draft, editor);
  }

  /** Named by their hash, so the same form of two items is one row and never changes. */
  private async storeDocuments(version: ItemVersion): Promise<void> {
    const at = version.snapshot().updatedAt;
    for (const kind of ['form', 'guide'] as const) {
      const document = version.documents[kind];
      if (!document) continue;
      await this.db.write(`INSERT INTO ${kind}s (ref, sha256, body, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
        document.ref,
        document.sha256,
        document.body,
        at,
      ]);
    }
  }

  /** The item's head as lists show it: what the version in force says. */
  private async follow(version: ItemVersion): Promise<void> {
    const { status, version: number } = version.snapshot();
    await this.db.write(`UPDATE items SET ${HEAD}, status = $9, current_version = $10 WHERE item_code = $1`, [
      ...headOf(version),
      itemStatusOf(status),
      number,
    ]);
  }

  /** A first draft has no version in force to follow, so its head follows the draft. */
  private async describe(draft: ItemVersion): Promise<void> {
    await this.db.write(`UPDATE items SET ${HEAD} WHERE item_code = $1`, headOf(draft));
  }
}
