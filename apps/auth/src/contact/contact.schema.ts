import { defineError } from '@yiwang/kernel';
import { z } from 'zod';
import { readFor } from '../identity/read-for.js';

export const accountNotFound = defineError('not-found', 'AUTH.ACCOUNT_NOT_FOUND', { zh: '没有该账号', en: 'there is no such account' });

/** In small letters, however it was written: it is compared with the id of whoever asks, and hashed to find sessions. */
export const AccountId = z.uuid().toLowerCase();
export const OrgCodeParam = z.string().regex(/^[0-9A-Z]{18}$/);

export const ContactQuery = z.strictObject(readFor);

export const OfficersQuery = z.strictObject({
  ...readFor,
  permission: z
    .string()
    .regex(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/)
    .max(64)
    .optional()
    .describe('only who holds it for the organisation: in the organisation itself, else in the nearest body whose region covers it'),
});

export const Contact = z
  .object({ accountId: z.string(), mobile: z.string().nullable().meta({ description: 'In clear; null when none is known.' }) })
  .meta({ id: 'Contact' });
export type Contact = z.output<typeof Contact>;

export const OfficerContacts = z.object({ orgCode: z.string(), officers: z.array(Contact) }).meta({ id: 'OfficerContacts' });
export type OfficerContacts = z.output<typeof OfficerContacts>;
