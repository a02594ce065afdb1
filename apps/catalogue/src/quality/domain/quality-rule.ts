import type { InvalidParam } from '@yiwang/kernel';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';

/** What a rule looks at: the elements of one version, stored or being written. */
export interface RuleSubject {
  core: Omit<CoreContent, 'form' | 'guide'>;
  descriptive: DescriptiveParts;
}

export const SEVERITIES = ['error', 'warning'] as const;
/** `error` blocks publication; `warning` is shown and counted. */
export type Severity = (typeof SEVERITIES)[number];

/** `absence`: an element is missing; `contradiction`: two elements cannot both be true. */
export const RULE_KINDS = ['contradiction', 'absence'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** 校验规则 as the table holds it. What is checked is code, found by `code`; whether, how severely and with which values is data. */
export interface QualityRule {
  code: string;
  /** Number of the rule people know it by: 1-10 are Wenzhou's, several codes may stand under one number. */
  number: number;
  kind: RuleKind;
  severity: Severity;
  /** JSON pointer of the element that is wrong, unless the check names a closer one. */
  field: string;
  active: boolean;
  params: Record<string, unknown>;
  zh: string;
  en: string;
  /** When somebody changed it last. */
  changedAt?: Date | null;
}

/** One place where a rule is broken. */
export interface Place {
  field?: string;
  detail?: string;
}

/** 质量问题 — a broken rule, at its place. */
export interface Problem {
  number: number;
  code: string;
  kind: RuleKind;
  severity: Severity;
  field: string;
  reason: string;
}

/** As a refused publication tells it. */
export const asParam = ({ field, code, reason }: Problem): InvalidParam => ({ name: field, code, reason });
