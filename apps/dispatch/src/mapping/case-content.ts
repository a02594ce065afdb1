import type { DepartmentSystem } from '../system/department-system.js';

/** 办件内容 — what a system may see of a case beyond its task: what the item grants to its department, and nothing else. */
export interface CaseContent {
  readonly applicant: Readonly<Record<string, unknown>>;
  /** The granted fields of the form, in its shape. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly materials: readonly CaseMaterial[];
}

export interface CaseMaterial {
  readonly code: string;
  readonly name: string;
  readonly copies: number;
  readonly files: readonly { readonly name: string; readonly url: string; readonly sha256: string }[];
}

/** Port; fetched from acceptance by a grant of this task, which acceptance puts on record. Never inside a unit of work. */
export abstract class CaseContents {
  abstract of(system: DepartmentSystem, taskId: string, signal: AbortSignal): Promise<CaseContent>;
}
