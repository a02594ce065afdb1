import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import type { Case } from '../case/domain/case.js';
import { CaseFeed } from './live/case-feed.js';
import { PublishNotice } from './notice/publish-notice.js';

/** What follows each change of a case that exists: its notice in the same transaction, and word to who follows it after the commit. */
@Injectable()
export class CaseFollowers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feed: CaseFeed,
    private readonly notices: PublishNotice,
  ) {}

  /** Belongs inside the unit of work that saves the cases. */
  async saved(changed: readonly Pick<Case, 'snapshot' | 'steps'>[]): Promise<void> {
    const having = (...asked: string[]): Case['snapshot'][] =>
      changed.filter(({ steps }) => steps.some(({ kind }) => asked.includes(kind))).map(({ snapshot }) => snapshot);
    const closed = having('closed', 'amended').filter(({ status }) => status === 'closed');
    const reopened = having('reopened');
    if (closed.length > 0) await this.notices.closed(closed);
    if (reopened.length > 0) await this.notices.reopened(reopened.map(({ caseNo }) => caseNo));
    this.touched(changed.map(({ snapshot }) => snapshot.caseNo));
  }

  touched(caseNos: readonly string[]): void {
    this.uow.afterCommit(() => this.feed.announce(caseNos));
  }
}
