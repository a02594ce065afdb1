import type { CaseState } from '../../case/domain/case-state.js';

/** 归档范围 — what a package should hold, by how its case went; each needs one of the codes (DA/T 85 practice, codes of the Fuzhou list). */
interface Rule {
  of: (
    state: Pick<
      CaseState,
      'status' | 'acceptedAt' | 'outcome' | 'deliveredAt' | 'tolerance' | 'extension' | 'suspensions' | 'correctionRound' | 'correction'
    >,
  ) => boolean;
  oneOf: readonly string[];
}

const RULES: readonly Rule[] = [
  { of: () => true, oneOf: ['A'] },
  { of: ({ acceptedAt }) => acceptedAt !== null, oneOf: ['B8'] },
  { of: ({ status }) => status === 'refused', oneOf: ['B4'] },
  { of: ({ status }) => status === 'notApplicable' || status === 'withdrawn', oneOf: ['B15'] },
  { of: ({ correctionRound, correction }) => correctionRound > 0 || correction?.handling !== undefined, oneOf: ['B18'] },
  { of: ({ tolerance }) => tolerance !== null, oneOf: ['B6'] },
  // Time that is not counted, or added, is told in writing (行政许可法 art. 42, 45).
  { of: ({ extension, suspensions }) => extension !== null || suspensions.some(({ cause }) => cause !== 'correction'), oneOf: ['B5'] },
  { of: ({ outcome }) => outcome === 'approved', oneOf: ['C'] },
  { of: ({ outcome }) => outcome === 'rejected', oneOf: ['B14'] },
  { of: ({ deliveredAt }) => deliveredAt !== null, oneOf: ['B19'] },
  { of: ({ status }) => status === 'closed', oneOf: ['B13', 'B15'] },
];

/** Codes that are missing, each group written `B13|B15`. What is missing is told in the manifest and keeps nothing from being archived. */
export function missingCodes(state: Parameters<Rule['of']>[0], codes: ReadonlySet<string>): string[] {
  return RULES.filter(({ of, oneOf }) => of(state) && !oneOf.some((code) => codes.has(code))).map(({ oneOf }) => oneOf.join('|'));
}
