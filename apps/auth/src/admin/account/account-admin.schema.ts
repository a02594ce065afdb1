import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { ImportReport, LineResult } from '../import/import-lines.js';

const Kind = z.enum(['person', 'legalPerson', 'officer']);

export const AccountQuery = PageQuery.extend({
  kind: Kind.optional(),
  orgCode: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .optional()
    .meta({ description: 'Body of officers, or enterprise of legal persons.' }),
  login: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .meta({ description: 'What the login begins with; one that is a mobile or identity number is found whole only.' }),
});
export type AccountQuery = z.output<typeof AccountQuery>;

export const ListedAccount = z
  .object({
    id: z.string(),
    kind: Kind,
    login: z
      .string()
      .nullable()
      .meta({ description: 'Masked where it is a mobile or identity number; null for who logs in by his mobile.' }),
    displayName: z.string().nullable().meta({ description: 'Masked for persons and agents (*小明); an officer’s name is not.' }),
    orgCode: z.string().nullable(),
    orgName: z.string().nullable(),
    regionCode: z.string().nullable(),
    posts: z.array(z.string()).meta({ description: '岗位 of an officer, by code.' }),
    realNameLevel: z.int().nullable(),
    mustChangePassword: z.boolean().meta({ description: 'The password is an initial one, which the next login asks to change.' }),
    initialPasswordUntil: Instant.nullable().meta({ description: 'After that it is good for nothing: reset it.' }),
    disabledAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'AdministeredAccount' });
export type ListedAccount = z.output<typeof ListedAccount>;
export const AccountPage = pageOf(ListedAccount);

const InitialPassword = z.string().nullable().meta({
  description: 'Shown in this answer only, and in no repetition of the request: reset the password if the answer was lost.',
});

export const ImportedOfficers = ImportReport.extend({ lines: z.array(LineResult.extend({ initialPassword: InitialPassword })) }).meta({
  id: 'ImportedOfficers',
});
export type ImportedOfficers = z.output<typeof ImportedOfficers>;

export const ChangedAccount = z.object({ id: z.string(), state: z.enum(['enabled', 'disabled']) }).meta({ id: 'ChangedAccount' });
export type ChangedAccount = z.output<typeof ChangedAccount>;

export const ResetPassword = z.object({ id: z.string(), initialPassword: InitialPassword }).meta({ id: 'ResetPassword' });
export type ResetPassword = z.output<typeof ResetPassword>;
