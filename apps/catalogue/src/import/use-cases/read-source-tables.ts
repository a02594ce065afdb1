import { Injectable } from '@nestjs/common';
import { ItemCategories } from '../../directory/queries/item-categories.js';
import { toldBy, type ImportRecord, type SourceTables } from '../domain/import-row.js';
import { ToldBodies } from '../persistence/told-bodies.js';

const SOURCE = 'sichuan';

/** 事项类型对照、机构代码对照 — what a portion of a Sichuan list is read with: its categories, and of the bodies those its lines may mean. */
@Injectable()
export class ReadSourceTables {
  constructor(
    private readonly categories: ItemCategories,
    private readonly bodies: ToldBodies,
  ) {}

  async forLines(lines: readonly ImportRecord[]): Promise<SourceTables> {
    const categories = await this.categories.ofSource(SOURCE);
    return { categories, bodies: await this.bodies.of(SOURCE, [...new Set(lines.flatMap(toldBy))]) };
  }
}
