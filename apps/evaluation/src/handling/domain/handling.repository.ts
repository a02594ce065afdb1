import type { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import type { Handling } from './handling.js';
import type { HandlingLimits } from './handling-deadlines.js';
import type { HandlingViewer } from './handling-viewer.js';

/** Port and token of the handling cases. Who asks is part of the question: another body's case does not exist. */
export abstract class HandlingRepository {
  abstract limits(): Promise<HandlingLimits>;
  /** The case a handling belongs to, without a lock. @throws EVALUATION.HANDLING_NOT_FOUND also when the viewer may not see it */
  abstract caseNoOf(handlingId: string, viewer: HandlingViewer): Promise<string>;
  /** The handling of a case that the caller has locked. */
  abstract load(of: EvaluatedCase, handlingId: string): Promise<Handling>;
  abstract save(handling: Handling): Promise<void>;
}
