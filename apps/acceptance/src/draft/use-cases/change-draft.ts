import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { parseInput, requireIfMatch } from '@yiwang/http-api';
import { UnitOfWork } from '@yiwang/persistence';
import { assertKeepsWhatIsFixed, mergePatch, ownerOf, type DraftContent } from '../domain/draft.js';
import { draftItemFixed, draftSubmitted } from '../domain/draft.errors.js';
import { DraftApplication, DraftBundle, type ChangeDraft as Command, type DraftReceipt } from '../http/draft.schema.js';
import { Drafts } from '../persistence/drafts.js';
import { toReceipt } from './draft-views.js';

/** 分步填报 — one step of a draft: what it says is merged into what has been said. */
@Injectable()
export class ChangeDraft {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: Drafts,
  ) {}

  /** @throws ACCEPTANCE.DRAFT_NOT_FOUND, ACCEPTANCE.DRAFT_SUBMITTED, ACCEPTANCE.FIELD_LOCKED, HTTP.IF_MATCH_STALE, HTTP.INVALID */
  execute(draftId: string, { application, bundle }: Command, ifMatch: string | undefined, principal: Principal): Promise<DraftReceipt> {
    return this.uow.run(async () => {
      const draft = await this.drafts.lock(draftId, ownerOf(principal));
      if (draft.content === null) throw draftSubmitted();
      requireIfMatch(ifMatch, draft.version);
      const patch = draft.kind === 'application' ? application : bundle;
      if (!patch) throw draftItemFixed();
      const schema = draft.kind === 'application' ? DraftApplication : DraftBundle;
      const next: DraftContent = await parseInput(schema, mergePatch(draft.content, patch), { type: 'body', name: draft.kind });
      assertKeepsWhatIsFixed(draft, next);
      return toReceipt(await this.drafts.save(draft, next));
    });
  }

  /** 删除. */
  discard(draftId: string, ifMatch: string | undefined, principal: Principal): Promise<void> {
    return this.uow.run(async () => {
      const draft = await this.drafts.lock(draftId, ownerOf(principal));
      requireIfMatch(ifMatch, draft.version);
      await this.drafts.discard(draft.id);
    });
  }
}
