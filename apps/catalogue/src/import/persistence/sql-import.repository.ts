import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { TrackRepository, type Track } from '../../history/domain/track.js';
import { codeTaken } from '../../item/domain/item.errors.js';
import { itemStatusOf, type ItemStatus } from '../../item/domain/item.js';
import type { Editor } from '../../item/domain/item.repository.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import { isUnderWay, type VersionStatus } from '../../item/domain/version-status.js';
import { VERSION_COLUMNS, versionOf, type VersionRow } from '../../item/persistence/item.row.js';
import {
  ImportRepository,
  type CatalogueCodeWish,
  type ChangedItem,
  type HeldItem,
  type IssuedCatalogueCode,
  type KnownItem,
  type LandingItem,
} from '../domain/import.repository.js';
import type { Identity } from '../domain/source-item.js';
import * as sql from './import-sql.js';

/** Any number; it only has to differ from the service's other advisory locks. */
const IMPORT_LOCK = 7_251_101;

interface KnownRow {
  key: string;
  item_code: string;
  source_hash: string | null;
  status: ItemStatus;
  latest_status: VersionStatus;
}

interface HeldRow {
  item_code: string;
  status: ItemStatus;
  current_version: number | null;
  latest_version: number;
}

const json = (rows: readonly unknown[]): string => JSON.stringify(rows);
const at = (itemCode: string, version: number): string => `${itemCode}@${version}`;

@Injectable()
export class SqlImportRepository extends ImportRepository {
  constructor(
    private readonly db: Database,
    private readonly tracks: TrackRepository,
  ) {
    super();
  }

