import type { LikelyDuplicate } from '../../relation/persistence/likely-duplicates.js';
import type { Case } from '../domain/case.js';
import type { CaseStatus } from '../domain/case-status.js';

/** 回执 — how a command answers: the case's number and where it stands; no personal data, since it is kept with the key. */
export interface CaseReceipt {
  caseNo: string;
  status: CaseStatus;
  version: number;
  itemCode: string;
  itemVersion: number;
  /** The item version has not arrived yet; clocks start as soon as it has. */
  awaitingItem: boolean;
  formChecked: boolean;
  submittedAt: string;
  acceptanceDueAt: string | null;
  promiseDueAt: string | null;
  statutoryDueAt: string | null;
  deliveryDueAt: string | null;
  provisional: boolean;
  /** 疑似重复件, where the filing asked for them. */
  likelyDuplicates?: LikelyDuplicate[];
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function receiptOf(of: Case): CaseReceipt {
  const s = of.snapshot;
  return {
    caseNo: s.caseNo,
    status: s.status,
    version: s.version,
    itemCode: s.itemCode,
    itemVersion: s.itemVersion,
    awaitingItem: s.awaitingItem,
    formChecked: s.formChecked,
    submittedAt: s.submittedAt.toISOString(),
    acceptanceDueAt: iso(s.acceptanceDueAt),
    promiseDueAt: iso(s.promiseDueAt),
    statutoryDueAt: iso(s.statutoryDueAt),
    deliveryDueAt: iso(s.deliveryDueAt),
    provisional: s.provisional,
  };
}
