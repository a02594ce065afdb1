export { DepartmentTask, DepartmentTaskAssignedV1 } from './department-message.js';
export {
  AcceptanceAnsweredV1,
  CaseExtensionV1,
  CaseForwardingV1,
  CaseResumptionV1,
  CaseSuspensionV1,
  CaseTerminationV1,
  CombinedDecisionV1,
  TaskAcknowledgedV1,
  TaskAssignedV1,
  TaskCompletedV1,
  TaskRescheduledV1,
  TaskStepRecordedV1,
} from './task-facts.js';
export { departmentTopic, DISPATCH_EVENTS_TOPIC } from './topics.js';
