import { z } from 'zod';

export const OneTimeCode = z
  .strictObject({
    codeId: z.uuid().meta({ description: 'The key under which the provider gets the message: it sends none twice.' }),
    mobile: z.string().regex(/^1[3-9]\d{9}$/),
    purpose: z.enum(['register', 'login', 'recover', 'newMobile', 'oldMobile', 'password', 'close', 'window', 'windowMobile']),
    code: z.string().regex(/^\d{4,8}$/),
    minutes: z.int().min(1).max(60),
  })
  .meta({ id: 'OneTimeCode' });
export type OneTimeCode = z.output<typeof OneTimeCode>;

export const SentCode = z.object({ codeId: z.uuid() }).meta({ id: 'SentCode' });
export type SentCode = z.output<typeof SentCode>;
