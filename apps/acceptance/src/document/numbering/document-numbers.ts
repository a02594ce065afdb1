import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Aside } from '@yiwang/persistence';
import { NumberBlocks, type NumberSeries } from './number-blocks.js';

const DRAW = `
  INSERT INTO document_numbers AS n (region_code, kind, year, next) VALUES ($1, $2, $3, 1 + $4::int)
  ON CONFLICT (region_code, kind, year) DO UPDATE SET next = n.next + $4::int
  RETURNING next - $4::int AS first`;
/** Only where nobody has drawn since. */
const GIVE_BACK = 'UPDATE document_numbers SET next = $4 WHERE region_code = $1 AND kind = $2 AND year = $3 AND next = $5';

/** 文号 — serials by region, kind and year; drawn beside the unit of work, so that no counter is locked until it commits. */
@Injectable()
export class DocumentNumbers implements BeforeApplicationShutdown {
  private readonly blocks: NumberBlocks;

  constructor(private readonly aside: Aside) {
    this.blocks = new NumberBlocks(async ({ regionCode, kind, year }, size) => {
      const [row] = await aside.query<{ first: number }>(DRAW, [regionCode, kind, year, size]);
      return row!.first;
    });
  }

  take(series: NumberSeries): Promise<number> {
    return this.blocks.take(series);
  }

  /** A process that ends leaves no gap where it was the last to draw. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const { regionCode, kind, year, first, end } of this.blocks.letGo()) {
      try {
        await this.aside.query(GIVE_BACK, [regionCode, kind, year, first, end]);
      } catch {
        return; // the database is away: a gap is no harm
      }
    }
  }
}
