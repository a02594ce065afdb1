import { isDocument } from '../../case/domain/applicant.js';
import { z } from 'zod';
import { AUTHORITY_KINDS, CHECK_METHODS, HELD_AGAINST, SUBJECTS } from '../domain/identity.js';
import { OCCASIONS } from '../persistence/identity-checks.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const time = z.iso.datetime();

const Authority = z
  .strictObject({
    kind: z.enum(AUTHORITY_KINDS),
    documentNo: text(64).optional(),
    validUntil: z.iso.date().optional().describe('last day on which it holds'),
  })
  .describe('授权凭证 of who acts for the applicant');

/** 到场人 as the clerk writes down whom he has before him. */
export const Present = z
  .strictObject({
    method: z.enum(CHECK_METHODS).describe('how the identity was checked'),
    name: text(60),
    documentType: z
      .string()
      .regex(/^\d{3}$/)
      .default('111')
      .describe('GA/T 2000.156: 111 citizen ID card, 414 passport, 511 Taiwan permit, 999 other'),
    documentNo: text(40),
    mobile: z
      .string()
      .regex(/^1\d{10}$/)
      .optional(),
    authority: Authority.optional(),
  })
  .refine(({ documentType, documentNo }) => documentType !== '001' && isDocument(documentType, documentNo), {
    path: ['documentNo'],
    params: { code: 'DOCUMENT_INVALID' },
  })
  .meta({ id: 'PersonPresent' })
  .describe('到场人身份核验: who stands before the window; kept sealed, shown masked');

export const IdentityCheckView = z
  .object({
    checkId: z.uuid(),
    occasion: z.enum(OCCASIONS),
    subject: z.enum(SUBJECTS).describe('representative: authorised by the applicant, not named in the case'),
    method: z.enum(CHECK_METHODS),
    heldAgainst: z.enum(HELD_AGAINST),
    documentType: z.string(),
    person: z.object({ name: z.string(), number: z.string() }).describe('masked'),
    authority: z.object({ kind: z.enum(AUTHORITY_KINDS), validUntil: z.string().optional() }).nullable(),
    checkedBy: z.object({ kind: z.string(), orgCode: z.string().nullable() }),
    at: time,
  })
  .meta({ id: 'IdentityCheck' });
export type IdentityCheckView = z.output<typeof IdentityCheckView>;

export const IdentityChecks = z.object({ items: z.array(IdentityCheckView) }).meta({ id: 'IdentityChecks' });
export type IdentityChecks = z.output<typeof IdentityChecks>;

export const ClearPerson = z
  .object({
    checkId: z.uuid(),
    name: z.string(),
    documentNo: z.string(),
    mobile: z.string().nullable(),
    authorityNo: z.string().nullable(),
  })
  .meta({ id: 'PersonInClear' });
export type ClearPerson = z.output<typeof ClearPerson>;
export const ReadPurpose = z.object({ purpose: text(200).describe('what it is read for; goes on record') });
