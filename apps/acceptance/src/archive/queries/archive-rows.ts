import type { Principal } from '@yiwang/access';
import { regionRange, type RegionRange } from '@yiwang/standards';
import type { ArchiveEntry } from '../http/archive.schema.js';

/** What an answer shows of an archive: `a` is the archive, `d` its destruction. */
export const ARCHIVE_COLUMNS = `a.id AS "archiveId", a.archive_no AS "archiveNo", a.case_no AS "caseNo", a.round, a.item_code AS "itemCode",
  a.item_name AS "itemName", a.category, a.deciding_org AS "decidingOrg", a.deciding_region AS "decidingRegion", a.ended_at AS "endedAt",
  a.keep_until::text AS "keepUntil", a.size::float8 AS size, encode(a.sha256, 'hex') AS sha256, a.made_at AS "madeAt", d.at AS "destroyedAt"`;
export const ARCHIVES = 'archives a LEFT JOIN destroyed_archives d ON d.archive_id = a.id';

export type ArchiveRow = Omit<ArchiveEntry, 'endedAt' | 'madeAt' | 'destroyedAt'> & {
  endedAt: Date;
  madeAt: Date;
  destroyedAt: Date | null;
} & Record<string, unknown>;

export const toArchive = (row: ArchiveRow): ArchiveEntry => ({
  archiveId: row.archiveId,
  archiveNo: row.archiveNo,
  caseNo: row.caseNo,
  round: row.round,
  itemCode: row.itemCode,
  itemName: row.itemName,
  category: row.category,
  decidingOrg: row.decidingOrg,
  decidingRegion: row.decidingRegion,
  endedAt: row.endedAt.toISOString(),
  keepUntil: row.keepUntil,
  size: row.size,
  sha256: row.sha256,
  madeAt: row.madeAt.toISOString(),
  destroyedAt: row.destroyedAt?.toISOString() ?? null,
});

/** An archivist's archives are those that were decided in his region and below; who has none sees nothing. */
const NOWHERE: RegionRange = { from: '', to: '' };
export const archiveReach = ({ regionCode }: Principal): RegionRange =>
  (regionCode === undefined ? null : regionRange(regionCode)) ?? NOWHERE;

/** The region whose archives are meant: the one that was asked for, but no more than one's own. */
export function narrowerOf(principal: Principal, region: string | undefined): string {
  const { from } = narrowed(principal, region);
  return region !== undefined && regionRange(region)?.from === from ? region : (principal.regionCode ?? '');
}

/** The part of one's reach that was asked for. */
export function narrowed(principal: Principal, region: string | undefined): RegionRange {
  const own = archiveReach(principal);
  if (region === undefined) return own;
  const asked = regionRange(region) ?? NOWHERE;
  return { from: asked.from > own.from ? asked.from : own.from, to: asked.to < own.to ? asked.to : own.to };
}
