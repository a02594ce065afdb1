import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import type { Reader } from '../../item/domain/item.repository.js';
import { itemNotFound, versionNotFound } from '../../item/domain/item.errors.js';
import type { Problem } from '../domain/quality-rule.js';
import { QualityRules } from '../domain/quality-rules.repository.js';
import type { VersionProblems, VersionStar } from '../http/quality.schema.js';

interface Row {
  org_code: string;
  region_code: string;
  published_at: Date | null;
  core: CoreContent | null;
  descriptive: DescriptiveParts;
}

/** How many of each severity there are, with the problems themselves. */
export const countedProblems = (problems: Problem[]): Pick<VersionProblems, 'errors' | 'warnings' | 'problems'> => ({
  errors: problems.filter(({ severity }) => severity === 'error').length,
  warnings: problems.filter(({ severity }) => severity === 'warning').length,
  problems,
});

/** 质量检查 of one version, drafts included, for those who manage or review it. */
@Injectable()
export class ReadQuality {
  constructor(
    private readonly db: Database,
    private readonly quality: QualityRules,
  ) {}

  /** @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND */
  async problems(itemCode: string, version: number, reader: Reader): Promise<VersionProblems> {
    const { core, descriptive } = await this.load(itemCode, version, reader);
    return { itemCode, version, ...countedProblems((await this.quality.rules()).problems({ core, descriptive })) };
  }

  /** @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND */
  async star(itemCode: string, version: number, reader: Reader): Promise<VersionStar> {
    const { core, descriptive, published_at } = await this.load(itemCode, version, reader);
    const rating = (await this.quality.stars()).rate({ core, descriptive });
    return { itemCode, version, star: rating.star, published: published_at === null ? null : core.star, criteria: rating.criteria };
  }

  private async load(itemCode: string, version: number, reader: Reader): Promise<Row & { core: CoreContent }> {
    const [row] = await this.db.query<Row & Record<string, unknown>>(
      `SELECT i.org_code, i.region_code, v.published_at, v.core, v.descriptive
       FROM items i LEFT JOIN item_versions v ON v.item_code = i.item_code AND v.version = $2 WHERE i.item_code = $1`,
      [itemCode, version],
    );
    if (!row || !reader.maySee({ orgCode: row.org_code, regionCode: row.region_code })) throw itemNotFound();
    if (row.core === null) throw versionNotFound();
    return { ...row, core: row.core };
  }
}
