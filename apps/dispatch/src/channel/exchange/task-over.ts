import { isAppError } from '@yiwang/kernel';
import { caseDecided, taskClosed, taskNotFound } from '../../plan/domain/plan.errors.js';

const OVER: ReadonlySet<string> = new Set([taskClosed, taskNotFound, caseDecided].map((error) => error().code));

/** Why a case cannot be shown any more: its task ended before its system could be told of it, and what says so follows. */
export const isTaskOver = (error: unknown): boolean => isAppError(error) && OVER.has(error.code);
