import type { InvalidParam } from '@yiwang/kernel';
import { z } from 'zod';

/** A secret that the platform has made: all that the channel keeps for the system, and what its operator is shown once. */
export interface IssuedSecret {
  readonly secrets: unknown;
  readonly shown: string;
}

/** 检测手段 — how a conformance run can try a system by this channel. What is not said here is not tried, and the report says so. */
export interface ChannelTrials {
  /** We can send a message once more that the system has taken. */
  readonly repeats?: boolean;
  /** Secrets as somebody else would have them, where it is the message that shows who sent it: the system has to refuse what is sent with them. */
  readonly forged?: (secrets: unknown) => unknown;
  /** What can be seen of a system that gets a message whose content breaks the contract: that it refuses it, or only that it goes on. */
  readonly badPayload?: 'refused' | 'survived';
  /** The channel's forms know no acknowledgement: an answer that takes a task is all that a system says at once. */
  readonly takingAcknowledges?: boolean;
}

/** 对接要求 — what a channel has to know of a system before it can speak with it. */
export interface ChannelTerms {
  /** The shape of `settings`: a strict object, with its defaults. Nothing in it is secret. */
  readonly settings: z.ZodType;
  /** 部门提供的密钥 — secrets that the department gives us (a password, an ApiKey of its own); a strict object, merged into `secrets`. */
  readonly given?: z.ZodType;
  /** 平台签发的密钥 — makes a new one; the one so far stays good until `until`, or ends at once. */
  readonly issue?: (secrets: unknown, until: Date | null) => IssuedSecret;
  readonly trials?: ChannelTrials;
}

/** What is wrong with settings or secrets: where and why, never what; an address may hold a password by mistake. */
export const wrongTerms = ({ issues }: z.ZodError): InvalidParam[] =>
  issues.slice(0, 20).map(({ path, code, message }) => ({ name: ['', 'settings', ...path.map(String)].join('/'), code, reason: message }));

/** For a channel that needs nothing but the system's client. */
export const PLAIN_TERMS: ChannelTerms = { settings: z.strictObject({}) };
