import type { z } from 'zod';
import type { Place, RuleSubject } from './quality-rule.js';

/** One check: the shape of its params, and what finds the places where an item breaks it. */
export interface RuleCheck {
  params: z.ZodType;
  /** @throws ZodError when the params are not of the check's shape */
  bind(params: unknown): (item: RuleSubject) => Place[];
}

export const ruleCheck = <T>(params: z.ZodType<T>, places: (item: RuleSubject, params: T) => Place[]): RuleCheck => ({
  params,
  bind: (raw) => {
    const parsed = params.parse(raw);
    return (item) => places(item, parsed);
  },
});

/** A rule that is broken or not, at the field its row names. */
export const when = (broken: boolean, detail?: string): Place[] => (broken ? [{ ...(detail !== undefined && { detail }) }] : []);
