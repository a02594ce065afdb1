import type { Draft } from '../domain/draft.js';
import type { DraftDetail, DraftReceipt, DraftSummary } from '../http/draft.schema.js';

export const toSummary = (draft: Draft): DraftSummary => ({
  draftId: draft.id,
  kind: draft.kind,
  version: draft.version,
  items: draft.itemCodes,
  createdAt: draft.createdAt.toISOString(),
  changedAt: draft.changedAt.toISOString(),
  expiresAt: draft.expiresAt.toISOString(),
  submittedAs: draft.submittedAs,
});

/** 回执 of a change: kept with the key of its request, so no values stand in it. */
export const toReceipt = (draft: Draft): DraftReceipt => ({ ...toSummary(draft), prefilled: draft.prefilled });

export const toDetail = (draft: Draft): DraftDetail => ({
  ...toReceipt(draft),
  application: draft.kind === 'application' ? draft.content : null,
  bundle: draft.kind === 'bundle' ? draft.content : null,
});
