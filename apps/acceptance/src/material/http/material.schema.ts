import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { isDocument } from '../../case/domain/applicant.js';
import { CHECK_KINDS, type MaterialCheck } from '../check/material-checks.js';
import { TRUST_LEVELS } from '../domain/trust.js';
import type { CaseMaterial } from '../access/case-materials.js';
import type { MaterialFile } from '../material-files.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const time = z.iso.datetime();
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((said) => said === 'true');

export const FileId = z.uuid();
export const MaterialCode = text(32);
export const LinkToken = z.strictObject({ token: z.string().min(1).max(2_048) });
export type LinkToken = z.output<typeof LinkToken>;

export const NewFile = z.strictObject({
  name: text(200).describe('file name, as its owner calls it'),
  title: text(100).optional().describe('what it is, in the words of items: 营业执照'),
  originalSeen: flag.describe('原件已核验: a clerk has the original before him; the file is then of level B'),
  pledged: flag.describe('告知承诺: the applicant made it himself and pledges that it is true; level D'),
});
export type NewFile = z.output<typeof NewFile>;

const Trust = z
  .enum(TRUST_LEVELS)
  .describe('可信等级: A issued by an authority, B held against the original at a window, C uploaded, D pledged');

export const FileReceipt = z
  .object({
    fileRef: FileId.describe('named by filings in `materials[].fileRef`'),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
    trust: Trust,
  })
  .meta({ id: 'MaterialFileReceipt' });

const FileView = z
  .object({
    fileRef: FileId,
    name: z.string(),
    title: z.string().nullable(),
    mediaType: z.string().describe('by content'),
    size: z.int().describe('bytes'),
    sha256: z.string(),
    trust: Trust,
    checkedAt: time.nullable(),
    checkedByOrg: z.string().nullable().describe('the counter that saw the original'),
    issuedByOrg: z.string().nullable().describe('the authority that issued it'),
    validUntil: z.iso.date().nullable(),
    createdAt: time,
    used: z.boolean().describe('whether a case has it; it stays then'),
  })
  .meta({ id: 'MaterialFile' });
export { FileView };
export const FilePage = pageOf(FileView);
export const FileList = PageQuery.extend({ title: text(100).optional() });
export type FileList = z.output<typeof FileList>;

export const Holder = z
  .strictObject({
    documentType: z
      .string()
      .regex(/^\d{3}$/)
      .describe('GA/T 2000.156: 111 citizen ID card, 001 credit code'),
    documentNo: text(40),
  })
  .refine(({ documentType, documentNo }) => isDocument(documentType, documentNo), {
    path: ['documentNo'],
    params: { code: 'DOCUMENT_INVALID' },
  })
  .meta({ id: 'DocumentHolder' });
export type Holder = z.output<typeof Holder>;
export const HeldFiles = z.object({ items: z.array(FileView) }).meta({ id: 'HeldMaterialFiles' });

export const IssueFile = z
  .strictObject({ holder: Holder, title: text(100), validUntil: z.iso.date().optional() })
  .meta({ id: 'IssueMaterialFile' });
export type IssueFile = z.output<typeof IssueFile>;

const note = text(300).optional();
export const CheckMaterials = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('original'), matches: z.boolean(), note }),
    z.strictObject({ kind: z.literal('papers'), copies: z.int().min(0).max(99), note }),
  ])
  .meta({ id: 'CheckMaterial' });
export type CheckMaterials = z.output<typeof CheckMaterials>;

export const CheckView = z
  .object({
    id: z.uuid(),
    at: time,
    materialCode: z.string(),
    kind: z.enum(CHECK_KINDS),
    matches: z.boolean().nullable(),
    copies: z.int().nullable(),
    note: z.string().nullable(),
    actorId: z.string(),
    actorOrg: z.string(),
  })
  .meta({ id: 'MaterialCheck' });

export const CaseMaterialList = z
  .object({
    items: z.array(
      z.object({
        materialCode: z.string(),
        paperCopies: z.int().optional().describe('as the filing said'),
        file: FileView.omit({ name: true, fileRef: true, used: true }).optional(),
        checks: z.array(CheckView),
      }),
    ),
  })
  .meta({ id: 'CaseMaterials' });

export const MaterialLink = z
  .object({ url: z.string().describe('path and query at the gateway; good without a token, until then'), expiresAt: time })
  .meta({ id: 'MaterialLink' });

type FileView = z.output<typeof FileView>;

export const fileView = (file: MaterialFile): FileView => ({
  fileRef: file.id,
  name: file.name,
  title: file.title,
  mediaType: file.mediaType,
  size: file.stored.size,
  sha256: file.stored.sha256,
  trust: file.trust,
  checkedAt: file.checkedAt?.toISOString() ?? null,
  checkedByOrg: file.checkedBy?.orgCode ?? null,
  issuedByOrg: file.issuedBy?.orgCode ?? null,
  validUntil: file.validUntil,
  createdAt: file.createdAt.toISOString(),
  used: file.used,
});

/** Without the name: people call a scan after the person on it. Whoever may open it sees the name then. */
const caseFileView = (file: MaterialFile): Omit<FileView, 'name' | 'fileRef' | 'used'> => {
  const { name: _name, fileRef: _ref, used: _used, ...rest } = fileView(file);
  return rest;
};

export const checkView = (check: MaterialCheck): z.output<typeof CheckView> => ({ ...check, at: new Date(check.at).toISOString() });

export const caseMaterialsView = (materials: readonly CaseMaterial[]): z.output<typeof CaseMaterialList> => ({
  items: materials.map(({ materialCode, paperCopies, file, checks }) => ({
    materialCode,
    ...(paperCopies !== undefined && { paperCopies }),
    ...(file && { file: caseFileView(file) }),
    checks: checks.map(checkView),
  })),
});
