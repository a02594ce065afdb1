import { ItemCode, RegionCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CaseNo } from '../../case/http/case.schema.js';

const time = z.iso.datetime();
const date = z.iso.date();
const BEFORE_ANY_CASE = { params: { code: 'BEFORE_ANY_CASE' } };
const askedTime = time.max(30).refine((at) => at > '1900', BEFORE_ANY_CASE);
const Sha256 = z.hex().length(64);

export const ArchiveId = z.uuid();

export const ArchiveEntry = z
  .object({
    archiveId: z.uuid(),
    archiveNo: z.string().describe('档号: the case number, and which package of the case it is'),
    caseNo: z.string(),
    round: z.int().describe('0, and one more each time the case was opened again'),
    itemCode: z.string(),
    itemName: z.string().nullable(),
    category: z.string().describe('事项类型 by which retention goes; `*` where it is not known'),
    decidingOrg: z.string(),
    decidingRegion: z.string(),
    endedAt: time,
    keepUntil: date.nullable().describe('last day of its retention; null: for ever (永久)'),
    size: z.int(),
    sha256: Sha256.describe('of the package'),
    madeAt: time,
    destroyedAt: time.nullable(),
  })
  .meta({ id: 'ArchiveEntry' });
export type ArchiveEntry = z.output<typeof ArchiveEntry>;
export const ArchivePage = pageOf(ArchiveEntry).meta({ id: 'ArchivePage' });

export const ArchiveQuery = PageQuery.extend({
  caseNo: CaseNo.optional(),
  itemCode: ItemCode.optional(),
  region: RegionCode.optional().describe('deciding region and below; one’s own unless given'),
  from: askedTime.optional().describe('ended at or after'),
  to: askedTime.optional().describe('ended before'),
  keptUntil: date
    .refine((day) => day > '1900', BEFORE_ANY_CASE)
    .optional()
    .describe('only those whose retention ends on this day or earlier'),
});
export type ArchiveQuery = z.output<typeof ArchiveQuery>;

export const ArchiveDetail = ArchiveEntry.extend({
  missing: z.array(z.string()).describe('codes of documents that such a case should have and this one has not'),
  ledger: z.object({ steps: z.int(), head: z.string() }),
  entries: z.array(
    z.object({
      path: z.string(),
      code: z.string().describe('by which archives file it'),
      title: z.string(),
      mediaType: z.string(),
      size: z.int(),
      sha256: Sha256,
      number: z.string().optional(),
      revoked: z.boolean().optional(),
    }),
  ),
}).meta({ id: 'ArchiveDetail' });
export type ArchiveDetail = z.output<typeof ArchiveDetail>;

export const ARCHIVE_PROBLEMS = ['fileGone', 'fileDamaged', 'sealBroken', 'ledgerChanged'] as const;
export const ArchiveCheck = z
  .object({
    archiveId: z.uuid(),
    sound: z.boolean(),
    problems: z
      .array(z.enum(ARCHIVE_PROBLEMS))
      .describe(
        'the package is not in the store; its bytes are others; the manifest was not sealed by this platform; the ledger does not begin with the steps that were archived',
      ),
  })
  .meta({ id: 'ArchiveCheck' });
export type ArchiveCheck = z.output<typeof ArchiveCheck>;

export const Category = z.string().regex(/^(\*|\d{2})$/);
export const Retention = z
  .object({
    category: Category.describe('事项类型; `*` for every other'),
    years: z.int().min(1).max(100).nullable().describe('whole calendar years after the year in which a case ended; null: for ever (永久)'),
    revision: z.int(),
    changedAt: time.nullable(),
  })
  .meta({ id: 'ArchiveRetention' });
export type Retention = z.output<typeof Retention>;
export const RetentionList = z.object({ items: z.array(Retention) }).meta({ id: 'ArchiveRetentionList' });
export const RetentionContent = z.strictObject({ years: z.int().min(1).max(100).nullable() });
export type RetentionContent = z.output<typeof RetentionContent>;

const by = z.object({ kind: z.string(), id: z.string(), orgCode: z.string().optional() });
export const DESTRUCTION_STATUSES = ['proposed', 'approved', 'withdrawn', 'done'] as const;
export const Destruction = z
  .object({
    destructionId: z.uuid(),
    status: z.enum(DESTRUCTION_STATUSES),
    region: z.string(),
    reason: z.string(),
    archives: z.int(),
    destroyed: z.int(),
    proposedBy: by,
    proposedAt: time,
    decidedBy: by.nullable(),
    decidedAt: time.nullable(),
    doneAt: time.nullable(),
  })
  .meta({ id: 'ArchiveDestruction' });
export type Destruction = z.output<typeof Destruction>;
export const DestructionPage = pageOf(Destruction).meta({ id: 'ArchiveDestructionPage' });

export const DestructionDetail = Destruction.extend({
  entries: z.array(
    z.object({
      archiveId: z.uuid(),
      archiveNo: z.string(),
      itemName: z.string().nullable(),
      keepUntil: date,
      sha256: Sha256,
      destroyedAt: time.nullable(),
    }),
  ),
}).meta({ id: 'ArchiveDestructionDetail' });
export type DestructionDetail = z.output<typeof DestructionDetail>;

export const NewDestruction = z.strictObject({
  region: RegionCode.optional().describe('of which archives are destroyed; one’s own unless given'),
  reason: z.string().trim().min(1).max(500),
});
export type NewDestruction = z.output<typeof NewDestruction>;
export const DestructionQuery = PageQuery.extend({ status: z.enum(DESTRUCTION_STATUSES).optional() });
export type DestructionQuery = z.output<typeof DestructionQuery>;

export const ParkedArchives = z
  .object({
    items: z.array(
      z.object({
        caseNo: z.string(),
        itemName: z.string().nullable(),
        endedAt: time,
        attempts: z.int(),
        lastError: z.string().nullable().describe('error code'),
      }),
    ),
  })
  .meta({ id: 'ParkedArchives' });
export type ParkedArchives = z.output<typeof ParkedArchives>;
export const RetriedArchive = z.object({ caseNo: z.string() }).meta({ id: 'RetriedArchive' });
export type RetriedArchive = z.output<typeof RetriedArchive>;
