import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { parseInput } from '@yiwang/http-api';
import type { InvalidParam } from '@yiwang/kernel';
import { FileBundle } from '../../bundle/http/bundle.schema.js';
import { TakeBundle, type BundleReceipt, type FileBundleCommand, type PreparedBundle } from '../../bundle/use-cases/take-bundle.js';
import { FileApplication } from '../../case/http/case.schema.js';
import { receiptOf, type CaseReceipt } from '../../case/use-cases/case-receipt.js';
import type { FileCaseCommand } from '../../case/use-cases/filing-desk.js';
import { TakeFiling, type PreparedFiling } from '../../case/use-cases/take-filing.js';
import type { LikelyDuplicate } from '../../relation/persistence/likely-duplicates.js';
import type { Draft, DraftContent, SubmittedAs } from '../domain/draft.js';
import { draftSubmitted } from '../domain/draft.errors.js';

/** What a draft would file, with all that is asked before the unit of work. */
export type PreparedDraft =
  | { kind: 'application'; command: FileCaseCommand; prepared: PreparedFiling }
  | { kind: 'bundle'; command: FileBundleCommand; prepared: PreparedBundle };

export type Taken = { as: SubmittedAs; application: CaseReceipt | null; bundle: BundleReceipt | null };

/** A draft as the filing that it would be: the same rules as for who files in one call. */
@Injectable()
export class DraftFiling {
  constructor(
    private readonly filings: TakeFiling,
    private readonly bundles: TakeBundle,
  ) {}

  /** @throws HTTP.INVALID for what is not complete, ACCEPTANCE.DRAFT_SUBMITTED */
  async prepare({ kind, content }: Draft, principal: Principal, now: Date): Promise<PreparedDraft> {
    if (content === null) throw draftSubmitted();
    if (kind === 'application') {
      const command = await parseInput(FileApplication, content);
      return { kind, command, prepared: await this.filings.prepare(command, principal, now) };
    }
    const command = await parseInput(FileBundle, bundleOf(content));
    return { kind, command, prepared: await this.bundles.prepare(command, principal, now) };
  }

  /** Everything for which it would be refused. */
  async problemsOf(draft: PreparedDraft, principal: Principal, now: Date): Promise<InvalidParam[]> {
    if (draft.kind === 'bundle') return this.bundles.problemsOf(draft.prepared, principal, now);
    const errors = await this.filings.check(draft.command, principal, draft.prepared, now);
    return errors.flatMap(({ code, text, invalidParams }) => invalidParams ?? [{ name: '/', code, reason: text.zh }]);
  }

  async duplicatesOf(draft: PreparedDraft, principal: Principal, now: Date): Promise<LikelyDuplicate[]> {
    if (draft.kind === 'application') return this.filings.duplicatesOf(draft.command, principal, now);
    if ('error' in draft.prepared) return [];
    const all = draft.prepared.filings.map(({ command }) => this.filings.duplicatesOf(command, principal, now));
    return (await Promise.all(all)).flat();
  }

  /** Files it within the unit of work. */
  async take(draft: PreparedDraft, principal: Principal, now: Date): Promise<Taken> {
    if (draft.kind === 'bundle') {
      const bundle = await this.bundles.take(draft.command, principal, draft.prepared, now);
      return { as: { bundleId: bundle.bundleId }, application: null, bundle };
    }
    const filed = await this.filings.take(draft.command, principal, draft.prepared, now);
    const { likelyDuplicates } = draft.prepared;
    const application = { ...receiptOf(filed), ...(likelyDuplicates && { likelyDuplicates }) };
    return { as: { caseNo: application.caseNo }, application, bundle: null };
  }
}

/** A draft names its items by code, a filing lists them. */
function bundleOf(content: DraftContent): unknown {
  const items = Object.entries(content['items'] ?? {}).map(([itemCode, item]) => ({ itemCode, ...(item as object) }));
  return { ...content, items };
}
