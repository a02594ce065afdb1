import { z } from 'zod';
import { MOBILE } from '../../account/mobile-seal.js';
import { CODE_PURPOSES } from '../code/one-time-codes.js';

export const Mobile = z.string().regex(MOBILE).meta({ description: '手机号 of the mainland, eleven digits.' });
const Code = z.string().regex(/^\d{6}$/);
export const NewPassword = z
  .string()
  .min(1)
  .max(256)
  .meta({ description: 'At least 10 characters; which ones is free (NIST SP 800-63B).' });

/** What somebody asks a code for who has no token; for the rest he is logged in. */
export const AskedCode = z
  .strictObject({
    mobile: Mobile,
    purpose: z.enum(CODE_PURPOSES).extract(['register', 'login', 'recover', 'newMobile', 'window', 'windowMobile']),
  })
  .meta({ id: 'AskedCode' });
export type AskedCode = z.output<typeof AskedCode>;

export const SentCode = z
  .object({
    codeId: z.uuid().meta({ description: 'Names the code where it is given back.' }),
    expiresInSeconds: z.int(),
    resendAfterSeconds: z.int(),
  })
  .meta({ id: 'SentOneTimeCode' });

export const CodeGiven = z.strictObject({ codeId: z.uuid(), code: Code }).meta({ id: 'GivenOneTimeCode' });
export type CodeGiven = z.output<typeof CodeGiven>;

export const NewPerson = z
  .strictObject({
    mobile: Mobile,
    codeId: z.uuid(),
    code: Code,
    password: NewPassword.optional().meta({ description: 'Without one the person logs in by codes.' }),
  })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.output<typeof NewPerson>;

export const RegisteredPerson = z.object({ userId: z.uuid(), accountId: z.uuid() }).meta({ id: 'RegisteredPerson' });
