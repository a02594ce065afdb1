import type { NoticeType } from '../plan/domain/task-notice.js';
import type { DepartmentSystem } from '../system/department-system.js';
import { type ChannelTerms, PLAIN_TERMS } from './channel-terms.js';

/** 对接方式 — how a department's own system hears of its tasks. */
export const CHANNEL_KINDS = ['kafka', 'webhook', 'pull', 'xml', 'tables'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** 消息 — one message to one system. The id stays through every repeat, so that the system knows it again. */
export interface OutgoingMessage {
  readonly id: string;
  readonly type: NoticeType;
  /** Counts the messages of one type about one task, from 1. */
  readonly version: number;
  /** Place in the system's sequence: a gap shows that something is missing. */
  readonly position: number;
  readonly taskId: string;
  readonly caseNo: string;
  /** The contract's data of the type; no applicant's data, which is fetched by grant. */
  readonly data: unknown;
  readonly createdAt: Date;
  readonly traceparent: string | null;
}

/**
 * What became of one message: `sent`; `failed`, to be tried again by the channel's schedule (or not before `retryAfterMs`); `refused`, which
 * no repeat will change, so that a person has to look; `held`: it was not tried, for an earlier one of its case was not sent or the call was
 * broken off; `unready`: the system is not set up to be reached, so that all its messages wait until a person has mended that; `gone`: the
 * system wants no more messages at all.
 */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly error: string; readonly retryAfterMs?: number }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'held'; readonly error: string }
  | { readonly kind: 'unready'; readonly error: string }
  | { readonly kind: 'gone'; readonly error: string };

/** Of a message behind one of its case that was not sent. */
export const BEHIND: SendOutcome = { kind: 'held', error: 'waits for an earlier message of its case' };

/** 通道 — the port of one way to reach systems. Sends outside of any transaction, at least once, and in order for each case. */
export abstract class SystemChannel {
  abstract readonly kind: ChannelKind;
  /** Waits before the second, third … try, in milliseconds; after the last a message is parked. The last one repeated for ever where `endless`. */
  abstract readonly schedule: readonly number[];
  abstract readonly endless: boolean;
  /** How many messages of one system one call may bring; they are given in order. */
  abstract readonly batch: number;
  /** What a system has to tell before it is registered for this channel: a channel that needs something says so in its own. */
  readonly terms: ChannelTerms = PLAIN_TERMS;

  /** One outcome for each message, in their order; those at the end that were not tried may be left out. */
  abstract send(system: DepartmentSystem, messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<SendOutcome[]>;
}

/** The channels that this process knows; each room adds its own when its module starts. */
export class ChannelRegistry {
  private readonly channels = new Map<ChannelKind, SystemChannel>();

  add(channel: SystemChannel): void {
    this.channels.set(channel.kind, channel);
  }

  of(kind: ChannelKind): SystemChannel | undefined {
    return this.channels.get(kind);
  }
}
