import {
  InvitationIssuedV1,
  RatingGivenV1,
  type Occasion,
  type RatingChannel,
  type RatingLevel,
  type RatingTurn,
} from '@yiwang/events-evaluation';
import { uuidv7 } from '@yiwang/kernel';
import type { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import { difference, sumsOf, type MonthSums } from '../../indicator/domain/rating-sums.js';
import { alreadyRated, followUpExpired, followUpGiven, invitationExpired, notRatedYet } from './rating.errors.js';

const DAY_MS = 86_400_000;
const days = (count: number): number => count * DAY_MS;

/** 评价时点的规则, a row of `evaluation_occasions`. Days are calendar days. */
export interface OccasionTerms {
  occasion: Occasion;
  rateWithinDays: number;
  followUpWithinDays: number;
  /** 系统默认评价 when nobody rated in time; null: none. */
  defaultLevel: RatingLevel | null;
}

/** open (待评价), rated (已评价, by a person or by default), lapsed (逾期未评, and no default). */
export type InvitationState = 'open' | 'rated' | 'lapsed';

export interface Invitation {
  id: string;
  occasion: Occasion;
  /** Account that may rate; null when only a link can. */
  applicantAccount: string | null;
  state: InvitationState;
  issuedAt: Date;
  expiresAt: Date;
  followUpDays: number;
  defaultLevel: RatingLevel | null;
}

export interface Rating {
  id: string;
  turn: RatingTurn;
  level: RatingLevel;
  /** Codes of `rating_tags`. */
  tags: readonly string[];
  textSealed: string | null;
  channel: RatingChannel;
  isDefault: boolean;
  /** Of the link it came by, with a hash of what was sent, so that a repetition can be told from a second rating. */
  linkHash: string | null;
  bodyHash: string | null;
  givenAt: Date;
  /** 误评、恶意: verified to be no rating, and not counted any more. */
  excludedAt: Date | null;
}

/** What a person sends; the text is sealed before it gets here. */
export type Submission = Pick<Rating, 'id' | 'turn' | 'level' | 'tags' | 'textSealed' | 'linkHash' | 'bodyHash'> & {
  channel: Exclude<RatingChannel, 'default'>;
};

export interface EvaluationChanges {
  isNew: boolean;
  invitation: Invitation;
  added: readonly Rating[];
  excluded: readonly Rating[];
  /** What changes in the published sums. */
  sums: MonthSums;
}

/** 一事一评 — one service of a case: its invitation, the rating and the follow-up. Its case is locked while it changes. */
export class Evaluation {
  private readonly added: Rating[] = [];
  private readonly excluded: Rating[] = [];
  private readonly before: MonthSums;

  private constructor(
    readonly of: EvaluatedCase,
    private readonly state: Invitation,
    private readonly given: Rating[],
    private readonly isNew: boolean,
  ) {
    this.before = sumsOf(given);
  }

  /** 邀评. */
  static invite(of: EvaluatedCase, terms: OccasionTerms, now: Date): Evaluation {
    const invitation: Invitation = {
      id: uuidv7(),
      occasion: terms.occasion,
      applicantAccount: of.known.applicantAccount,
      state: 'open',
      issuedAt: now,
      expiresAt: new Date(now.getTime() + days(terms.rateWithinDays)),
      followUpDays: terms.followUpWithinDays,
      defaultLevel: terms.defaultLevel,
    };
    const { id: invitationId, occasion, expiresAt } = invitation;
    of.tell(InvitationIssuedV1, now, { invitationId, occasion, expiresAt: expiresAt.toISOString() });
    return new Evaluation(of, invitation, [], true);
  }

  static restore(of: EvaluatedCase, invitation: Invitation, ratings: readonly Rating[]): Evaluation {
    return new Evaluation(of, { ...invitation }, [...ratings], false);
  }

  get invitation(): Readonly<Invitation> {
    return this.state;
  }

  get ratings(): readonly Rating[] {
    return this.given;
  }

  /** End of the time for what may still be rated at `now`, or undefined when nothing may. */
  openUntil(now: Date): Date | undefined {
    const first = this.ratingOf('first');
    const until = first ? this.followUpUntil : this.state.state === 'open' ? this.state.expiresAt : undefined;
    if (until === undefined || now >= until || this.ratingOf('followUp')) return undefined;
    return until;
  }

  /** null while there is nothing to follow up. */
  get followUpUntil(): Date | undefined {
    const first = this.ratingOf('first');
    return first && new Date(first.givenAt.getTime() + days(this.state.followUpDays));
  }

  /** 评价, 追评. @throws EVALUATION.ALREADY_RATED, EXPIRED, NOT_RATED_YET, FOLLOW_UP_GIVEN, FOLLOW_UP_EXPIRED */
  rate(submission: Submission, now: Date): Rating {
    if (submission.turn === 'first') {
      if (this.ratingOf('first')) throw alreadyRated();
      if (this.state.state !== 'open' || now >= this.state.expiresAt) throw invitationExpired();
    } else {
      const until = this.followUpUntil;
      if (!until) throw notRatedYet();
      if (this.ratingOf('followUp')) throw followUpGiven();
      if (now >= until) throw followUpExpired();
    }
    return this.add({ ...submission, isDefault: false, givenAt: now, excludedAt: null });
  }

  /** 系统默认评价 once the time is over; where there is none, the invitation lapses. */
  runOut(now: Date): void {
    if (this.state.state !== 'open' || now < this.state.expiresAt) return;
    if (this.state.defaultLevel === null) {
      this.state.state = 'lapsed';
      return;
    }
    this.add({
      id: uuidv7(),
      turn: 'first',
      level: this.state.defaultLevel,
      tags: [],
      textSealed: null,
      channel: 'default',
      isDefault: true,
      linkHash: null,
      bodyHash: null,
      givenAt: now,
      excludedAt: null,
    });
  }

  /** 误评、恶意评价 is counted no more. */
  exclude(ratingId: string, now: Date): void {
    const rating = this.given.find(({ id }) => id === ratingId);
    if (!rating || rating.excludedAt) return;
    rating.excludedAt = now;
    this.excluded.push(rating);
  }

  changes(): EvaluationChanges {
    const sums = difference(sumsOf(this.given), this.before);
    return { isNew: this.isNew, invitation: this.state, added: this.added, excluded: this.excluded, sums };
  }

  private ratingOf(turn: RatingTurn): Rating | undefined {
    return this.given.find((rating) => rating.turn === turn);
  }

  private add(rating: Rating): Rating {
    this.given.push(rating);
    this.added.push(rating);
    this.state.state = 'rated';
    const { id: ratingId, level, turn, channel, isDefault, givenAt } = rating;
    this.of.tell(RatingGivenV1, givenAt, { ratingId, invitationId: this.state.id, level, turn, channel, isDefault });
    return rating;
  }
}
