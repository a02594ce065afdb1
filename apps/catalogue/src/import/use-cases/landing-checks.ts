import { Injectable } from '@nestjs/common';
import { AgreeWithDirectory } from '../../directory/use-cases/agree-with-directory.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import { CheckPublication, type PrepareDraft } from '../../quality/use-cases/check-publication.js';

/** What a line has to pass: at the publication the rules, and in any case the directory entry that it is drawn from. */
@Injectable()
export class LandingChecks {
  constructor(
    private readonly publication: CheckPublication,
    private readonly directory: AgreeWithDirectory,
  ) {}

  publishing(): Promise<PrepareDraft> {
    return this.publication.forMany();
  }

  /** For items of these codes; throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE. */
  async agreeing(itemCodes: readonly string[]): Promise<(draft: ItemVersion) => void> {
    const agree = await this.directory.forMany(itemCodes);
    return (draft) => agree(draft.snapshot());
  }
}
