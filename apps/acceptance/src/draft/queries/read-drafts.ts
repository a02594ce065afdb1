import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock, isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { ownerOf } from '../domain/draft.js';
import type { DraftCheck, DraftDetail, DraftSummary } from '../http/draft.schema.js';
import { Drafts } from '../persistence/drafts.js';
import { DraftFiling } from '../use-cases/draft-filing.js';
import { toDetail, toSummary } from '../use-cases/draft-views.js';

const Position = z.object({ id: z.uuid() });
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

@Injectable()
export class ReadDrafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: Drafts,
    private readonly filing: DraftFiling,
    private readonly clock: Clock,
  ) {}

  async list(principal: Principal, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<DraftSummary>> {
    const after = decodeCursor(Position, cursor);
    const rows = await this.drafts.list(ownerOf(principal), after?.id ?? LAST, limit + 1);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toSummary), next };
  }

  /** In clear, and on record. @throws ACCEPTANCE.DRAFT_NOT_FOUND */
  one(draftId: string, principal: Principal): Promise<DraftDetail> {
    return this.uow.run(async () => {
      const draft = await this.drafts.find(draftId, ownerOf(principal));
      await this.drafts.recordReading(draft.id, actorOf(principal), principal.clientId);
      return toDetail(draft);
    });
  }

  /** 校验 — what would be said of it if it were submitted now. @throws ACCEPTANCE.DRAFT_NOT_FOUND, ACCEPTANCE.DRAFT_SUBMITTED */
  async check(draftId: string, principal: Principal): Promise<DraftCheck> {
    const now = this.clock.now();
    const draft = await this.drafts.find(draftId, ownerOf(principal));
    try {
      const prepared = await this.filing.prepare(draft, principal, now);
      const problems = await this.filing.problemsOf(prepared, principal, now);
      const likelyDuplicates = await this.filing.duplicatesOf(prepared, principal, now);
      return { fileable: problems.length === 0, problems, likelyDuplicates };
    } catch (error) {
      if (!isAppError(error) || error.kind !== 'invalid' || !error.invalidParams) throw error;
      return { fileable: false, problems: error.invalidParams, likelyDuplicates: [] };
    }
  }
}
