import {
  isCitizenId,
  isUscc,
  legalPersonRealNameLevel,
  maskCitizenIdStrong,
  maskDocument,
  maskName,
  meetsRealNameLevel,
  parseCitizenId,
  personRealNameLevel,
  type RealNameLevel,
} from '@yiwang/standards';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { ApplicantKind, Channel, MaskedApplicant, ReceivedIn } from './case-state.js';
import { assertActsFor, type ActingAuthority } from './authority.js';
import {
  applicantMissing,
  applicantNotAllowed,
  authorityNotExpected,
  channelNotAllowed,
  counterUnknown,
  mayNotFile,
  realNameTooLow,
} from './case.errors.js';
import type { Caller } from './case-viewer.js';

/**
 * 申请人 in clear, as it is sealed. A counter writes down the person before it; who files online is an account, and who stands behind that
 * is auth's to know (ADR 6): then there is no name, and a number only if the token has one, which is an organisation's credit code.
 */
export interface ApplicantIdentity {
  kind: ApplicantKind;
  name?: string | undefined;
  /** GA/T 2000.156 document type: 111 公民身份号码, 001 统一社会信用代码, 414 passport, …; absent when the account gives no number. */
  documentType?: string | undefined;
  documentNo?: string | undefined;
  mobile?: string | undefined;
}

/** 经办人. */
export interface Agent {
  name: string;
  idNumber: string;
  mobile?: string | undefined;
}

/** 法定代表人 of an organisation. */
export interface LegalRepresentative {
  name: string;
  documentType?: string | undefined;
  documentNo?: string | undefined;
}

/** A caller with what its login says of its identity. */
export interface FilingCaller extends Caller {
  readonly realNameLevel?: number;
}

export interface FilingRequest {
  applicant?: ApplicantIdentity | undefined;
  /** 代办: by what the account acts for the applicant that it names. */
  authority?: ActingAuthority | undefined;
  channel: Channel;
}

/** Who files, for whom, and where it is received. */
export interface FilingParties {
  identity: ApplicantIdentity;
  applicantId: string | null;
  /** 经办人: the account that acts for the applicant. */
  agentId: string | null;
  receivedIn: ReceivedIn | null;
}

const AT_COUNTER: readonly Channel[] = ['window', 'courier'];

/**
 * Works out who the applicant is: the account itself, another for whom it acts (代办), or the person before a clerk. A clerk has seen the
 * document, so no real-name level is asked of that person.
 */
export function partiesOf(caller: FilingCaller, request: FilingRequest, least: RealNameLevel, now: Date): FilingParties {
  const atCounter = AT_COUNTER.includes(request.channel);
  switch (caller.kind) {
    case 'person':
    case 'legalPerson': {
      const { applicant, authority } = request;
      if (applicant && !authority) throw applicantNotAllowed();
      if (authority && !applicant) throw authorityNotExpected();
      if (atCounter) throw channelNotAllowed();
      if (!meetsRealNameLevel(levelOf(caller), least)) throw realNameTooLow();
      if (applicant && authority) {
        assertActsFor(authority, applicant.kind, now);
        return { identity: applicant, applicantId: null, agentId: caller.id, receivedIn: null };
      }
      const identity: ApplicantIdentity = { kind: caller.kind };
      if (caller.kind === 'legalPerson' && caller.orgCode !== undefined) {
        identity.documentType = '001';
        identity.documentNo = caller.orgCode;
      }
      return { identity, applicantId: caller.id, agentId: null, receivedIn: null };
    }
    case 'officer': {
      if (!caller.permissions.has('case.collect')) throw mayNotFile();
      if (!request.applicant) throw applicantMissing();
      if (request.authority) throw authorityNotExpected();
      if (!atCounter) throw channelNotAllowed();
      if (caller.orgCode === undefined || caller.regionCode === undefined) throw counterUnknown();
      const receivedIn = { orgCode: caller.orgCode, regionCode: caller.regionCode };
      return { identity: request.applicant, applicantId: null, agentId: null, receivedIn };
    }
    default:
      throw mayNotFile();
  }
}

/** Real-name level in the neutral order; the two sign-ons count in opposite directions. */
function levelOf(caller: FilingCaller): RealNameLevel {
  const mapping = caller.kind === 'person' ? personRealNameLevel : legalPersonRealNameLevel;
  const level = mapping.decode(String(caller.realNameLevel ?? ''));
  return level.ok ? level.value : 'none';
}

/** 服务对象 that an applicant counts as. Of an organisation the credit code tells it by its registry (positions 1 and 2). */
export function audiencesOf(identity: ApplicantIdentity): readonly ItemOperationalCore['audience'][number][] {
  if (identity.kind === 'person') return ['naturalPerson'];
  const code = identity.documentNo ?? '';
  if (!isUscc(code)) return ORGANISATIONS;
  if (code.startsWith('11')) return ['government'];
  if (code.startsWith('12')) return ['publicInstitution'];
  if (code.startsWith('5')) return ['socialOrganisation'];
  if (code.startsWith('9')) return ['enterprise'];
  return ORGANISATIONS;
}
const ORGANISATIONS = ['enterprise', 'publicInstitution', 'socialOrganisation', 'government', 'otherOrganisation'] as const;

/** 居民身份证, 临时居民身份证: two cards of one number (GB 11643). */
const isCitizenCard = (documentType: string | undefined): boolean => documentType === '111' || documentType === '112';

/** One spelling of a document number, for the look-up hash: the same for the card and the temporary card. */
export function canonicalDocument({ documentType, documentNo }: Partial<ApplicantIdentity>): string | undefined {
  if (documentNo === undefined) return undefined;
  const citizen = isCitizenCard(documentType) ? parseCitizenId(documentNo) : undefined;
  return citizen?.ok ? `111:${citizen.value.number}` : `${documentType ?? '999'}:${documentNo.toUpperCase()}`;
}

/** What lists and details show. A credit code and the name of an organisation are public; a person's are not. */
export function maskedApplicant({ kind, documentType, documentNo, ...identity }: ApplicantIdentity): MaskedApplicant {
  const name = identity.name ?? null;
  if (kind === 'legalPerson') return { name, ...(documentNo !== undefined && { number: documentNo }) };
  const masked = name === null ? null : maskName(name);
  if (documentNo === undefined) return { name: masked };
  return { name: masked, number: maskedDocumentNo(documentType, documentNo) };
}

/** Of a number of a citizen its ends, whichever card has it: a third at either end would tell region and serial number. */
export const maskedDocumentNo = (documentType: string | undefined, documentNo: string): string =>
  isCitizenCard(documentType) ? maskCitizenIdStrong(documentNo) : maskDocument(documentNo);

/** Whether a document number has the form of its type; other types have no check of their own. */
export function isDocument(documentType: string, documentNo: string): boolean {
  if (isCitizenCard(documentType)) return isCitizenId(documentNo);
  if (documentType === '001') return isUscc(documentNo);
  return /^[0-9A-Z()-]{4,40}$/i.test(documentNo);
}
