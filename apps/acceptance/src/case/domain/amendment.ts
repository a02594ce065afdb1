import { createHash } from 'node:crypto';
import type { CaseState, MaskedApplicant } from './case-state.js';

export const AMENDABLE = ['resultNo', 'decisionReason', 'refusalReason', 'applicantName'] as const;
/** What of a case may say something wrong by a slip of the pen; what was meant stays as it was. */
export type AmendableField = (typeof AMENDABLE)[number];

export interface Amendment {
  field: AmendableField;
  /** What it should say; of a person's name the masked one. */
  to: string;
  reason: string;
  /** With the field `applicantName`: the applicant anew. */
  applicant?: { sealed: string; masked: MaskedApplicant } | undefined;
}

const NAMES: Readonly<Record<AmendableField, string>> = {
  resultNo: '证照、批文编号',
  decisionReason: '决定理由',
  refusalReason: '不予受理理由',
  applicantName: '申请人姓名（名称）',
};

/** Puts the correct text in the place of the wrong one; undefined when nothing stands there or it says the same. */
export function amend(state: CaseState, { field, to, applicant }: Amendment): { what: string; before: string; after: string } | undefined {
  const before = textOf(state, field);
  if (before === null) return undefined;
  // Two names may look alike once they are masked.
  if (before === to && !applicant) return undefined;
  switch (field) {
    case 'resultNo':
      state.resultNo = to;
      break;
    case 'decisionReason':
      state.decisionReason = to;
      break;
    case 'refusalReason':
      state.refusal = { ...state.refusal!, reason: to };
      break;
    case 'applicantName':
      if (!applicant) return undefined;
      state.applicantSealed = applicant.sealed;
      state.applicantMasked = applicant.masked;
      break;
  }
  return { what: NAMES[field], before, after: to };
}

function textOf(state: CaseState, field: AmendableField): string | null {
  switch (field) {
    case 'resultNo':
      return state.resultNo;
    case 'decisionReason':
      return state.decisionReason;
    case 'refusalReason':
      return state.refusal?.reason ?? null;
    case 'applicantName':
      return state.applicantMasked.name;
  }
}

/** Reasons may be about a person: the ledger keeps their hashes, by which the words in the sealed document can be held to it. */
const SAID_IN_WORDS: readonly AmendableField[] = ['decisionReason', 'refusalReason'];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the ledger keeps of an amendment. */
export const traceOf = (field: AmendableField, { before, after }: { before: string; after: string }): Record<string, string> =>
  SAID_IN_WORDS.includes(field) ? { field, fromSha256: sha256(before), toSha256: sha256(after) } : { field, from: before, to: after };
