import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, ifMatchStale, requireIfMatch, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, type InvalidParam } from '@yiwang/kernel';
import { attempt, outcomeOf } from '../../case/use-cases/attempt.js';
import { counterKey } from '../../case/use-cases/counter-key.js';
import { FindFilingItem } from '../../item/find-filing-item.js';
import { VersionChanges } from '../../item/version-changes.js';
import { itemsOf, ownerOf, type Draft, type DraftContent } from '../domain/draft.js';
import { draftSubmitted } from '../domain/draft.errors.js';
import type { AdoptedVersions } from '../http/draft.schema.js';
import { Drafts } from '../persistence/drafts.js';
import { toReceipt } from './draft-views.js';

/** 改用现行版本 — a draft goes on under the versions in force, and is told what has changed. What was filled in stays. */
@Injectable()
export class AdoptVersions {
  constructor(
    private readonly drafts: Drafts,
    private readonly items: FindFilingItem,
    private readonly changes: VersionChanges,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.DRAFT_NOT_FOUND, ACCEPTANCE.DRAFT_SUBMITTED, HTTP.IF_MATCH_STALE, ACCEPTANCE.ITEM_NOT_FOUND */
  async execute(draftId: string, ifMatch: string | undefined, principal: Principal, request: IdempotentRequest): Promise<AdoptedVersions> {
    const attempted = await attempt(async () => {
      const draft = await this.drafts.find(draftId, ownerOf(principal));
      // Before its version, which rose with that: who comes second hears what has become of it.
      if (draft.content === null) throw draftSubmitted();
      requireIfMatch(ifMatch, draft.version);
      return { draft, ...(await this.adopted(draft)) };
    });
    const work = async (): Promise<AdoptedVersions> => {
      const { draft, content, changes } = outcomeOf(attempted);
      const locked = await this.drafts.lock(draft.id, draft.owner);
      if (locked.content === null) throw draftSubmitted();
      if (locked.version !== draft.version) throw ifMatchStale();
      // A field that is locked under one version may not even be there in the next.
      const open = draft.prefilled.map(({ locked: _locked, ...field }) => field);
      return { ...toReceipt(await this.drafts.save(locked, content, open)), changes };
    };
    return this.idempotency.once(counterKey(request, principal), work, { status: 200 });
  }

  private async adopted({ kind, content }: Draft): Promise<{ content: DraftContent; changes: InvalidParam[] }> {
    if (content === null) throw draftSubmitted();
    const now = this.clock.now();
    const changes: InvalidParam[] = [];
    let next = content;
    for (const { itemCode, itemVersion } of itemsOf(kind, content)) {
      const item = await this.items.execute(itemCode, itemVersion, now);
      if (!('error' in item)) continue;
      if (!item.outdated) throw item.error;
      const { asked, current } = item.outdated;
      const found = await this.changes.execute(asked, current);
      if (kind === 'application') next = { ...next, itemVersion: current.version };
      else {
        const items = next['items'] as Record<string, DraftContent>;
        next = { ...next, items: { ...items, [itemCode]: { ...items[itemCode], itemVersion: current.version } } };
      }
      changes.push(...found.map((change) => (kind === 'application' ? change : { ...change, name: `/items/${itemCode}${change.name}` })));
    }
    return { content: next, changes };
  }
}
