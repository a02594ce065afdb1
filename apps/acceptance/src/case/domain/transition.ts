import type { DocumentKind } from '../../document/domain/document-kind.js';
import type { CaseRole, CaseStatus } from './case-status.js';

/** 期限 that a case has: answer on acceptance, correction, promised and statutory end of handling, delivery, what was promised to follow. */
export type CaseClock = 'acceptance' | 'correction' | 'promise' | 'statutory' | 'delivery' | 'tolerance';

/** 时钟效果 of a move. */
export interface ClockEffects {
  readonly starts?: readonly CaseClock[];
  readonly stops?: readonly CaseClock[];
  readonly pauses?: readonly CaseClock[];
  readonly resumes?: readonly CaseClock[];
  readonly lengthens?: readonly CaseClock[];
}

export interface Transition {
  readonly zh: string;
  readonly from: readonly CaseStatus[];
  /** null: the case stays where it is. */
  readonly to: CaseStatus | null;
  readonly by: readonly CaseRole[];
  /** 必备内容 — what the move cannot do without, by the names of its content. */
  readonly needs: readonly string[];
  /** 文书 that it may make; the first is always made, unless `documentsIf` says on what it depends. */
  readonly documents: readonly DocumentKind[];
  readonly documentsIf?: string;
  readonly clocks: ClockEffects;
}
