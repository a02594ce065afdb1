import type { EventData } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseClosedV1,
  CaseCorrectedV1,
  CaseDecidedV1,
  CaseRefusedV1,
  CaseReopenedV1,
  CaseResubmittedV1,
  CaseSubmittedV1,
  CaseWithdrawnV1,
} from '@yiwang/events-acceptance';
import type { FeeAccount } from './fee-account.js';
import type { AccountState, WaitingFact } from './fee-account-state.js';
import type { Fee } from './fee-rules.js';
import { FINISH_LAPSED } from './refund-rules.js';

/** The case facts that move money. */
export const FOLLOWED = [
  CaseSubmittedV1,
  CaseResubmittedV1,
  CaseAcceptedV1,
  CaseCorrectedV1,
  CaseDecidedV1,
  CaseRefusedV1,
  CaseWithdrawnV1,
  CaseClosedV1,
  CaseReopenedV1,
] as const;

type Data<D> = EventData<D>;
export type CaseFactData = Data<(typeof FOLLOWED)[number]>;

interface Charging {
  fees: readonly Fee[];
  now: Date;
  ttlSeconds: number;
}

/** The account of a case that payment meets for the first time. Who pays is told by the fact of its filing. */
export const accountOf = (fact: CaseFactData): AccountState => ({
  caseNo: fact.caseNo,
  itemCode: fact.itemCode,
  itemVersion: fact.itemVersion,
  orgCode: fact.decidingOrgCode,
  regionCode: fact.regionCode,
  applicantId: null,
  enterprise: null,
  windowOrg: null,
  windowRegion: fact.regionCode,
  quantities: {},
  end: null,
  waiting: [],
  factSequence: 0,
});

/** 应缴时点: at filing what is due before acceptance, at acceptance what is due before the decision, at an approval the rest. */
export function applyCaseFact(account: FeeAccount, { type, data }: WaitingFact, { fees, now, ttlSeconds }: Charging): void {
  switch (type) {
    case CaseSubmittedV1.fullType: {
      const { by, receivedIn, regionCode, feeQuantities } = data as Data<typeof CaseSubmittedV1>;
      account.knowPayer({
        applicantId: by.kind === 'person' || by.kind === 'legalPerson' ? by.id : null,
        enterprise: by.kind === 'legalPerson' ? (by.orgCode ?? null) : null,
        windowOrg: receivedIn?.orgCode ?? null,
        windowRegion: receivedIn?.regionCode ?? regionCode,
      });
      account.knowQuantities(feeQuantities);
      return account.charge(fees, 'beforeAcceptance', now, ttlSeconds);
    }
    case CaseResubmittedV1.fullType:
      account.knowQuantities((data as Data<typeof CaseResubmittedV1>).feeQuantities);
      return account.charge(fees, 'beforeAcceptance', now, ttlSeconds);
    case CaseAcceptedV1.fullType:
      account.knowQuantities((data as Data<typeof CaseAcceptedV1>).feeQuantities);
      return account.charge(fees, 'beforeDecision', now, ttlSeconds);
    case CaseCorrectedV1.fullType:
      // 办理中补正: what is due before the decision goes by the form that will be decided.
      account.knowQuantities((data as Data<typeof CaseCorrectedV1>).feeQuantities);
      return account.charge(fees, 'beforeDecision', now, ttlSeconds);
    case CaseDecidedV1.fullType: {
      const { outcome, feeQuantities } = data as Data<typeof CaseDecidedV1>;
      account.knowQuantities(feeQuantities);
      return outcome === 'approved' ? account.charge(fees, 'beforeDelivery', now, ttlSeconds) : account.end('rejected', now);
    }
    case CaseRefusedV1.fullType:
      return account.end('refused', now);
    case CaseWithdrawnV1.fullType:
      return account.end('withdrawn', now);
    case CaseClosedV1.fullType:
      return account.end((data as Data<typeof CaseClosedV1>).finishKind === FINISH_LAPSED ? 'refused' : 'closed', now);
    case CaseReopenedV1.fullType: {
      const { stage, feeQuantities } = data as Data<typeof CaseReopenedV1>;
      account.reopen();
      account.knowQuantities(feeQuantities);
      account.charge(fees, 'beforeAcceptance', now, ttlSeconds);
      return stage === 'accepted' ? account.charge(fees, 'beforeDecision', now, ttlSeconds) : undefined;
    }
    default:
      throw new Error(`${type} is no fact that an account follows`);
  }
}
