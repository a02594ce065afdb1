import { etagOf } from '@yiwang/http-api';
import { z } from 'zod';
import { LIST_KINDS } from '../domain/list-kind.js';
import type { ListVersion } from '../domain/list-version.js';

/** Where a version of a list stands, as every command answers. */
export const ListState = z
  .object({
    kind: z.enum(LIST_KINDS),
    regionCode: z.string(),
    version: z.int(),
    status: z.enum(['draft', 'published', 'withdrawn']),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    entries: z.int(),
    /** What `If-Match` of the next edit has to say. */
    etag: z.string(),
  })
  .meta({ id: 'PowerListState' });
export type ListState = z.infer<typeof ListState>;

export function listState(list: ListVersion): ListState {
  const { kind, regionCode, version, status, validFrom, validTo, entries, revision } = list.snapshot();
  return { kind, regionCode, version, status, validFrom, validTo, entries, etag: etagOf(revision) };
}
