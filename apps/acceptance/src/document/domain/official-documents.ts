import type { DocumentDraft, DocumentKind, Issuer } from './document-kind.js';

/** What a document must know of its case; a `CaseState` is one. */
export interface DocumentedCase {
  caseNo: string;
  itemCode: string;
  itemVersion: number;
  itemName: string | null;
  decidingOrg: string;
  decidingName: string | null;
  decidingRegion: string;
  applicantKind: 'person' | 'legalPerson';
  applicantId: string | null;
  applicantMasked: { name: string | null; number?: string | undefined };
  applicantSealed: string;
  submittedAt: Date;
}

/** What the moves of one case have made. */
export interface CaseDrafts {
  of: Readonly<DocumentedCase>;
  drafts: readonly DocumentDraft[];
}

/** 交接双方 of a slip, which is no document of one case. */
export interface SlipParties {
  from: Issuer;
  to: Issuer;
  /** 行政区划代码 of who hands over. */
  regionCode: string;
}

/** 文书 as it was fixed: what a move may tell of it. */
export interface FixedDocument {
  id: string;
  kind: DocumentKind;
  /** 文号. */
  number: string;
  /** 验证码, with which anybody can have it confirmed. */
  code: string;
  /** Hex SHA-256 of what the document says. */
  sha256: string;
}

/** 官方文书 of cases. To be called inside the unit of work of the move: the rows are part of its transaction, or there are none. */
export abstract class OfficialDocuments {
  /** Fixes what a move says on paper: words, number, hash, verification code and seal. One buffered write for all of them. */
  abstract fix(of: Readonly<DocumentedCase>, drafts: readonly DocumentDraft[]): Promise<FixedDocument[]>;

  /** The same for many cases at once: numbers and seals cost as much as for a few. */
  abstract fixAll(batch: readonly CaseDrafts[]): Promise<FixedDocument[]>;

  /** The same for a slip between two bodies; both read it. */
  abstract fixSlip(of: SlipParties, draft: DocumentDraft<'handoverSlip'>): Promise<FixedDocument>;

  /** 撤销: documents of these kinds hold no more, say after an appeal; the public page tells so. They stay readable. */
  abstract revoke(caseNo: string, kinds: readonly DocumentKind[], reason: string, at: Date): Promise<void>;
}
