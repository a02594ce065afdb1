import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import type { Finding } from '@yiwang/events-evaluation';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { EvaluationRepository } from '../../rating/domain/evaluation.repository.js';
import { SealedTexts } from '../../sealing/sealed-texts.js';
import type { Clocks, ContactOutcome, ExtensionState, Handling } from '../domain/handling.js';
import { HandlingDeadlines, type Complexity } from '../domain/handling-deadlines.js';
import type { HandlingState } from '../domain/handling-moves.js';
import { HandlingRepository } from '../domain/handling.repository.js';
import { handlerOf, viewerOf, type HandlingViewer } from '../domain/handling-viewer.js';

/** Who asks for a change, of which handling case, under which key. */
export interface HandlingRequest {
  handlingId: string;
  principal: Principal;
  key: IdempotentRequest;
}

export interface HandlingReceipt {
  handlingId: string;
  caseNo: string;
  state: HandlingState;
  version: number;
  contactDueAt: string;
  answerDueAt: string;
  provisional: boolean;
  complexity: Complexity;
  finding: Finding | null;
  extension: ExtensionState;
}

type Change = (handling: Handling, by: Actor, now: Date) => void | Promise<void>;

/**
 * 差评处置 — contact, verification, answer and extension. Each locks the case, so that of two at once one wins and the other finds the
 * handling case a step further.
 */
@Injectable()
export class HandleBadRating {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly cases: CaseRepository,
    private readonly handlings: HandlingRepository,
    private readonly evaluations: EvaluationRepository,
    private readonly deadlines: HandlingDeadlines,
    private readonly texts: SealedTexts,
    private readonly clock: Clock,
  ) {}

  contact(request: HandlingRequest, outcome: ContactOutcome, note: string): Promise<HandlingReceipt> {
    return this.change(request, handlerOf(request.principal), 201, (handling, by, now) => {
      handling.contact(by, outcome, this.texts.sealNote(note), now);
    });
  }

  /** A finding of 误评 or 恶意 takes the rating out of the figures. */
  verify(request: HandlingRequest, body: { finding: Finding; complexity: Complexity; note: string }): Promise<HandlingReceipt> {
    return this.change(request, viewerOf(request.principal), 200, async (handling, by, now) => {
      const { finding, complexity, note } = body;
      handling.verify(by, { finding, complexity, note: this.texts.sealNote(note) }, await this.clocks(), now);
      if (!handling.ratingIsVoid) return;
      const evaluation = await this.evaluations.load(handling.of, handling.snapshot.invitationId);
      evaluation.exclude(handling.snapshot.ratingId, now);
      await this.evaluations.save([evaluation]);
    });
  }

  answer(request: HandlingRequest, text: string): Promise<HandlingReceipt> {
    return this.change(request, handlerOf(request.principal), 200, (handling, by, now) => {
      handling.answer(by, this.texts.sealAnswer(request.handlingId, text), now);
    });
  }

  requestExtension(request: HandlingRequest, reason: string): Promise<HandlingReceipt> {
    return this.change(request, handlerOf(request.principal), 200, (handling, by, now) => {
      handling.requestExtension(by, this.texts.sealNote(reason), now);
    });
  }

  decideExtension(request: HandlingRequest, approved: boolean): Promise<HandlingReceipt> {
    return this.change(request, viewerOf(request.principal), 200, async (handling, by, now) => {
      handling.decideExtension(by, approved, await this.clocks(), now);
    });
  }

  private change(
    { handlingId, principal, key }: HandlingRequest,
    viewer: HandlingViewer,
    status: number,
    change: Change,
  ): Promise<HandlingReceipt> {
    return this.idempotency.once(
      key,
      async () => {
        const of = await this.cases.lock(await this.handlings.caseNoOf(handlingId, viewer));
        const handling = await this.handlings.load(of, handlingId);
        await change(handling, actorOf(principal), this.clock.now());
        await this.handlings.save(handling);
        await this.cases.save([of]);
        return receiptOf(handling);
      },
      { status },
    );
  }

  private async clocks(): Promise<Clocks> {
    return { limits: await this.handlings.limits(), deadlines: this.deadlines };
  }
}

function receiptOf({ of, snapshot: s }: Handling): HandlingReceipt {
  return {
    handlingId: s.id,
    caseNo: of.known.caseNo,
    state: s.state,
    version: s.version,
    contactDueAt: s.contactDueAt.toISOString(),
    answerDueAt: s.answerDueAt.toISOString(),
    provisional: s.provisional,
    complexity: s.complexity,
    finding: s.finding,
    extension: s.extension,
  };
}
