import type { Actor } from '@yiwang/event-core';
import {
  HandlingAnsweredV1,
  HandlingContactedV1,
  HandlingExtendedV1,
  HandlingOpenedV1,
  HandlingVerifiedV1,
  type Finding,
  type RatingLevel,
} from '@yiwang/events-evaluation';
import { uuidv7 } from '@yiwang/kernel';
import type { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import {
  HANDLING_MOVES,
  INITIAL_STATE,
  stateAfter,
  type HandlingMove,
  type HandlingState,
  type Move,
  type Party,
} from './handling-moves.js';
import type { Complexity, HandlingDeadlines, HandlingLimits } from './handling-deadlines.js';
import { extensionNotRequested, extensionTooLate, extensionUsed, notIndependent, wasReached, wrongState } from './handling.errors.js';

export type ExtensionState = 'none' | 'requested' | 'approved' | 'refused';
export type ContactOutcome = 'reached' | 'unreachable';

export interface HandlingData {
  id: string;
  ratingId: string;
  invitationId: string;
  level: RatingLevel;
  state: HandlingState;
  openedAt: Date;
  contactDueAt: Date;
  answerDueAt: Date;
  provisional: boolean;
  complexity: Complexity;
  attempts: number;
  /** Of the first attempt: it is what the limit asks for. */
  contactedAt: Date | null;
  /** Accounts. */
  contactedBy: string[];
  reached: boolean;
  verifiedAt: Date | null;
  verifiedBy: string | null;
  finding: Finding | null;
  extension: ExtensionState;
  extensionBy: string | null;
  answeredAt: Date | null;
  answerSealed: string | null;
  version: number;
}

/** What an officer writes, sealed under an id of its own. */
export interface SealedNote {
  id: string;
  sealed: string;
}

/** 处置记录 — one line: what happened, when and by whom. */
export interface HandlingStep {
  kind: string;
  at: Date;
  by: Actor;
  outcome?: string | undefined;
  note?: SealedNote | undefined;
}

/** By which rules the clocks run. */
export interface Clocks {
  limits: HandlingLimits;
  deadlines: HandlingDeadlines;
}

export interface Verification {
  finding: Finding;
  complexity: Complexity;
  note: SealedNote;
}

/** Findings that take the rating out of the figures. */
const NO_RATING: readonly Finding[] = ['mistaken', 'malicious'];
const SYSTEM: Actor = { kind: 'service', id: 'evaluation' };

/** 差评处置件 — what must happen after a bad rating. Its case is locked while it changes. */
export class Handling {
  readonly steps: HandlingStep[] = [];

  private constructor(
    readonly of: EvaluatedCase,
    private readonly data: HandlingData,
    readonly isNew: boolean,
  ) {}

  /** 差评生成: the clocks for contact and answer start; until it is verified the matter counts as simple. */
  static open(of: EvaluatedCase, rating: { id: string; invitationId: string; level: RatingLevel }, clocks: Clocks, now: Date): Handling {
    const { regionCode } = of.known;
    const contact = clocks.deadlines.contact(now, clocks.limits, regionCode);
    const answer = clocks.deadlines.answer(now, 'simple', false, clocks.limits, regionCode);
    const handling = new Handling(
      of,
      {
        id: uuidv7(),
        ratingId: rating.id,
        invitationId: rating.invitationId,
        level: rating.level,
        state: INITIAL_STATE,
        openedAt: now,
        contactDueAt: contact.at,
        answerDueAt: answer.at,
        provisional: contact.provisional || answer.provisional,
        complexity: 'simple',
        attempts: 0,
        contactedAt: null,
        contactedBy: [],
        reached: false,
        verifiedAt: null,
        verifiedBy: null,
        finding: null,
        extension: 'none',
        extensionBy: null,
        answeredAt: null,
        answerSealed: null,
        version: 1,
      },
      true,
    );
    handling.steps.push({ kind: 'opened', at: now, by: SYSTEM });
    const { id: handlingId, ratingId, level, contactDueAt } = handling.data;
    of.tell(HandlingOpenedV1, now, { handlingId, ratingId, level, contactDueAt: contactDueAt.toISOString(), ...handling.answerDue() });
    return handling;
  }

  static restore(of: EvaluatedCase, data: HandlingData): Handling {
    return new Handling(of, { ...data }, false);
  }

  get snapshot(): Readonly<HandlingData> {
    return this.data;
  }

  /** Whether the finding takes the rating out of the figures. */
  get ratingIsVoid(): boolean {
    return this.data.finding !== null && NO_RATING.includes(this.data.finding);
  }

  /** 回访 — an attempt to speak with the person. @throws EVALUATION.WRONG_STATE */
  contact(by: Actor, outcome: ContactOutcome, note: SealedNote, now: Date): void {
    this.move('contact', by);
    this.data.attempts += 1;
    this.data.contactedAt ??= now;
    if (!this.data.contactedBy.includes(by.id)) this.data.contactedBy.push(by.id);
    this.data.reached ||= outcome === 'reached';
    this.steps.push({ kind: 'contacted', at: now, by, outcome, note });
    this.of.tell(HandlingContactedV1, now, { handlingId: this.data.id, by, attempt: this.data.attempts, outcome });
  }

  /** 核实 by somebody who had no part in it. @throws EVALUATION.WRONG_STATE, NOT_INDEPENDENT, WAS_REACHED */
  verify(by: Actor, { finding, complexity, note }: Verification, clocks: Clocks, now: Date): void {
    this.move('verify', by);
    if (finding === 'unreachable' && this.data.reached) throw wasReached();
    Object.assign(this.data, { verifiedAt: now, verifiedBy: by.id, finding, complexity });
    this.recount(clocks);
    this.steps.push({ kind: 'verified', at: now, by, outcome: finding, note });
    this.of.tell(HandlingVerifiedV1, now, { handlingId: this.data.id, by, finding, complexity, ...this.answerDue() });
  }

  /** 反馈, also when it is late: late is better than never, and stays visible. @throws EVALUATION.WRONG_STATE, NOT_INDEPENDENT */
  answer(by: Actor, sealed: string, now: Date): void {
    this.move('answer', by);
    this.data.answeredAt = now;
    this.data.answerSealed = sealed;
    this.steps.push({ kind: 'answered', at: now, by });
    this.of.tell(HandlingAnsweredV1, now, { handlingId: this.data.id, by, onTime: now <= this.data.answerDueAt });
  }

  /** 申请延期. @throws EVALUATION.WRONG_STATE, EXTENSION_USED, EXTENSION_TOO_LATE */
  requestExtension(by: Actor, reason: SealedNote, now: Date): void {
    this.move('requestExtension', by);
    if (this.data.extension !== 'none') throw extensionUsed();
    if (now > this.data.answerDueAt) throw extensionTooLate();
    this.data.extension = 'requested';
    this.data.extensionBy = by.id;
    this.steps.push({ kind: 'extension-requested', at: now, by, note: reason });
  }

  /** 批准延期, by somebody else than who asked. @throws EVALUATION.WRONG_STATE, NOT_INDEPENDENT, EXTENSION_NOT_REQUESTED */
  decideExtension(by: Actor, approved: boolean, clocks: Clocks, now: Date): void {
    this.move('decideExtension', by);
    if (this.data.extension !== 'requested') throw extensionNotRequested();
    this.data.extension = approved ? 'approved' : 'refused';
    this.steps.push({ kind: 'extension-decided', at: now, by, outcome: this.data.extension });
    if (!approved) return;
    this.recount(clocks);
    this.of.tell(HandlingExtendedV1, now, { handlingId: this.data.id, by, ...this.answerDue() });
  }

  private move(move: HandlingMove, by: Actor): void {
    const next = stateAfter(move, this.data.state);
    if (next === undefined) throw wrongState();
    const { independentOf }: Move = HANDLING_MOVES[move];
    if (independentOf.some((party) => this.accountsOf(party).includes(by.id))) throw notIndependent();
    this.data.state = next;
    this.data.version += 1;
  }

  private accountsOf(party: Party): readonly (string | null)[] {
    switch (party) {
      case 'caseOfficer':
        return [this.of.known.decidedBy];
      case 'contact':
        return this.data.contactedBy;
      case 'verifier':
        return [this.data.verifiedBy];
      case 'extensionRequester':
        return [this.data.extensionBy];
    }
  }

  private recount({ deadlines, limits }: Clocks): void {
    const { openedAt, complexity, extension } = this.data;
    const due = deadlines.answer(openedAt, complexity, extension === 'approved', limits, this.of.known.regionCode);
    this.data.answerDueAt = due.at;
    this.data.provisional = due.provisional;
  }

  private answerDue(): { answerDueAt: string; provisional: boolean } {
    return { answerDueAt: this.data.answerDueAt.toISOString(), provisional: this.data.provisional };
  }
}
