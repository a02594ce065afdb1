import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { exerciseLevels, parseCatalogCode } from '@yiwang/standards';
import { z } from 'zod';
import { itemNotFound } from '../../item/domain/item.errors.js';
import { ENTRY_STATUSES } from '../domain/directory-entry.js';

const Named = z.object({ code: z.string(), name: z.string() });

export const HandlingItem = z
  .object({
    itemCode: z.string().describe('业务办理项编码, 33 characters'),
    name: z.string(),
    status: z.enum(['published', 'suspended', 'cancelled']),
    version: z.int(),
  })
  .meta({ id: 'HandlingItem' });
export type HandlingItem = z.infer<typeof HandlingItem>;
export const HandlingItems = z.object({ items: z.array(HandlingItem) }).meta({ id: 'HandlingItems' });

/** 权力事项身份证 — every code of an item, taken apart and said in words. */
export const ItemIdentity = z
  .object({
    itemCode: z.string().describe('实施编码 (31) or 业务办理项编码 (33)'),
    name: z.string(),
    status: z.enum(['published', 'suspended', 'cancelled']),
    version: z.int(),
    validity: z.object({ from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() }),
    issuedAt: z.iso.datetime().describe('when the code was issued, for ever'),
    body: z.object({ orgCode: z.string(), name: z.string(), regionCode: z.string() }).describe('实施主体'),
    catalogue: z.object({
      code: z.string().describe('基本编码'),
      province: z.string().describe('省级行政区划, 00 the state'),
      category: Named.describe('事项类型'),
      mainItem: z.string().describe('主项'),
      subItem: z.string().describe('子项, 000 none'),
      localCode: z.string().nullable().describe('地方基本编码'),
    }),
    directoryEntry: z
      .object({ name: z.string(), status: z.enum(ENTRY_STATUSES), version: z.int().nullable(), localCode: z.string().nullable() })
      .nullable()
      .describe('基本目录条目, where the code has one'),
    exerciseLevel: Named.describe('行使层级'),
    taskCode: z.string().describe('实施编码, 31 characters'),
    handlingSerial: z.string().nullable().describe('业务办理项序号'),
    localCodes: z.array(z.object({ scheme: z.string(), code: z.string() })).describe('地方编码'),
    handlingItems: z.array(HandlingItem).describe('业务办理项 under this item'),
  })
  .meta({ id: 'ItemIdentity' });
export type ItemIdentity = z.infer<typeof ItemIdentity>;

interface Row {
  itemCode: string;
  name: string;
  status: ItemIdentity['status'];
  version: number;
  validFrom: Date | null;
  validTo: Date | null;
  issuedAt: Date;
  orgCode: string;
  department: string;
  regionCode: string;
  localCode: string | null;
  localCodes: ItemIdentity['localCodes'] | null;
  catalogueLocal: string | null;
  categoryName: string | null;
  entryName: string | null;
  entryStatus: (typeof ENTRY_STATUSES)[number] | null;
  entryVersion: number | null;
  entryLocal: string | null;
}

const IDENTITY = `
  SELECT i.item_code AS "itemCode", i.name, i.status, v.version, v.valid_from AS "validFrom", v.valid_to AS "validTo",
         c.issued_at AS "issuedAt", i.org_code AS "orgCode", i.department, i.region_code AS "regionCode", i.local_code AS "localCode",
         v.descriptive->'localCodes' AS "localCodes", k.local_catalogue_code AS "catalogueLocal", t.name AS "categoryName",
         e.name AS "entryName", e.status AS "entryStatus", e.current_version AS "entryVersion", e.local_code AS "entryLocal"
  FROM items i
  JOIN item_versions v ON v.item_code = i.item_code AND v.version = i.current_version
  JOIN issued_codes c ON c.code = i.item_code
  JOIN catalogue_codes k ON k.code = i.catalogue_code
  LEFT JOIN item_categories t ON t.code = i.category
  LEFT JOIN directory_entries e ON e.catalogue_code = i.catalogue_code
  WHERE i.item_code = $1`;

/** 身份证 and 业务办理项 of an item, for everybody. */
@Injectable()
export class ReadIdentity {
  constructor(private readonly db: Database) {}

  /** @throws CATALOGUE.ITEM_NOT_FOUND for an item that never was in force */
  async one(itemCode: string): Promise<ItemIdentity> {
    const [row] = await this.db.query<Row & Record<string, unknown>>(IDENTITY, [itemCode]);
    if (!row) throw itemNotFound();
    const code = itemCode.slice(19, 31);
    const parsed = parseCatalogCode(code);
    const parts = parsed.ok
      ? parsed.value
      : { province: code.slice(0, 2), category: code.slice(2, 4), mainItem: code.slice(4, 9), subItem: code.slice(9) };
    const level = exerciseLevels.parse(itemCode[18]!);
    const told = row.localCodes ?? [];
    const imported = row.localCode !== null && !told.some((each) => each.code === row.localCode);
    return {
      itemCode,
      name: row.name,
      status: row.status,
      version: row.version,
      validity: { from: row.validFrom?.toISOString() ?? null, to: row.validTo?.toISOString() ?? null },
      issuedAt: row.issuedAt.toISOString(),
      body: { orgCode: row.orgCode, name: row.department, regionCode: row.regionCode },
      catalogue: {
        code,
        province: parts.province,
        category: { code: parts.category, name: row.categoryName ?? parts.category },
        mainItem: parts.mainItem,
        subItem: parts.subItem,
        localCode: row.entryLocal ?? row.catalogueLocal,
      },
      directoryEntry:
        row.entryStatus === null
          ? null
          : { name: row.entryName!, status: row.entryStatus, version: row.entryVersion, localCode: row.entryLocal },
      exerciseLevel: { code: itemCode[18]!, name: level.ok ? level.value.zh : itemCode[18]! },
      taskCode: itemCode.slice(0, 31),
      handlingSerial: itemCode.length === 33 ? itemCode.slice(31) : null,
      localCodes: imported ? [{ scheme: 'source', code: row.localCode! }, ...told] : told,
      handlingItems: itemCode.length === 31 ? await this.handlingItems(itemCode) : [],
    };
  }

  /** In force, suspended or cancelled, by serial; 100 at most. */
  handlingItems(itemCode: string): Promise<HandlingItem[]> {
    return this.db.query<HandlingItem & Record<string, unknown>>(
      `SELECT item_code AS "itemCode", name, status, current_version AS version FROM items
       WHERE item_code BETWEEN $1::text || '00' AND $1::text || '99' AND length(item_code) = 33 AND status <> 'draft'
       ORDER BY item_code LIMIT 100`,
      [itemCode],
    );
  }
}
