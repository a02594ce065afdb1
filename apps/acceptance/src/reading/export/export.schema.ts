import { z } from 'zod';
import { WorkFilter } from '../work-list/work-list.schema.js';

export const EXPORT_STATUSES = ['waiting', 'running', 'done', 'failed'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** The filters of the list, as a body: several statuses as a list. */
export const ExportRequest = z.strictObject(WorkFilter.shape).meta({ id: 'ExportRequest' });
export type ExportRequest = z.output<typeof ExportRequest>;

export const ExportView = z
  .object({
    id: z.uuid(),
    status: z.enum(EXPORT_STATUSES),
    requestedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    expected: z.int().nullable().describe('cases to write; known when it runs'),
    written: z.int(),
    truncated: z.boolean().describe('there were more cases than an export takes'),
    bytes: z.int().describe('of the file so far'),
  })
  .meta({ id: 'CaseExport' });
export type ExportView = z.output<typeof ExportView>;
export const ExportList = z.object({ items: z.array(ExportView) }).meta({ id: 'CaseExportList' });
