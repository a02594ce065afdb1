import type { Review, ReviewProcedure, Verdict } from './review.js';

/** A draft as it lies before a report: locked with its item. */
export interface ReportableDraft {
  itemCode: string;
  orgCode: string;
  regionCode: string;
  latestVersion: number;
  /** Null where the item has no draft. */
  version: number | null;
  name: string;
  /** Entity tag of its content. */
  etag: string;
  /** 取消: nothing of it is published any more. */
  cancelled: boolean;
  /** Entity tag of the content that an earlier review passed. */
  passedEtag: string | null;
  /** Its review that is not passed yet, whatever its status. */
  review: Review | undefined;
}

/** Who reports, as the record keeps it. */
export interface Reporter {
  id: string;
  orgCode?: string;
  note?: string;
}

export interface Batch {
  id: string;
  orgCode: string;
}

export interface ReviewPlace {
  review: Review;
  orgCode: string;
  regionCode: string;
}

/** 审核意见 — one step's opinion; `remarks` go to single elements (逐条意见). */
export interface Opinion {
  verdict: Verdict;
  opinion?: string | undefined;
  remarks: readonly { pointer: string; text: string }[];
}

export interface GivenOpinion extends Opinion {
  review: Review;
  round: number;
  step: number;
  capacity: string;
}

/** Port of the reviews. Everything here belongs inside a unit of work, and reads and writes in sets. */
export abstract class ReviewRepository {
  /** The procedure that new reviews follow. */
  abstract activeProcedure(): Promise<ReviewProcedure>;
  /** Locks items and says where their drafts stand; unknown items are missing. */
  abstract lockDrafts(itemCodes: readonly string[]): Promise<ReportableDraft[]>;
  /**
   * Codes of the body's items whose draft can be reported, in their order; without those that were returned and are as they were: to
   * report such a one again is a decision on that one.
   */
  abstract reportable(orgCode: string, most: number): Promise<string[]>;
  /** Locks reviews with their items; unknown ones are missing. */
  abstract lock(ids: readonly string[]): Promise<Map<string, ReviewPlace>>;
  /** Stores reports: the round with a copy of the content, and the mark on the draft. */
  abstract report(
    drafts: readonly (ReportableDraft & { review: Review })[],
    batch: Batch | undefined,
    by: Reporter,
    at: Date,
  ): Promise<void>;
  /** Stores that a report was taken back, with the reason as its note, and takes the mark off the draft. */
  abstract withdraw(withdrawal: { review: Review; capacity: string }, by: Reporter, at: Date): Promise<void>;
  /** Stores opinions, and takes the mark off the drafts whose review ended by them. */
  abstract opine(opinions: readonly GivenOpinion[], by: Reporter, at: Date): Promise<void>;
}