  async claim(): Promise<boolean> {
    const [row] = await this.db.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [IMPORT_LOCK]);
    return row?.got ?? false;
  }

  catalogueCodes(wishes: readonly CatalogueCodeWish[]): Promise<IssuedCatalogueCode[]> {
    const prefixes = new Set(wishes.flatMap(({ scope, mainItem }) => (mainItem === undefined ? [] : [scope + mainItem])));
    return this.db.query(sql.FIND_CATALOGUE_CODES, [
      wishes.map(({ scope }) => scope),
      wishes.map(({ localCatalogueCode }) => localCatalogueCode),
      [...prefixes],
    ]);
  }

  async freeMainItems(scope: string, from: number, most: number): Promise<string[]> {
    const rows = await this.db.query<{ main_item: string }>(sql.FREE_MAIN_ITEMS, [scope, from, most]);
    return rows.map(({ main_item }) => main_item);
  }

  async known(identity: Identity, keys: readonly string[]): Promise<Map<string, KnownItem>> {
    const rows = await this.db.query<KnownRow & Record<string, unknown>>(
      sql.KNOWN_ITEMS(identity === 'localCode' ? 'local_code' : 'item_code'),
      [keys],
    );
    return new Map(
      rows.map((row) => [
        row.key,
        {
          itemCode: row.item_code,
          sourceHash: row.source_hash,
          status: row.status,
          latestStatus: row.latest_status,
        },
      ]),
    );
  }

  async hold(itemCodes: readonly string[], lock: boolean): Promise<Map<string, HeldItem>> {
    if (itemCodes.length === 0) return new Map();
    const items = await this.db.query<HeldRow & Record<string, unknown>>(lock ? sql.HOLD_ITEMS : sql.READ_ITEMS, [itemCodes]);
    const wanted = items.flatMap((item) => [
      [item.item_code, item.latest_version] as const,
      ...(item.current_version === null || item.current_version === item.latest_version
        ? []
        : [[item.item_code, item.current_version] as const]),
    ]);
    const rows = await this.db.query<VersionRow & { item_code: string } & Record<string, unknown>>(
      `SELECT item_code, ${VERSION_COLUMNS} FROM item_versions
       WHERE (item_code, version) IN (SELECT * FROM unnest($1::text[], $2::integer[]))`,
      [wanted.map(([code]) => code), wanted.map(([, version]) => version)],
    );
    const versions = new Map(rows.map((row) => [at(row.item_code, row.version), versionOf(row)]));
    return new Map(
      items.map((row) => [
        row.item_code,
        {
          item: { itemCode: row.item_code, status: row.status },
          latest: versions.get(at(row.item_code, row.latest_version))!,
          inForce: row.current_version === null ? undefined : versions.get(at(row.item_code, row.current_version)),
        },
      ]),
    );
  }

  async authored(itemCodes: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ item_code: string }>(sql.AUTHORED_DRAFTS, [itemCodes]);
    return new Set(rows.map(({ item_code }) => item_code));
  }

  async issued(itemCodes: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ code: string }>('SELECT code FROM issued_codes WHERE code = ANY ($1)', [itemCodes]);
    return new Set(rows.map((row) => row.code));
  }

  async storeCatalogueCodes(codes: readonly IssuedCatalogueCode[], now: Date): Promise<void> {
    if (codes.length === 0) return;
    // Imports run one at a time, yet an author may issue a code by hand in the same moment.
    await this.db.write(sql.STORE_CATALOGUE_CODES, [json(codes), now], { rows: codes.length, otherwise: codeTaken });
  }

  async land(items: readonly LandingItem[], editor: Editor, now: Date): Promise<void> {
    if (items.length === 0) return;
    const codes = items.map(({ version }) => version.itemCode);
    await this.db.write(sql.ISSUE_CODES, [codes, now], { rows: codes.length, otherwise: codeTaken });
    await this.keepTold(items, now);
    const versions = items.map(({ version }) => version);
    await this.storeDocuments(versions, now);
    await this.storeBodies(versions);
    await this.db.write(sql.LAND_ITEMS, [json(items.map(itemRecord)), now], { rows: items.length });
    await this.db.write(sql.ADD_VERSIONS, [json(versions.map(versionRecord)), now, editor.id], { rows: items.length });
    await this.track(versions, editor, now);
  }

  async send(): Promise<void> {
    await this.db.query('SELECT 1');
  }

  async change(items: readonly ChangedItem[], editor: Editor, now: Date): Promise<void> {
    if (items.length === 0) return;
    const versions = items.map(({ version }) => version);
    const ended = items.flatMap(({ replaced }) => (replaced ? [replaced] : []));
    const added = items.filter((item) => item.added).map(({ version }) => version);
    const edited = items.filter((item) => !item.added).map(({ version }) => version);
    await this.storeDocuments(versions, now);
    const write = async (statement: string, list: readonly ItemVersion[]): Promise<void> => {
      if (list.length > 0) await this.db.write(statement, [json(list.map(versionRecord)), now, editor.id], { rows: list.length });
    };
    // The end of a version goes first: an item has one in force.
    await write(sql.END_VERSIONS, ended);
    await write(sql.CHANGE_VERSIONS, edited);
    await write(sql.ADD_VERSIONS, added);
    await this.db.write(sql.CHANGE_ITEMS, [json(items.map(changedRecord)), now], { rows: items.length });
    await this.track([...ended, ...versions], editor, now);
  }

  /** 跟踪卡 — what happened to each, in the unit of work of the change itself. */
  private async track(versions: readonly ItemVersion[], editor: Editor, now: Date): Promise<void> {
    const lines = versions.flatMap(({ itemCode, version, changes }): Track[] =>
      changes.splice(0).map(({ kind, fields }) => ({ itemCode, version, kind: kind === 'draft' ? 'import' : kind, fields, at: now })),
    );
    await this.tracks.record(lines, editor);
  }

  /** The 基本编码 of lines that name their item code. */
  private async keepTold(items: readonly LandingItem[], now: Date): Promise<void> {
    const told = new Set(items.filter(({ localCode }) => localCode === null).map(({ version }) => version.itemCode.slice(19, 31)));
    if (told.size > 0) await this.db.write(sql.KEEP_CATALOGUE_CODES, [[...told], now]);
  }

  private async storeDocuments(versions: readonly ItemVersion[], now: Date): Promise<void> {
    for (const kind of ['form', 'guide'] as const) {
      const documents = versions.map(({ documents: own }) => own[kind]).filter((document) => document !== undefined);
      const byRef = new Map(documents.map((document) => [document.ref, document]));
      if (byRef.size > 0) await this.db.write(sql.storeDocuments(kind), [json([...byRef.values()]), now]);
    }
  }

  private async storeBodies(versions: readonly ItemVersion[]): Promise<void> {
    const bodies = new Map(versions.map(({ content }) => [content.implementingBody.orgCode, content.implementingBody]));
    await this.db.write(sql.STORE_BODIES, [json([...bodies.values()])]);
  }
}

const headOf = ({ content }: ItemVersion): Record<string, unknown> => ({
  name: content.name,
  audience: content.audience,
  star: content.star,
  caseKind: content.caseKind,
  department: content.implementingBody.name,
});

const itemRecord = ({ version, localCode, sourceHash }: LandingItem): Record<string, unknown> => ({
  ...headOf(version),
  code: version.itemCode,
  local: localCode,
  hash: sourceHash,
  category: version.content.category,
  region: version.content.implementingBody.regionCode,
  org: version.content.implementingBody.orgCode,
  status: itemStatusOf(version.status),
  current: isUnderWay(version.status) ? null : version.version,
});

const changedRecord = ({ version, sourceHash }: ChangedItem): Record<string, unknown> => {
  const inForce = !isUnderWay(version.status);
  return {
    ...headOf(version),
    code: version.itemCode,
    hash: sourceHash,
    version: version.version,
    heads: inForce || version.version === 1,
    status: itemStatusOf(version.status),
    current: inForce ? version.version : null,
  };
};

function versionRecord(version: ItemVersion): Record<string, unknown> {
  const s = version.snapshot();
  const { json: detail, hash } = version.detail();
  return {
    code: version.itemCode,
    version: s.version,
    status: s.status,
    sequence: s.sequence,
    core: s.core,
    descriptive: s.descriptive,
    form: s.core.form.ref,
    guide: s.core.guide.ref,
    from: s.validFrom,
    to: s.validTo,
    published: s.publishedAt,
    created: s.createdAt,
    detail,
    etag: hash,
  };
}
