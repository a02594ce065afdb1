import { isAppError, type AppError } from '@yiwang/kernel';
import { predecessorMissing } from '../intake.errors.js';

/** What officials may change of how messages of one type are taken. */
export interface IntakeRule {
  readonly type: string;
  /** What comes before what for one case. */
  readonly rank: number;
  readonly purpose: 'acceptance' | 'handling' | null;
  readonly waitSeconds: number;
  readonly toleranceSeconds: number;
  /** Codes of refusals that mean that something has yet to come. */
  readonly waitsOn: readonly string[];
  /** Codes of refusals that mean that it came too late to count. */
  readonly lateOn: readonly string[];
}

const MISSING = predecessorMissing().code;
/** Not an answer to the message, but trouble of ours: it must come again. */
const OURS: readonly AppError['kind'][] = ['unavailable', 'internal', 'too-many'];

export const isRefusal = (error: unknown): error is AppError => isAppError(error) && !OURS.includes(error.kind);

/** What a refusal means for a message that may wait until then. */
export function outcomeOf(code: string, rule: Pick<IntakeRule, 'waitsOn' | 'lateOn'>, mayWait: boolean): 'waiting' | 'late' | 'refused' {
  if (rule.lateOn.includes(code)) return 'late';
  return mayWait && (code === MISSING || rule.waitsOn.includes(code)) ? 'waiting' : 'refused';
}
