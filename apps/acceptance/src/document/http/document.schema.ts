import { CaseNo } from '@yiwang/event-core';
import { z } from 'zod';
import { documentKinds } from '../domain/document-kind.js';
import { SEAL_ALGORITHMS } from '../seal/seal.js';

const time = z.iso.datetime();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/i);
export const DocumentId = z.uuid();
const Issuer = z.object({ orgCode: z.string(), name: z.string() }).describe('落款机关');
const Kind = z.enum(documentKinds);

/** 文书目录 — one line. */
export const DocumentEntry = z
  .object({
    documentId: DocumentId,
    caseNo: CaseNo.nullable(),
    kind: Kind,
    title: z.string(),
    number: z.string().describe('文号'),
    code: z.string().describe('验证码'),
    archiveCode: z.string().describe('归档代码, such as B1 收件凭证'),
    issuer: Issuer,
    at: time,
    sha256: Sha256.describe('of what the document says'),
    revoked: z.object({ at: time, reason: z.string() }).nullable().describe('撤销: it holds no more'),
  })
  .meta({ id: 'DocumentEntry' });
export type DocumentEntry = z.output<typeof DocumentEntry>;

export const DocumentList = z.object({ items: z.array(DocumentEntry) }).meta({ id: 'DocumentList' });
export type DocumentList = z.output<typeof DocumentList>;

/** 文书全文. */
export const DocumentText = DocumentEntry.extend({
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  note: z.string().nullable(),
  date: z.string().describe('成文日期'),
  content: z.unknown().describe('what the words were made of'),
}).meta({ id: 'DocumentText' });
export type DocumentText = z.output<typeof DocumentText>;

export const ConfirmQuery = z.object({
  sha256: Sha256.optional().describe('SHA-256 of the PDF that was given out, or of the text as it is printed on the paper'),
});

/** 核验结果. */
export const Confirmation = z
  .object({
    code: z.string(),
    status: z.enum(['valid', 'revoked', 'damaged']).describe('damaged: what is stored is not what was fixed'),
    kind: Kind,
    title: z.string(),
    number: z.string(),
    caseNo: CaseNo.nullable(),
    itemName: z.string().nullable(),
    applicant: z.object({ name: z.string().nullable(), number: z.string().optional() }).nullable().describe('masked'),
    issuer: Issuer,
    at: time,
    revokedAt: time.nullable(),
    seal: z.object({
      algorithm: z.enum(SEAL_ALGORITHMS),
      keyId: z.string(),
      valid: z.boolean(),
      test: z.boolean().describe('made by a key of development'),
    }),
    hash: z
      .object({ sha256: Sha256, confirmed: z.boolean(), of: z.enum(['text', 'file']).nullable() })
      .nullable()
      .describe('null when none was asked for'),
  })
  .meta({ id: 'DocumentConfirmation' });
export type Confirmation = z.output<typeof Confirmation>;
