import { Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { CODE_PURPOSES } from '../code/one-time-codes.js';
import { CodeGiven, Mobile, NewPassword } from '../registration/registration.schema.js';

const Code = z.string().regex(/^\d{6}$/);
const name = z.string().trim().min(1).max(50).normalize('NFC');

export const AskedOwnCode = z
  .strictObject({ purpose: z.enum(CODE_PURPOSES).extract(['oldMobile', 'password', 'close']) })
  .meta({ id: 'AskedOwnCode' });
export type AskedOwnCode = z.output<typeof AskedOwnCode>;

export const NewMobile = z
  .strictObject({
    mobile: Mobile,
    codeId: z.uuid().meta({ description: 'Of a code to the new number, purpose `newMobile`.' }),
    code: Code,
    proof: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('oldMobile'), codeId: z.uuid(), code: Code }),
      z.strictObject({
        by: z.literal('face'),
        faceCheckId: z.uuid().meta({ description: 'Passed within the last ten minutes, and used for nothing else.' }),
      }),
    ]),
  })
  .meta({ id: 'NewMobile' });
export type NewMobile = z.output<typeof NewMobile>;
export const BoundMobile = z.object({ mobile: z.string().meta({ description: 'Masked.' }) }).meta({ id: 'BoundMobile' });
export type BoundMobile = z.output<typeof BoundMobile>;

export const ChosenPassword = z
  .strictObject({
    password: NewPassword,
    proof: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('password'), password: z.string().min(1).max(256) }),
      z.strictObject({ by: z.literal('code'), codeId: z.uuid(), code: Code }),
    ]),
  })
  .meta({ id: 'ChosenPassword' });
export type ChosenPassword = z.output<typeof ChosenPassword>;

export const RecoveredPassword = z
  .strictObject({
    mobile: Mobile,
    codeId: z.uuid(),
    code: Code,
    name: name.optional().meta({ description: 'With the number of the document, of who has proved his name.' }),
    documentNo: z.string().min(1).max(40).optional(),
    password: NewPassword,
  })
  .meta({ id: 'RecoveredPassword' });
export type RecoveredPassword = z.output<typeof RecoveredPassword>;

export const PasswordSet = z.object({ changed: z.literal(true) }).meta({ id: 'PasswordSet' });
export type PasswordSet = z.output<typeof PasswordSet>;

export const CloseAccount = CodeGiven;
export const AccountClosed = z.object({ closed: z.literal(true) }).meta({ id: 'AccountClosed' });
export type AccountClosed = z.output<typeof AccountClosed>;

const Happening = z.object({ at: Instant, what: z.string() });

export const PersonalData = z
  .object({
    exportedAt: Instant,
    userId: z.uuid(),
    registeredAt: Instant,
    mobile: z.string().nullable(),
    login: z.string().nullable(),
    identity: z.object({ name: z.string(), documentType: z.string(), documentNo: z.string() }).nullable(),
    accounts: z.array(
      z.object({
        accountId: z.uuid(),
        kind: z.enum(['person', 'legalPerson', 'officer']),
        realNameLevel: z.int().nullable(),
        creditCode: z.string().nullable(),
        createdAt: Instant,
        disabledAt: Instant.nullable(),
      }),
    ),
    verifications: z.array(z.object({ at: Instant, level: z.int(), method: z.string(), documentType: z.string() })),
    upstreamAccounts: z
      .array(z.object({ upstream: z.string(), boundAt: Instant }))
      .meta({ description: 'Accounts elsewhere that let him in.' }),
    changes: z.array(Happening),
    logins: z
      .array(
        z.object({
          loggedInAt: Instant,
          lastSeenAt: Instant,
          endedAt: Instant.nullable(),
          browser: z.string().nullable(),
          system: z.string().nullable(),
          addressMasked: z.string(),
        }),
      )
      .meta({ description: 'Where he logged in, as long as that is kept.' }),
    consents: z
      .array(z.object({ clientId: z.string(), scopes: z.array(z.string()), givenAt: Instant }))
      .meta({ description: 'Which applications he has let know him.' }),
    readings: z
      .array(
        z.object({
          at: Instant,
          purpose: z.string(),
          clientId: z.string(),
          itemCode: z.string().nullable(),
          caseNo: z.string().nullable(),
        }),
      )
      .meta({ description: 'Who read the identity in clear, and what for; the last thousand.' }),
  })
  .meta({ id: 'PersonalData' });
export type PersonalData = z.output<typeof PersonalData>;
