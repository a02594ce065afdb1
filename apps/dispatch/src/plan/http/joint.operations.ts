import type { OperationSpec } from '@yiwang/http-api';
import {
  caseDecided,
  caseSuspended,
  fieldNotVisible,
  leadStays,
  measureNotPossible,
  notLead,
  notRecalled,
  notReturned,
  notTakingPart,
  participantsPending,
  planFull,
  refusedAlready,
  resultGiven,
  reviewInPast,
  reviewNotFound,
  reviewOver,
  siteVisitCalled,
  stagePassed,
  takesPartAlready,
  taskClosed,
  taskNotFound,
  taskSuspended,
  wrongPurpose,
} from '../domain/plan.errors.js';
import { TaskMoved } from './task.schema.js';

const moved = { status: 200, schema: TaskMoved };
const ofLead = [taskNotFound, taskClosed, wrongPurpose, notLead, caseDecided];

export const ACKNOWLEDGE_RECALL: OperationSpec = {
  summary: 'Acknowledge that a task was taken back (收回确认)',
  description:
    'Repeatable without an idempotency key. A recall that a system does not acknowledge shows as such to the lead and to operators.',
  consistency: 'strong',
  errors: [taskNotFound, notRecalled],
  response: moved,
};
export const SUSPEND: OperationSpec = {
  summary: 'Suspend one’s task for a special procedure (部门特别程序)',
  description:
    'Its clock stands; the case goes on. The lead suspends the whole case by a measure; while it stands still, no task is suspended.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, taskSuspended, wrongPurpose, caseSuspended, leadStays],
  response: moved,
};
export const RESUME: OperationSpec = {
  summary: 'Go on with a suspended task (部门恢复办理)',
  description: 'The task gets the time back, at most until the promise of the case.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, measureNotPossible],
  response: moved,
};
export const RETURN: OperationSpec = {
  summary: 'Return a task to the lead with a reason (退回)',
  description: 'The lead asks again, asks another department, or does without.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, taskSuspended, wrongPurpose, leadStays],
  response: moved,
};
export const TRANSFER: OperationSpec = {
  summary: 'Hand a task on to another department (转办)',
  description: 'It takes one’s place with the same due date and sees what one saw.',
  consistency: 'strong',
  errors: [taskNotFound, taskClosed, taskSuspended, wrongPurpose, caseSuspended, leadStays, takesPartAlready, planFull],
  response: moved,
};
export const CHANGE_PLAN: OperationSpec = {
  summary: 'Change who takes part, as the lead department (方案调整)',
  description:
    'Adds, replaces or releases a department, asks one again that returned its task, gives one more time, sends the case upward (转报), or takes ' +
    'it back from there before it is acknowledged. While the case stands still departments are released and given more time only. ' +
    'The answer is about the task that was given, or that of the department concerned.',
  consistency: 'strong',
  errors: [
    ...ofLead,
    caseSuspended,
    taskSuspended,
    leadStays,
    notTakingPart,
    takesPartAlready,
    resultGiven,
    notReturned,
    measureNotPossible,
    participantsPending,
    refusedAlready,
    stagePassed,
    planFull,
    fieldNotVisible,
  ],
  response: moved,
};
export const CALL_REVIEW: OperationSpec = {
  summary: 'Call a joint review or the one joint site visit, as the lead department (联合会审、联合踏勘)',
  description: 'The departments are told that and when; place and agenda show in their task.',
  consistency: 'strong',
  errors: [...ofLead, reviewInPast, siteVisitCalled, notTakingPart, planFull],
  response: { status: 201, schema: TaskMoved },
};
export const END_REVIEW: OperationSpec = {
  summary: 'Record the conclusion of a review, or cancel it',
  consistency: 'strong',
  errors: [...ofLead, reviewNotFound, reviewOver],
  response: moved,
};
export const CALL_CORRECTION: OperationSpec = {
  summary: 'Send one correction notice for all departments, as the lead department (一次性补正告知)',
  description:
    'acceptance tells the applicant and stops the clocks; the case stands still until he has answered, or the lead goes on by the measure `resume`.',
  consistency: 'strong',
  errors: [...ofLead, measureNotPossible, notTakingPart],
  response: { status: 201, schema: TaskMoved },
};
