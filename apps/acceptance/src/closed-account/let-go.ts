import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { Drafts } from '../draft/persistence/drafts.js';
import { ReleaseFiles } from '../material/handed/release-files.js';

/**
 * 注销后清理 — the drafts of an account that was closed, and the files that it handed in and no case uses. Nobody but the account could see
 * them, and nobody comes back to them. Cases keep theirs: that is what the law has them keep.
 */
@Injectable()
export class LetGo {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: Drafts,
    private readonly files: ReleaseFiles,
  ) {}

  async execute(accountId: string): Promise<void> {
    await this.uow.run(async () => {
      await this.drafts.discardAllOf(accountId);
      await this.files.unusedOf(accountId);
    });
  }
}
