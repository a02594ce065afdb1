import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { CaseState, Filing, ItemSide } from './case-state.js';
import { INITIAL_STATUS } from './case-status.js';

const NULL_CLOCKS = {
  acceptanceDueAt: null,
  receivedAt: null,
  acceptedAt: null,
  handlingFrom: null,
  promiseDueAt: null,
  statutoryDueAt: null,
  decidedAt: null,
  outcome: null,
  decisionReason: null,
  resultNo: null,
  deliveryDueAt: null,
  deliveredAt: null,
  deliveryMethod: null,
  closeDueAt: null,
  closedAt: null,
  finishKind: null,
  endedAt: null,
} as const;

/** What the item version says of who decides and who accepts. */
export const itemSideOf = (core: ItemOperationalCore): ItemSide => ({
  itemCode: core.itemCode,
  itemVersion: core.version,
  itemName: core.name,
  acceptedBy: core.acceptedBy,
  caseKind: core.caseKind,
  decidingOrg: core.implementingBody.orgCode,
  decidingName: core.implementingBody.name,
  decidingRegion: core.implementingBody.regionCode,
});

/** A case as it is when it is filed: no clock runs yet. */
export function initialState(filing: Filing, item: ItemSide): CaseState {
  return {
    ...filing,
    ...item,
    ...NULL_CLOCKS,
    agentId: filing.agentId ?? null,
    origin: filing.origin ?? null,
    handedInAt: filing.submittedAt,
    deemed: false,
    status: INITIAL_STATUS,
    version: 1,
    factSequence: 0,
    awaitingItem: item.acceptedBy === null,
    windowRegion: filing.receivedIn?.regionCode ?? item.decidingRegion,
    provisional: false,
    correctionRound: 0,
    correction: null,
    refusal: null,
    suspensions: [],
    extension: null,
    tolerance: null,
    reopenings: 0,
    settledFees: [],
    exemptedFees: [],
    held: null,
  };
}
