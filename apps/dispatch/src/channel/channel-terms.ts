import { z } from 'zod';

/** A secret that the platform has made: all that the channel keeps for the system, and what its operator is shown once. */
export interface IssuedSecret {
  readonly secrets: unknown;
  readonly shown: string;
}

/** 对接要求 — what a channel has to know of a system before it can speak with it. */
export interface ChannelTerms {
  /** The shape of `settings`: a strict object, with its defaults. Nothing in it is secret. */
  readonly settings: z.ZodType;
  /** 部门提供的密钥 — secrets that the department gives us (a password, an ApiKey of its own); a strict object, merged into `secrets`. */
  readonly given?: z.ZodType;
  /** 平台签发的密钥 — makes a new one; the one so far stays good until `until`, or ends at once. */
  readonly issue?: (secrets: unknown, until: Date | null) => IssuedSecret;
}

/** For a channel that needs nothing but the system's client. */
export const PLAIN_TERMS: ChannelTerms = { settings: z.strictObject({}) };
