export {
  CaseAcceptedV1,
  CaseClosedV1,
  CaseCorrectionRequestedV1,
  CaseDecidedV1,
  CaseDeliveredV1,
  CaseRefusedV1,
  CaseResubmittedV1,
  CaseShippedV1,
  CaseSubmittedV1,
  CaseWithdrawnV1,
} from './case-facts.js';
export { ACCEPTANCE_EVENTS_TOPIC } from './topics.js';
