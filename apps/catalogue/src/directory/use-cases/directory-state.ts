import { etagOf } from '@yiwang/http-api';
import { z } from 'zod';
import { ENTRY_STATUSES, type DirectoryEntry } from '../domain/directory-entry.js';

/** Where an entry stands, as every command answers. */
export const DirectoryState = z
  .object({
    catalogueCode: z.string(),
    status: z.enum(ENTRY_STATUSES),
    latestVersion: z.int(),
    /** The version in force; null before the first day. */
    currentVersion: z.int().nullable(),
    /** 计划生效日期 of the version that waits for its day. */
    pendingFrom: z.iso.datetime().nullable(),
    /** What `If-Match` of the next change has to say. */
    etag: z.string(),
  })
  .meta({ id: 'DirectoryState' });
export type DirectoryState = z.infer<typeof DirectoryState>;

export function directoryState(entry: DirectoryEntry): DirectoryState {
  const { catalogueCode, status, latestVersion, currentVersion, pending } = entry.snapshot();
  const pendingFrom = pending?.from.toISOString() ?? null;
  return { catalogueCode, status, latestVersion, currentVersion, pendingFrom, etag: etagOf(entry.revision) };
}
