import { hash } from 'node:crypto';
import { z } from 'zod';

/** Whose access ends: that of an account, of a user with all his accounts, of what a client was given, of a session, of an authorisation (授权). */
export const ENDING_KINDS = ['account', 'user', 'client', 'session', 'authorisation'] as const;
export type EndingKind = (typeof ENDING_KINDS)[number];

/**
 * What auth calls one whose access has ended, and what each service makes of the claims of a token to compare: who reads the list learns no
 * id from it. Ids are random, so nobody can try them all.
 */
export const endingKey = (issuer: string, kind: EndingKind, id: string): string =>
  hash('sha256', `${issuer}\n${kind}\n${id}`, 'base64url').slice(0, 22);

/** 访问终止 — tokens with this key that were issued before `notBefore` are good for nothing. Times are seconds since 1970. */
export const Ending = z.object({
  key: z.string().min(1).max(64),
  /** null: for good. */
  notBefore: z.int().nullable(),
  /** From then on no token is left that it could be about. */
  until: z.int(),
});
export type Ending = z.output<typeof Ending>;

/** One page of what auth tells. With the cursor of a page that is not full it is asked again later. */
export const EndingPage = z.object({ endings: z.array(Ending), cursor: z.string().max(200), more: z.boolean() });
export type EndingPage = z.output<typeof EndingPage>;

/** Where auth tells it, below the address at which the services reach it. */
export const ENDINGS_PATH = '/api/v1/internal/access-endings';
