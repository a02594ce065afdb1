import type { Actor, EventDefinition } from '@yiwang/event-core';
import type { HandedMaterial } from './case-state.js';
import type { CaseRole } from './case-status.js';

/** Who acts on a case, and in which roles towards it. */
export interface Performer {
  actor: Actor;
  roles: ReadonlySet<CaseRole>;
}

/** A fact that has become true with a change; published in the transaction that saves it. */
export interface CaseFact {
  definition: EventDefinition;
  data: unknown;
  sequence: number;
  at: Date;
}

/** What a correction brings: a new form and new materials, each only if it changed. */
export interface Resubmission {
  formSealed?: string | undefined;
  formChecked?: boolean | undefined;
  feeQuantities?: Record<string, number> | null | undefined;
  materials?: HandedMaterial[] | undefined;
}
