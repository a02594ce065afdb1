import { z } from 'zod';
import { readFor } from './read-for.js';

/** What an identity is read for: it stands in the record of readings. */
export const IDENTITY_PURPOSES = ['prefill', 'officialDocument', 'collection', 'department'] as const;
export const IdentityQuery = z.strictObject({ purpose: z.enum(IDENTITY_PURPOSES), ...readFor });
export type IdentityQuery = z.output<typeof IdentityQuery>;

export const Identity = z
  .object({
    accountId: z.string(),
    kind: z.enum(['person', 'legalPerson']),
    name: z
      .string()
      .meta({ description: 'In clear: of the person, or of the agent (经办人) in whose hands the account of an enterprise is.' }),
    documentType: z.string().meta({ description: 'GA/T 2000.156: 111 for a citizen identity card.' }),
    documentNo: z.string(),
    mobile: z.string().nullable(),
    companyName: z.string().nullable(),
    creditCode: z.string().nullable(),
  })
  .meta({ id: 'Identity' });
export type Identity = z.output<typeof Identity>;
