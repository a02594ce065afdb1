import { z } from 'zod';

export const AccountNotice = z
  .strictObject({
    noticeId: z.uuid().meta({ description: 'The key under which the provider gets the message: it sends none twice.' }),
    mobile: z.string().regex(/^1[3-9]\d{9}$/),
    about: z.enum(['mobileChanged']).meta({ description: '`mobileChanged`: to the number that an account had before.' }),
  })
  .meta({ id: 'AccountNotice' });
export type AccountNotice = z.output<typeof AccountNotice>;

export const SentNotice = z.object({ noticeId: z.uuid() }).meta({ id: 'SentAccountNotice' });
export type SentNotice = z.output<typeof SentNotice>;
