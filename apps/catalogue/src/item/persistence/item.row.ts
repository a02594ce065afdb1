import type { CoreContent, DescriptiveParts } from '../domain/item-definition.js';
import type { ItemStatus } from '../domain/item.js';
import { ItemVersion } from '../domain/item-version.js';
import type { VersionStatus } from '../domain/version-status.js';

export interface ItemRow {
  item_code: string;
  local_code: string | null;
  org_code: string;
  region_code: string;
  status: ItemStatus;
  current_version: number | null;
  latest_version: number;
  has_draft: boolean;
  parent_status: ItemStatus | null;
}

export interface VersionRow {
  version: number;
  status: VersionStatus;
  sequence: number;
  core: CoreContent;
  descriptive: DescriptiveParts;
  valid_from: Date | null;
  valid_to: Date | null;
  published_at: Date | null;
  created_at: Date;
  updated_at: Date;
  etag: string;
  under_review: boolean;
  passed_etag: string | null;
}

export const VERSION_COLUMNS =
  'version, status, sequence, core, descriptive, valid_from, valid_to, published_at, created_at, updated_at, etag, under_review, passed_etag';

export const versionOf = (row: VersionRow): ItemVersion =>
  ItemVersion.restore(
    {
      version: row.version,
      status: row.status,
      sequence: row.sequence,
      core: row.core,
      descriptive: row.descriptive,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      publishedAt: row.published_at,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    row.etag,
    { open: row.under_review, passedHash: row.passed_etag },
  );
