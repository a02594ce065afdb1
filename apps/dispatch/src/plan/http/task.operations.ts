import type { OperationSpec } from '@yiwang/http-api';
import {
  caseDecided,
  caseSuspended,
  correctionsUsedUp,
  fieldNotVisible,
  measureNotPossible,
  notLead,
  participantsPending,
  reasonRequired,
  refusedAlready,
  stepBackdated,
  stepInFuture,
  stepReversed,
  taskClosed,
  taskNotFound,
  taskSuspended,
  tooManySteps,
  wrongPurpose,
} from '../domain/plan.errors.js';
import { GrantAnswer, TaskMoved } from './task.schema.js';

/** What systems and officers can do with a task is the same; only the way in differs. */
export const ACKNOWLEDGE: OperationSpec = {
  summary: 'Acknowledge a task (签收)',
  description: 'Repeatable without an idempotency key. Systems on Kafka acknowledge here, too.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed],
  response: { status: 200, schema: TaskMoved },
};
export const RECORD_STEP: OperationSpec = {
  summary: 'Record a step (环节)',
  description: 'Steps follow each other in time. A missing start means "since the step before", a missing end "until now".',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, taskSuspended, stepBackdated, stepReversed, stepInFuture, tooManySteps],
  response: { status: 201, schema: TaskMoved },
};
export const COMPLETE: OperationSpec = {
  summary: 'Give the department’s own result (部门办理结果)',
  description:
    'The lead may leave it out: its combined decision is its result. Where the item says so, one refusal ends the joint handling. A result ' +
    'after the combined decision is `late`: kept, and without effect.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, taskSuspended, wrongPurpose],
  response: { status: 200, schema: TaskMoved },
};
export const ANSWER_ACCEPTANCE: OperationSpec = {
  summary: 'Accept, refuse or tell everything that must be corrected (受理、不予受理、一次性告知补正)',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, wrongPurpose, correctionsUsedUp],
  response: { status: 200, schema: TaskMoved },
};
export const DECIDE: OperationSpec = {
  summary: 'Give the combined decision as the lead department (合并决定)',
  description:
    'Possible once everybody has given its result whom the join rule of the item waits for (合并规则): all, or the mandatory ones; after a ' +
    'refusal that ended the joint handling only a rejection.',
  consistency: 'strong',
  errors: [
    taskNotFound,
    taskClosed,
    wrongPurpose,
    notLead,
    participantsPending,
    refusedAlready,
    caseDecided,
    caseSuspended,
    reasonRequired,
  ],
  response: { status: 200, schema: TaskMoved },
};
export const TAKE_MEASURE: OperationSpec = {
  summary: 'Suspend, resume, extend, terminate or forward a case as the lead department (特别程序、延长审批、终止、转报)',
  description:
    'The ledger of acceptance follows, moves the clocks and issues the document. Terminated and forwarded cases take no more answers.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, wrongPurpose, notLead, caseDecided, measureNotPossible],
  response: { status: 200, schema: TaskMoved },
};
export const ISSUE_GRANT: OperationSpec = {
  summary: 'Get a short-lived grant for the form fields this department may see (授权凭据)',
  description: 'acceptance shows the fields in exchange for it. Nothing is stored, so no idempotency key is needed.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, fieldNotVisible],
  response: { status: 201, schema: GrantAnswer },
};
