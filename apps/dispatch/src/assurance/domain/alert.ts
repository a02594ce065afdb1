import { defineError } from '@yiwang/kernel';
import type { SystemFigures } from '../system-figures.js';

export const alertRuleUnknown = defineError('not-found', 'DISPATCH.ALERT_RULE_NOT_FOUND', {
  zh: '没有该类告警的规则',
  en: 'no rule of such a kind of alert',
});
export const thresholdUnreachable = defineError('unprocessable', 'DISPATCH.ALERT_THRESHOLD_UNREACHABLE', {
  zh: '阈值超出该类告警可能达到的数值；停用告警应当关闭规则',
  en: 'no figure of this kind reaches the threshold; to have no alert, switch the rule off',
});

/** 告警种类 — what is measured of a system, and against what its rule (data) holds it. */
export const ALERT_KINDS = [
  'circuitOpen',
  'parked',
  'waiting',
  'unacknowledged',
  'recallUnheard',
  'failing',
  'dayDiffers',
  'gone',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Seconds, messages, percent or cases; 0 where there is nothing to tell. */
export function figureOf(kind: AlertKind, figures: SystemFigures): number {
  switch (kind) {
    case 'circuitOpen':
      return figures.circuitOpenSeconds;
    case 'parked':
      return figures.parked;
    case 'waiting':
      return figures.oldestWaitingSeconds;
    case 'unacknowledged':
      return figures.oldestUnacknowledgedSeconds;
    case 'recallUnheard':
      return figures.oldestUnheardRecallSeconds;
    case 'failing':
      return figures.tries < FEWEST_TRIES ? 0 : Math.round((100 * figures.failures) / figures.tries);
    case 'dayDiffers':
      return figures.differing;
    case 'gone':
      return figures.gone ? 1 : 0;
  }
}

/** A share ends at a hundred percent, and a system goes or does not. */
const GREATEST: Partial<Record<AlertKind, number>> = { failing: 100, gone: 1 };

/** @throws DISPATCH.ALERT_THRESHOLD_UNREACHABLE for a rule that would look active and never tell anything */
export function demandReachable(kind: AlertKind, threshold: number): void {
  if (threshold > (GREATEST[kind] ?? Infinity)) throw thresholdUnreachable();
}

/** Fewer tries say nothing about a system. */
export const FEWEST_TRIES = 20;

export interface AlertRule {
  readonly kind: AlertKind;
  readonly threshold: number;
  readonly active: boolean;
}
export interface OpenAlert {
  readonly systemId: string;
  readonly kind: AlertKind;
}

/** Which alerts a system should have now, and by what figure. A system out of service has none but that it went by itself. */
export function due(figures: SystemFigures, rules: readonly AlertRule[]): Map<AlertKind, number> {
  const found = new Map<AlertKind, number>();
  for (const { kind, threshold, active } of rules) {
    const figure = figureOf(kind, figures);
    if (active && (figures.state === 'live' || kind === 'gone') && figure >= threshold) found.set(kind, figure);
  }
  return found;
}
