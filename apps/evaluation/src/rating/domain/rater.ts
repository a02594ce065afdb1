/** 评价人 with an account. */
export interface Rater {
  account: string;
  /** 统一社会信用代码 of the enterprise that he represents: what any of its accounts has filed is his to rate. Null for an agent and for a person. */
  enterprise: string | null;
}

/** Structural part of a Principal, so that the domain knows no platform library. */
interface Caller {
  readonly kind: string;
  readonly id: string;
  readonly orgCode?: string;
  /** 授权 by which an agent acts; absent for the representative himself. */
  readonly authorisationId?: string;
}

/** Nobody who acts for an office. */
export function raterOf({ kind, id, orgCode, authorisationId }: Caller): Rater | undefined {
  if (kind !== 'person' && kind !== 'legalPerson') return undefined;
  return { account: id, enterprise: kind === 'legalPerson' && authorisationId === undefined ? (orgCode ?? null) : null };
}
