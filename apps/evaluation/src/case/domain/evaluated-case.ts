import type { EventData, EventDefinition } from '@yiwang/event-core';

export interface CaseRef {
  caseNo: string;
  itemCode: string;
  /** 决定机关. */
  orgCode: string;
  regionCode: string;
}

export type ApplicantKind = 'person' | 'legalPerson';

/** What evaluation knows of a case; the rest of it is acceptance's. */
export interface KnownCase extends CaseRef {
  applicantKind: ApplicantKind | null;
  /** Account that has the case, as it was told last; null when a counter filed, so that only the link can rate. */
  applicantAccount: string | null;
  /** 统一社会信用代码 of the enterprise from whose account it was filed. */
  enterprise: string | null;
  /** 承办人 — account of the officer who decided it, if it was an officer. */
  decidedBy: string | null;
}

/** What a fact adds to that knowledge. */
export type CaseNews = CaseRef & Partial<Pick<KnownCase, 'applicantKind' | 'applicantAccount' | 'enterprise' | 'decidedBy'>>;

/** A fact that has become true with a change; published in the transaction that saves it. */
export interface CaseFact {
  definition: EventDefinition;
  data: unknown;
  sequence: number;
  at: Date;
}

/** 被评办件 — its row is locked before anything about it changes, so its facts have an order and a count. */
export class EvaluatedCase {
  readonly facts: CaseFact[] = [];

  constructor(
    readonly known: Readonly<KnownCase>,
    private sequence: number,
  ) {}

  get factSequence(): number {
    return this.sequence;
  }

  /** Tells a fact about the case; `extra` is what it has beyond the case's own references. */
  tell<D extends EventDefinition>(definition: D, at: Date, extra: Omit<EventData<D>, keyof CaseRef | 'at'>): void {
    const { caseNo, itemCode, orgCode, regionCode } = this.known;
    const data = { caseNo, itemCode, orgCode, regionCode, at: at.toISOString(), ...extra };
    this.facts.push({ definition, data, sequence: ++this.sequence, at });
  }
}
