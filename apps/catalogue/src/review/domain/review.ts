import { ownSubmission, reviewBegun, reviewMovedOn, reviewRoundsSpent, withdrawalsSpent } from './review.errors.js';

/**
 * 审核状态 — `withdrawn` (撤回) by the department itself, or `returned`: it may change the draft and report it again; `refused`: returned in
 * the last round there is.
 */
export const REVIEW_STATUSES = ['open', 'withdrawn', 'returned', 'passed', 'refused'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const VERDICTS = ['pass', 'return'] as const;
/** 审核结论 — 通过、退回. */
export type Verdict = (typeof VERDICTS)[number];

/** One step of the procedure; step 0 is the report. */
export interface ReviewStep {
  step: number;
  code: string;
  nameZh: string;
  nameEn: string;
  permission: string;
}

/** 审核程序 as its tables say (三报三审三回): how many rounds, and who gives an opinion after whom. */
export interface ReviewProcedure {
  procedure: string;
  mostRounds: number;
  /** In order, the report first. */
  steps: readonly ReviewStep[];
}

export interface ReviewState {
  id: string;
  itemCode: string;
  version: number;
  status: ReviewStatus;
  /** From 1; every report has a number of its own, those that were withdrawn too. */
  round: number;
  /** How many of the reports were withdrawn: nobody has reviewed these, so they are none of the rounds that the procedure allows. */
  withdrawals: number;
  /** The step that is due while it is open, afterwards the last one done. */
  step: number;
  /** Account that reported the round. */
  reportedBy: string;
}

/** Reports of one draft at most: nine rounds, and each withdrawn once. */
export const MOST_REPORTS = 18;

/** The step of the department: 报送. */
export const reportStep = ({ steps }: ReviewProcedure): ReviewStep | undefined => steps.find(({ step }) => step === 0);

const firstStep = ({ steps }: ReviewProcedure): number => steps.find(({ step }) => step > 0)?.step ?? 0;

/** 审核 of one draft over all its rounds. */
export class Review {
  constructor(
    readonly procedure: ReviewProcedure,
    private state: ReviewState,
  ) {}

  /** 报送 for the first time. */
  static report(procedure: ReviewProcedure, draft: { id: string; itemCode: string; version: number; by: string }): Review {
    const { id, itemCode, version, by } = draft;
    return new Review(procedure, {
      id,
      itemCode,
      version,
      status: 'open',
      round: 1,
      withdrawals: 0,
      step: firstStep(procedure),
      reportedBy: by,
    });
  }

  get snapshot(): Readonly<ReviewState> {
    return this.state;
  }

  /** The step that waits for an opinion. */
  get due(): ReviewStep | undefined {
    return this.state.status === 'open' ? this.procedure.steps.find(({ step }) => step === this.state.step) : undefined;
  }

  private get isLastRound(): boolean {
    return this.state.round - this.state.withdrawals >= this.procedure.mostRounds;
  }

  /** 再次报送 after a return or a withdrawal: the next round begins with its first step. @throws CATALOGUE.REVIEW_ROUNDS_SPENT, CATALOGUE.REVIEW_MOVED_ON */
  reportAgain(by: string): void {
    if (this.state.status === 'refused') throw reviewRoundsSpent();
    if (this.state.status !== 'returned' && this.state.status !== 'withdrawn') throw reviewMovedOn();
    this.state = { ...this.state, status: 'open', round: this.state.round + 1, step: firstStep(this.procedure), reportedBy: by };
  }

  /**
   * 撤回报送 — as long as nobody has given an opinion in the round. As many reports may be withdrawn as there are rounds.
   * @throws CATALOGUE.REVIEW_MOVED_ON, CATALOGUE.REVIEW_BEGUN, CATALOGUE.WITHDRAWALS_SPENT
   */
  withdraw(seenRound: number): void {
    const { due } = this;
    if (due === undefined || seenRound !== this.state.round) throw reviewMovedOn();
    if (due.step !== firstStep(this.procedure)) throw reviewBegun();
    if (this.state.withdrawals >= this.procedure.mostRounds) throw withdrawalsSpent();
    this.state = { ...this.state, status: 'withdrawn', withdrawals: this.state.withdrawals + 1 };
  }

  /**
   * 审核 — the opinion of the step that is due, given by who saw the review in that round and step.
   * @throws CATALOGUE.REVIEW_MOVED_ON, CATALOGUE.OWN_SUBMISSION
   */
  opine(verdict: Verdict, seen: { round: number; step: number }, by: string): void {
    const { due } = this;
    if (due === undefined || seen.round !== this.state.round || seen.step !== due.step) throw reviewMovedOn();
    if (by === this.state.reportedBy) throw ownSubmission();
    if (verdict === 'return') {
      this.state = { ...this.state, status: this.isLastRound ? 'refused' : 'returned' };
      return;
    }
    const next = this.procedure.steps.find(({ step }) => step > due.step);
    this.state = next ? { ...this.state, step: next.step } : { ...this.state, status: 'passed' };
  }
}
