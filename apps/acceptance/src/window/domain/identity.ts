import { maskName, shanghaiDate } from '@yiwang/standards';
import {
  canonicalDocument,
  maskedDocumentNo,
  type Agent,
  type ApplicantIdentity,
  type LegalRepresentative,
} from '../../case/domain/applicant.js';
import { authorityExpired, authorityMissing, identityMismatch, pickupCodeMissing, pickupCodeWrong } from './window.errors.js';

/** 核验方式: card reader (读卡), face held against the card (人证比对), the document seen (查验原件), shown on a phone (电子证件亮证). */
export const CHECK_METHODS = ['cardReader', 'faceMatch', 'documentSeen', 'mobileId'] as const;
export type CheckMethod = (typeof CHECK_METHODS)[number];

/** 授权凭证: power of attorney, letter of introduction, certificate of the legal representative, proof of guardianship. */
export const AUTHORITY_KINDS = ['powerOfAttorney', 'introductionLetter', 'legalRepresentative', 'guardianship'] as const;

export interface Authority {
  kind: (typeof AUTHORITY_KINDS)[number];
  /** Number of the document, where it has one. */
  documentNo?: string | undefined;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  validUntil?: string | undefined;
}

/** 到场人 — who stands before the window, and how the clerk made sure of it. In clear only on the way; it is sealed at once. */
export interface Present {
  method: CheckMethod;
  name: string;
  /** GA/T 2000.156. */
  documentType: string;
  documentNo: string;
  mobile?: string | undefined;
  authority?: Authority | undefined;
}

/** `representative`: not named in the case, but authorised by the applicant. */
export const SUBJECTS = ['applicant', 'legalRepresentative', 'agent', 'representative'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What the check rests on: the number that the case knows, or the account; the paper shown; or the code that only the applicant can read. */
export const HELD_AGAINST = ['applicant', 'legalRepresentative', 'agent', 'authority', 'account', 'pickupCode'] as const;
export type HeldAgainst = (typeof HELD_AGAINST)[number];

export interface Recognised {
  subject: Subject;
  heldAgainst: HeldAgainst;
}

/** What the case knows of who may come. */
export interface Parties {
  applicant: ApplicantIdentity;
  agent?: Agent | undefined;
  legalRepresentative?: LegalRepresentative | undefined;
}

const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\s·•・.．]/gu, '')
    .toUpperCase();

export const documentOf = (present: Pick<Present, 'documentType' | 'documentNo'>): string =>
  canonicalDocument({ kind: 'person', ...present })!;

/** Undefined: another person. @throws ACCEPTANCE.IDENTITY_MISMATCH for the right document under another name: one of the two is mistyped */
function isSame(
  present: Present,
  named: { name?: string | undefined; documentType?: string | undefined; documentNo?: string | undefined },
): boolean {
  if (canonicalDocument({ kind: 'person', ...named }) !== documentOf(present)) return false;
  if (named.name !== undefined && plainName(named.name) !== plainName(present.name)) throw identityMismatch();
  return true;
}

/** @throws ACCEPTANCE.AUTHORITY_MISSING, ACCEPTANCE.AUTHORITY_EXPIRED */
function assertAuthority({ authority }: Present, now: Date): void {
  if (!authority) throw authorityMissing();
  if (authority.validUntil !== undefined && authority.validUntil < shanghaiDate(now)) throw authorityExpired();
}

/** The applicant in person, his legal representative, or the agent named in the filing with his authority; undefined: somebody else. */
function namedInCase(present: Present, { applicant, agent, legalRepresentative }: Parties, now: Date): Recognised | undefined {
  if (applicant.kind === 'person' && isSame(present, applicant)) return { subject: 'applicant', heldAgainst: 'applicant' };
  if (
    legalRepresentative?.documentNo !== undefined &&
    isSame(present, { ...legalRepresentative, documentType: legalRepresentative.documentType ?? '111' })
  ) {
    return { subject: 'legalRepresentative', heldAgainst: 'legalRepresentative' };
  }
  if (!agent || !isSame(present, { name: agent.name, documentType: '111', documentNo: agent.idNumber })) return undefined;
  assertAuthority(present, now);
  return { subject: 'agent', heldAgainst: 'agent' };
}

/**
 * 收件时核验 — who hands a filing in is the applicant or the agent whom the filing names; an organisation always comes by somebody with
 * authority. @throws ACCEPTANCE.IDENTITY_MISMATCH, ACCEPTANCE.AUTHORITY_MISSING, ACCEPTANCE.AUTHORITY_EXPIRED
 */
export function recogniseAtFiling(present: Present, parties: Parties, now: Date): Recognised {
  const named = namedInCase(present, parties, now);
  if (named) return named;
  if (parties.applicant.kind === 'person' || parties.agent) throw identityMismatch();
  assertAuthority(present, now);
  return { subject: 'representative', heldAgainst: 'authority' };
}

/** 账户持有人 — the person behind an account, of an organisation the one in whose hands it is. */
export interface AccountHolder {
  kind: 'person' | 'legalPerson';
  name: string;
  documentType: string;
  documentNo: string;
}

/** Whether the person behind the account stands here, who needs no code. @throws ACCEPTANCE.IDENTITY_MISMATCH for his document under another name */
export const isHolder = (present: Present, holder: AccountHolder | undefined): boolean => holder !== undefined && isSame(present, holder);

/** What an online filing gives to hold somebody against. */
export interface OnlineProof {
  /** Undefined when nobody could be asked. */
  holder: AccountHolder | undefined;
  shownCode: string | undefined;
  rightCode: string;
}

/**
 * 领取时核验 of a filing at a counter — its documents are known: the applicant, his agent, or whoever brings his authority.
 * @throws ACCEPTANCE.IDENTITY_MISMATCH, ACCEPTANCE.AUTHORITY_MISSING, ACCEPTANCE.AUTHORITY_EXPIRED
 */
export function recogniseAtCollection(present: Present, parties: Parties, now: Date): Recognised {
  const named = namedInCase(present, parties, now);
  if (named) return named;
  if (!present.authority) throw identityMismatch();
  assertAuthority(present, now);
  return { subject: 'representative', heldAgainst: 'authority' };
}

/**
 * 领取时核验 of an online filing — the ledger knows an account and no number (ADR 6). The person behind the account is let have the result;
 * anybody else shows the code that only this account can read, and his authority, unless he says to be the applicant himself while nobody
 * can be asked who that is.
 * @throws ACCEPTANCE.PICKUP_CODE_MISSING, ACCEPTANCE.PICKUP_CODE_WRONG, ACCEPTANCE.AUTHORITY_MISSING, ACCEPTANCE.AUTHORITY_EXPIRED
 */
export function recogniseOnline(present: Present, { applicant }: Parties, proof: OnlineProof, now: Date): Recognised {
  const { holder, shownCode, rightCode } = proof;
  if (isHolder(present, holder)) {
    return { subject: applicant.kind === 'person' ? 'applicant' : 'agent', heldAgainst: 'account' };
  }
  if (shownCode === undefined) throw pickupCodeMissing();
  if (shownCode !== rightCode) throw pickupCodeWrong();
  if (!holder && applicant.kind === 'person' && !present.authority) return { subject: 'applicant', heldAgainst: 'pickupCode' };
  assertAuthority(present, now);
  return { subject: 'representative', heldAgainst: 'pickupCode' };
}

export interface MaskedPresent {
  name: string;
  number: string;
}

export const maskedPresent = ({ name, documentType, documentNo }: Present): MaskedPresent => ({
  name: maskName(name),
  number: maskedDocumentNo(documentType, documentNo),
});
