import { Injectable } from '@nestjs/common';
import { brokenRules } from '../../item/domain/item.errors.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import { asParam } from '../domain/quality-rule.js';
import { QualityRules } from '../domain/quality-rules.repository.js';

/** Gives a draft its star, or throws CATALOGUE.RULES_BROKEN. */
export type PrepareDraft = (draft: ItemVersion) => void;

/** 发布前校验 — what stands between a draft and its publication: the rules, and the star that its elements earn. */
@Injectable()
export class CheckPublication {
  constructor(private readonly quality: QualityRules) {}

  /** Gives the draft its star; whatever the author wrote there does not count. @throws CATALOGUE.RULES_BROKEN */
  async prepare(draft: ItemVersion): Promise<void> {
    if (draft.status !== 'draft') return; // its life cycle refuses it
    (await this.ready(false))(draft);
  }

  /**
   * The same for the drafts of an import, by the rules as they stand now. What an import brings is in force where it comes from and known
   * to be incomplete, so what is absent does not block it: it waits in the quality report.
   */
  forMany(): Promise<PrepareDraft> {
    return this.ready(true);
  }

  private async ready(imported: boolean): Promise<PrepareDraft> {
    const [rules, stars] = [await this.quality.rules(), await this.quality.stars()];
    return (draft) => {
      if (draft.status !== 'draft') return;
      const { core, descriptive } = draft.snapshot();
      const problems = rules.blocking({ core, descriptive }, imported);
      if (problems.length > 0) throw brokenRules(problems.map(asParam));
      draft.rated(stars.rate({ core, descriptive }).star);
    };
  }
}
