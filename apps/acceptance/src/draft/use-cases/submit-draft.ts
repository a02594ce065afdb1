import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, ifMatchStale, requireIfMatch, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { attempt, outcomeOf } from '../../case/use-cases/attempt.js';
import { counterKey } from '../../case/use-cases/counter-key.js';
import { ownerOf } from '../domain/draft.js';
import { draftSubmitted } from '../domain/draft.errors.js';
import { Drafts } from '../persistence/drafts.js';
import { DraftFiling, type Taken } from './draft-filing.js';

export type SubmittedDraft = { draftId: string } & Omit<Taken, 'as'>;

/** 提交 — what a draft says is filed, and the draft is over, in one transaction. */
@Injectable()
export class SubmitDraft {
  constructor(
    private readonly drafts: Drafts,
    private readonly filing: DraftFiling,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.DRAFT_NOT_FOUND, ACCEPTANCE.DRAFT_SUBMITTED, HTTP.IF_MATCH_STALE, and whatever filing it in one call would */
  async execute(draftId: string, ifMatch: string | undefined, principal: Principal, request: IdempotentRequest): Promise<SubmittedDraft> {
    const now = this.clock.now();
    const attempted = await attempt(async () => {
      const draft = await this.drafts.find(draftId, ownerOf(principal));
      // Before its version, which rose with that: who comes second hears what has become of it.
      if (draft.content === null) throw draftSubmitted();
      requireIfMatch(ifMatch, draft.version);
      return { draft, prepared: await this.filing.prepare(draft, principal, now) };
    });
    const work = async (): Promise<SubmittedDraft> => {
      const { draft, prepared } = outcomeOf(attempted);
      const locked = await this.drafts.lock(draft.id, draft.owner);
      if (locked.content === null) throw draftSubmitted();
      if (locked.version !== draft.version) throw ifMatchStale();
      const { as, application, bundle } = await this.filing.take(prepared, principal, now);
      await this.drafts.markSubmitted(draft.id, as);
      return { draftId, application, bundle };
    };
    return this.idempotency.once(counterKey(request, principal), work, { status: 201 });
  }
}
