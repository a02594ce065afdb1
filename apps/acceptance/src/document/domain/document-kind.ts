/** 文书种类 — one kind of official document. */
export interface DocumentKindSpec {
  /** 文书名称, as it stands at the head of the paper. */
  title: string;
  /** 文号用字 — the word of the kind in a document's number. */
  word: string;
  /** Code by which an archive files it (DA/T 85 practice; codes of the Fuzhou list where it has one). */
  archiveCode: string;
}

/**
 * The official documents that moves of a case make. Archive codes: B1 收件凭证, B4 不予受理, B5 特殊程序告知, B6 容缺承诺, B8 受理承诺单,
 * B9 确认补齐, B13 办结通知, B14 不予许可, B15 退件, B16 收件通知, B18 补齐补正, B19 送达回执, B20 材料接收凭证, C 结果.
 */
export const DOCUMENT_KINDS = {
  receipt: { title: '收件凭证', word: '收', archiveCode: 'B1' },
  acceptanceNotice: { title: '受理通知书', word: '受', archiveCode: 'B8' },
  correctionNotice: { title: '补正通知书', word: '补', archiveCode: 'B18' },
  correctionReceived: { title: '补正材料接收凭证', word: '补收', archiveCode: 'B9' },
  nonAcceptance: { title: '不予受理通知书', word: '不受', archiveCode: 'B4' },
  notApplicable: { title: '不受理告知书', word: '告', archiveCode: 'B15' },
  tolerancePromise: { title: '容缺受理承诺书', word: '容', archiveCode: 'B6' },
  specialProcedure: { title: '特殊程序告知书', word: '特', archiveCode: 'B5' },
  procedureEnded: { title: '特殊程序结束告知书', word: '特结', archiveCode: 'B5' },
  extensionNotice: { title: '延长办理期限告知书', word: '延', archiveCode: 'B5' },
  approval: { title: '准予决定书', word: '准', archiveCode: 'C' },
  rejection: { title: '不予许可决定书', word: '不许', archiveCode: 'B14' },
  forwardingNotice: { title: '转报告知书', word: '转', archiveCode: 'B13' },
  terminationNotice: { title: '终止办理通知书', word: '终', archiveCode: 'B15' },
  completionNotice: { title: '办结通知书', word: '结', archiveCode: 'B13' },
  deliveryReceipt: { title: '送达回执', word: '达', archiveCode: 'B19' },
  withdrawalNotice: { title: '撤回申请确认书', word: '撤', archiveCode: 'B15' },
  clericalCorrection: { title: '更正通知书', word: '更', archiveCode: 'B13' },
  reopeningNotice: { title: '重新办理通知书', word: '重', archiveCode: 'B13' },
  handoverSlip: { title: '材料交接单', word: '交', archiveCode: 'B20' },
} as const satisfies Record<string, DocumentKindSpec>;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

export const documentKinds = Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]];

/** 材料清单 — one line of what was handed in, or is missing. */
export interface ListedMaterial {
  name: string;
  /** 份数 on paper. */
  copies?: number | undefined;
  /** Handed in as a stored file. */
  electronic?: boolean | undefined;
}

/** 权利救济 named on a refusal; the template names the usual ones where a move does not. */
export interface Remedies {
  /** 行政复议机关. */
  reviewBy?: string | undefined;
  /** 行政诉讼 — court. */
  court?: string | undefined;
}

/**
 * What a move tells of its document beyond the case itself; times as ISO 8601 text. Number, case number, item, applicant, issuing body and
 * date are put in when the document is fixed. It is sealed at rest, and shown in clear to who may read the document only.
 */
export interface DocumentContents {
  receipt: { materials: readonly ListedMaterial[]; acceptanceDueAt?: string | undefined };
  acceptanceNotice: {
    /** 受理日期, from which both limits run. */
    acceptedOn: string;
    promiseDueAt: string;
    statutoryDueAt: string;
    /** 视为受理: nobody answered in time. */
    deemed?: boolean | undefined;
    /** 容缺: names of what is still to come. */
    tolerated?: readonly string[] | undefined;
    provisional?: boolean | undefined;
  };
  correctionNotice: {
    points: readonly string[];
    dueAt: string;
    round: number;
    /** 办理中: of all departments, after acceptance. */
    handling?: boolean | undefined;
  };
  /** Without a date for the answer on acceptance where it was corrected while handling. */
  correctionReceived: { materials: readonly ListedMaterial[]; acceptanceDueAt?: string | undefined };
  nonAcceptance: {
    reason: string;
    /** 应当向其申请的机关, where this one is not competent (行政许可法 art. 32). */
    authority?: string | undefined;
    remedies?: Remedies | undefined;
  };
  /** 不受理: nothing has to be applied for. */
  notApplicable: { reason: string; remedies?: Remedies | undefined };
  tolerancePromise: { missing: readonly string[]; dueAt: string; consequence: string };
  /** 依法不计入办理期限的时间, told in writing. */
  specialProcedure: { name: string; reason: string; plannedDays: number; endsBy?: string | undefined };
  procedureEnded: { name: string; excludedDays: number; promiseDueAt: string; statutoryDueAt: string };
  extensionNotice: { reason: string; approver: string; days: number; promiseDueAt?: string | undefined; statutoryDueAt: string };
  approval: { resultNo?: string | undefined; reason?: string | undefined };
  rejection: { reason: string; remedies?: Remedies | undefined };
  forwardingNotice: { authority: string; reason?: string | undefined };
  terminationNotice: {
    reason: string;
    /** Title of the decision that is taken back. */
    undone?: string | undefined;
    remedies?: Remedies | undefined;
  };
  completionNotice: { finishKind: number; finishName: string; resultNo?: string | undefined; reason?: string | undefined };
  deliveryReceipt: { method: string; collector?: string | undefined; deliveredAt: string; resultNo?: string | undefined };
  withdrawalNotice: { stage: string; reason?: string | undefined };
  clericalCorrection: { what: string; before: string; after: string };
  reopeningNotice: {
    reason: string;
    basis: string;
    acceptanceDueAt?: string | undefined;
    promiseDueAt?: string | undefined;
    statutoryDueAt?: string | undefined;
    /** 容缺: until when what was promised must come now. */
    toleranceDueAt?: string | undefined;
  };
  /** 交接单 of a counter: no document of one case. */
  handoverSlip: {
    slipNo: string;
    from: string;
    to: string;
    cases: readonly { caseNo: string; itemName: string; papers: readonly ListedMaterial[] }[];
  };
}

/** A document as the move gives it. */
export interface DocumentDraft<K extends DocumentKind = DocumentKind> {
  kind: K;
  at: Date;
  content: DocumentContents[K];
}

/** 落款机关. */
export interface Issuer {
  /** 统一社会信用代码. */
  orgCode: string;
  name: string;
}
