import { z } from 'zod';

const isLoopback = (address: string): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(address).hostname);

/** Where people are sent with what lets them in: by TLS, unless it is this machine. */
export const isSafe = (address: string): boolean => address.startsWith('https:') || isLoopback(address);

/** A variable that holds a list in JSON; none where it is not given. */
export const jsonList = <S extends z.ZodType>(each: S) =>
  z
    .string()
    .default('[]')
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue({ code: 'custom', message: 'JSON expected' });
        return z.NEVER;
      }
    })
    .pipe(z.array(each));
