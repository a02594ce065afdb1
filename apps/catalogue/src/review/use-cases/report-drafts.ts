import { Injectable } from '@nestjs/common';
import { Clock, uuidv7, type AppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { TrackRepository } from '../../history/domain/track.js';
import { itemCancelled, itemNotFound, versionNotFound } from '../../item/domain/item.errors.js';
import type { Editor } from '../../item/domain/item.repository.js';
import {
  draftUnderReview,
  notADraft,
  nothingToReport,
  notYourStep,
  reviewPassedAlready,
  reviewRoundsSpent,
} from '../domain/review.errors.js';
import { reportStep, Review, type ReviewProcedure } from '../domain/review.js';
import { ReviewRepository, type ReportableDraft, type Reporter } from '../domain/review.repository.js';
import { reviewReceipt, type ReviewReceipt } from './review-receipt.js';

/** One request reports this many drafts at most; whoever has more asks again. */
export const MOST_IN_BATCH = 1_000;

export interface BatchReceipt {
  batchId: string;
  reported: ReviewReceipt[];
  /** Named drafts that were left out, and why. */
  skipped: { itemCode: string; code: string }[];
  /** The department has further drafts to report. */
  more: boolean;
}

/** Who reports, with the permissions that a procedure may ask for. */
export interface Reporting extends Editor {
  has(permission: string): boolean;
}

/** 报送 — hands drafts to the first reviewer; from then on their content stays until the review ends. */
@Injectable()
export class ReportDrafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: ReviewRepository,
    private readonly tracks: TrackRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND, CATALOGUE.NOT_A_DRAFT, CATALOGUE.ITEM_CANCELLED, CATALOGUE.DRAFT_UNDER_REVIEW,
   * CATALOGUE.REVIEW_ROUNDS_SPENT, CATALOGUE.REVIEW_PASSED_ALREADY, CATALOGUE.NOT_YOUR_STEP
   */
  one(itemCode: string, version: number, note: string | undefined, editor: Reporting): Promise<ReviewReceipt> {
    return this.uow.run(async () => {
      const procedure = await this.procedureFor(editor);
      const [draft] = await this.reviews.lockDrafts([itemCode]);
      if (!draft || !editor.mayManage(draft)) throw itemNotFound();
      if (version > draft.latestVersion) throw versionNotFound();
      const refusal = draft.version === version ? refusalOf(draft) : notADraft();
      if (refusal) throw refusal;
      const [receipt] = await this.report([draft], procedure, undefined, note, editor);
      return receipt!;
    });
  }

  /**
   * 批量报送 — the whole list of a department, or the named items of it. Of the whole list, what was returned and is as it was is left out:
   * it would spend a round on what somebody has refused already.
   * @throws CATALOGUE.NOTHING_TO_REPORT, CATALOGUE.NOT_YOUR_STEP
   */
  batch(orgCode: string, itemCodes: readonly string[] | undefined, note: string | undefined, editor: Reporting): Promise<BatchReceipt> {
    return this.uow.run(async () => {
      const procedure = await this.procedureFor(editor);
      const found = itemCodes ?? (await this.reviews.reportable(orgCode, MOST_IN_BATCH + 1));
      const asked = [...new Set(found)].slice(0, MOST_IN_BATCH);
      const known = new Map((await this.reviews.lockDrafts(asked)).map((draft) => [draft.itemCode, draft]));
      const drafts: ReportableDraft[] = [];
      const skipped: BatchReceipt['skipped'] = [];
      for (const itemCode of asked) {
        const draft = known.get(itemCode);
        const reachable = draft !== undefined && draft.orgCode === orgCode && editor.mayManage(draft);
        const refusal = reachable ? refusalOf(draft) : itemNotFound();
        if (refusal) skipped.push({ itemCode, code: refusal.code });
        else if (draft) drafts.push(draft);
      }
      if (drafts.length === 0) throw nothingToReport();
      const batchId = uuidv7();
      const reported = await this.report(drafts, procedure, { id: batchId, orgCode }, note, editor);
      return { batchId, reported, skipped, more: itemCodes === undefined && found.length > asked.length };
    });
  }

  /** The active procedure, for who may report by it. */
  private async procedureFor(editor: Reporting): Promise<ReviewProcedure> {
    const procedure = await this.reviews.activeProcedure();
    const step = reportStep(procedure);
    if (!step || !editor.has(step.permission)) throw notYourStep();
    return procedure;
  }

  private async report(
    drafts: readonly ReportableDraft[],
    procedure: ReviewProcedure,
    batch: { id: string; orgCode: string } | undefined,
    note: string | undefined,
    editor: Reporting,
  ): Promise<ReviewReceipt[]> {
    const at = this.clock.now();
    const reports = drafts.map((draft) => ({ ...draft, review: reported(draft, procedure, editor.id) }));
    await this.reviews.report(reports, batch, reporterOnRecord(editor, note), at);
    const lines = reports.map(({ itemCode, version }) => ({ itemCode, version, kind: 'report', fields: [], at }));
    await this.tracks.record(lines, { ...editor, capacity: reportStep(procedure)!.permission });
    return reports.map(({ review }) => reviewReceipt(review));
  }
}

/** Who reports or takes back, as the record keeps it. */
export const reporterOnRecord = ({ id, orgCode }: Reporting, note: string | undefined): Reporter => ({
  id,
  ...(orgCode !== undefined && { orgCode }),
  ...(note !== undefined && { note }),
});

/** Why a draft cannot be reported now. */
function refusalOf({ version, review, etag, passedEtag, cancelled }: ReportableDraft): AppError | undefined {
  if (cancelled) return itemCancelled();
  if (version === null) return notADraft();
  if (review?.snapshot.status === 'open') return draftUnderReview();
  if (review?.snapshot.status === 'refused') return reviewRoundsSpent();
  return passedEtag === etag ? reviewPassedAlready() : undefined;
}

function reported({ itemCode, version, review }: ReportableDraft, procedure: ReviewProcedure, by: string): Review {
  if (!review) return Review.report(procedure, { id: uuidv7(), itemCode, version: version!, by });
  review.reportAgain(by);
  return review;
}
