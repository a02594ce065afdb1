import { Injectable } from '@nestjs/common';
import { brokenRules } from '../../item/domain/item.errors.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import { asParam } from '../domain/quality-rule.js';
import { QualityRules } from '../domain/quality-rules.repository.js';

/** 发布前校验 — what stands between a draft and its publication: the rules, and the star that its elements earn. */
@Injectable()
export class CheckPublication {
  constructor(private readonly quality: QualityRules) {}

  /** Gives the draft its star; whatever the author wrote there does not count. @throws CATALOGUE.RULES_BROKEN */
  async prepare(draft: ItemVersion): Promise<void> {
    if (draft.status !== 'draft') return; // its life cycle refuses it
    const { core, descriptive } = draft.snapshot();
    const problems = (await this.quality.rules()).blocking({ core, descriptive });
    if (problems.length > 0) throw brokenRules(problems.map(asParam));
    draft.rated((await this.quality.stars()).rate({ core, descriptive }).star);
  }
}
