import { z } from 'zod';
import { CONSISTENCY_CHECKS } from './consistency-checks.js';
import { COMPLETENESS_CHECKS } from './completeness-checks.js';
import type { Problem, QualityRule, RuleSubject } from './quality-rule.js';
import type { RuleCheck } from './rule-check.js';

/** Every check there is, by the code of its rule. */
export const CHECKS: Readonly<Record<string, RuleCheck>> = { ...CONSISTENCY_CHECKS, ...COMPLETENESS_CHECKS };

/** Why the params of a rule cannot be used; undefined when they can. */
export function paramsProblem(code: string, params: unknown): string | undefined {
  const check = CHECKS[code];
  if (!check) return 'no check has this code';
  const parsed = check.params.safeParse(params);
  return parsed.success ? undefined : z.prettifyError(parsed.error);
}

/** Rules ready to be run on many items. */
export class RuleSet {
  private readonly runs: readonly { rule: QualityRule; places: (item: RuleSubject) => ReturnType<ReturnType<RuleCheck['bind']>> }[];

  /** Takes the active ones, in the order of their numbers. */
  constructor(rules: readonly QualityRule[]) {
    this.runs = rules
      .filter((rule) => rule.active && CHECKS[rule.code] !== undefined)
      .sort((a, b) => a.number - b.number || (a.code < b.code ? -1 : 1))
      .map((rule) => ({ rule, places: CHECKS[rule.code]!.bind(rule.params) }));
  }

  /** Everything the item breaks, in the order of the rules. */
  problems(item: RuleSubject): Problem[] {
    return this.runs.flatMap(({ rule, places }) =>
      places(item).map(({ field, detail }) => ({
        number: rule.number,
        code: rule.code,
        kind: rule.kind,
        severity: rule.severity,
        field: field ?? rule.field,
        reason: detail === undefined ? rule.zh : `${rule.zh}：${detail}`,
      })),
    );
  }

  /**
   * What keeps it from publication. A list imported from elsewhere is known to be incomplete (`descriptive.defaulted` says where), and is
   * in force already: there only contradictions block, and what is absent waits in the quality report.
   */
  blocking(item: RuleSubject, imported = false): Problem[] {
    return this.problems(item).filter(({ severity, kind }) => severity === 'error' && !(imported && kind === 'absence'));
  }
}
