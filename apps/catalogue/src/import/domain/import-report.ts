import { z } from 'zod';

/** Why a line did not land. */
export const RejectedLine = z
  .object({
    line: z.int().describe('line of the file, the header being 1'),
    column: z.string().optional(),
    code: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'ImportRejectedLine' });
export type RejectedLine = z.infer<typeof RejectedLine>;

/** 导入报告 — every line is in exactly one of landed, updated, unchanged and rejected. */
export const ImportReport = z
  .object({
    total: z.int().describe('lines after the header'),
    landed: z.int().describe('new items'),
    updated: z.int().describe('items whose line changed since the last import: they got a new version'),
    unchanged: z.int(),
    published: z.int().describe('versions published by this import'),
    rejected: z.array(RejectedLine),
    blocked: z.array(RejectedLine).describe('lines taken as drafts that break a rule of publication, each with the first it breaks'),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof ImportReport>;

export const emptyReport = (): ImportReport => ({ total: 0, landed: 0, updated: 0, unchanged: 0, published: 0, rejected: [], blocked: [] });
