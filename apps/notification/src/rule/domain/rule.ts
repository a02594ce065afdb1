/**
 * 通知对象 — the applicant of the case; the officers of the organisation that the event is about; or who keeps the systems of that
 * organisation (系统接入岗), its officers where nobody does.
 */
export type Audience = 'applicant' | 'officers' | 'systemKeepers';

/** 通知规则 — which event tells whom what. */
export interface Rule {
  readonly code: string;
  readonly eventType: string;
  /** Fields that the event's data must have with these very values, null for one that must be missing; empty fits every event of the type. */
  readonly condition: Readonly<Record<string, unknown>>;
  readonly templateCode: string;
  readonly audience: Audience;
}

export type FactData = Readonly<Record<string, unknown>>;

export const fits = (rule: Rule, eventType: string, data: FactData): boolean =>
  rule.eventType === eventType && Object.entries(rule.condition).every(([name, value]) => (data[name] ?? null) === value);

/** Whom a rule addresses for this event; an event that names no organisation reaches no officers. */
export function recipientOf(rule: Rule, data: FactData): string | undefined {
  if (rule.audience === 'applicant') return 'applicant';
  const orgCode = data['orgCode'] ?? data['decidingOrgCode'];
  return typeof orgCode === 'string' ? `${rule.audience === 'officers' ? 'organisation' : 'keepers'}:${orgCode}` : undefined;
}
