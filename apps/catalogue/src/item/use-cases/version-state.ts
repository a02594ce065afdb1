import { etagOf } from '@yiwang/http-api';
import { z } from 'zod';
import type { ItemVersion } from '../domain/item-version.js';
import { VERSION_STATUSES } from '../domain/version-status.js';

/** Where a version stands, as every command answers. */
export const VersionState = z
  .object({
    itemCode: z.string(),
    version: z.int(),
    status: z.enum(VERSION_STATUSES),
    /** Count of the facts told about this version. */
    sequence: z.int(),
    /** What `If-Match` of the next edit has to say. */
    etag: z.string(),
  })
  .meta({ id: 'ItemVersionState' });
export type VersionState = z.infer<typeof VersionState>;

export const versionState = (version: ItemVersion): VersionState => ({
  itemCode: version.itemCode,
  version: version.version,
  status: version.status,
  sequence: version.sequence,
  etag: etagOf(version.detail().hash),
});
