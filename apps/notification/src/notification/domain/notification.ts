import type { Values } from '../../rule/domain/placeholders.js';

/**
 * 通知状态 — waiting to be sent; sent; given up until a person looks at it; not sent for a reason; replaced by one for each officer;
 * dropped by a person.
 */
export const STATES = ['pending', 'sent', 'parked', 'skipped', 'expanded', 'dropped'] as const;
export type NotificationState = (typeof STATES)[number];

/** 未发送原因. */
export type SkipReason = 'noContact' | 'noOfficers' | 'nothingToRate';

/** One message for one recipient, before anybody has tried to send it. */
export interface Intent {
  id: string;
  eventId: string;
  eventType: string;
  ruleCode: string;
  /** `applicant` of the case, `organisation:<code>` for its officers, `keepers:<code>` for who keeps its systems, or `account:<id>`. */
  recipient: string;
  caseNo: string;
  /** What its text may name. */
  facts: Values;
  templateCode: string;
  language: string;
}

/** A message that one worker has taken; `version` shows when another took it over. */
export interface Claimed extends Intent {
  version: number;
  attempts: number;
  contactSealed: string | null;
  textSealed: string | null;
}

/** Whose recipient it is, and what of it. */
export function addressee(recipient: string): { kind: 'applicant' | 'organisation' | 'keepers' | 'account'; id: string } {
  const [kind = '', id = ''] = recipient.split(':');
  if (kind === 'organisation' || kind === 'keepers' || kind === 'account') return { kind, id };
  return { kind: 'applicant', id: '' };
}
