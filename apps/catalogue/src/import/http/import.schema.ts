import { pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { IMPORT_STATUSES } from '../domain/import-job.js';
import { FORMATS, LAYOUTS } from '../layouts/layout.js';

export const ImportId = z.uuid();

export const NewImportQuery = z.object({
  layout: z
    .enum(LAYOUTS)
    .default('items')
    .describe('what the columns mean: this platform’s own table, a Sichuan item list, or the national UP_TASK_* tables'),
  publish: z.stringbool().default(false).describe('publish what lands and what changes; drafts otherwise. Needs item.publish'),
  dryRun: z.stringbool().default(false).describe('试运行: report only, change nothing'),
});
export type NewImportQuery = z.infer<typeof NewImportQuery>;

export const AcceptedImport = z
  .object({ id: ImportId, rows: z.int().describe('rows that are items or cannot be read; rows of tables beside are not counted') })
  .meta({ id: 'AcceptedImport' });
export type AcceptedImport = z.infer<typeof AcceptedImport>;

const count = z.int().nonnegative();

/** 导入任务 with its report: every row read is in exactly one of created, changed, unchanged and rejected. */
export const ImportView = z
  .object({
    id: ImportId,
    layout: z.enum(LAYOUTS),
    format: z.enum(FORMATS),
    publish: z.boolean(),
    dryRun: z.boolean(),
    status: z.enum(IMPORT_STATUSES),
    rows: count.describe('rows there are'),
    read: count.describe('rows taken so far; of `rows`, this is the progress'),
    created: count.describe('new items'),
    changed: count.describe('items whose row differs from what the library has: they got a new version, or their draft was changed'),
    unchanged: count,
    published: count.describe('versions published, or planned to be, by this import'),
    rejected: count.describe('rows that were not taken; each with its reason under /problems'),
    blocked: count.describe('rows taken as drafts that break a rule of publication; each with the first it breaks under /problems'),
    problem: z.string().nullable().describe('code of what ended the import early'),
    sha256: z.string(),
    bytes: z.int(),
    requestedBy: z.string().describe('account id'),
    requestedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ItemImport' });
export type ImportView = z.infer<typeof ImportView>;
export const ImportList = pageOf(ImportView).meta({ id: 'ItemImportList' });

/** Why a row was not taken, or could not be published as it is. */
export const ImportProblemView = z
  .object({
    kind: z.enum(['rejected', 'blocked']).describe('not taken; or taken as a draft that could not be published as it is'),
    table: z.string().describe('sheet, file of the archive, or table; empty where there is one only'),
    line: z.int().describe('line of the table, the header being 1'),
    field: z.string().nullable().describe('column, or JSON pointer of the element'),
    rule: z.string().describe('stable code'),
    reason: z.string(),
  })
  .meta({ id: 'ItemImportProblem' });
export type ImportProblemView = z.infer<typeof ImportProblemView>;
export const ImportProblemList = pageOf(ImportProblemView).meta({ id: 'ItemImportProblemList' });
