import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';

/** 设定依据 — takes the laws, articles and wordings that changed items cite into the tables of laws. */
@Injectable()
export class FollowCitations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
  ) {}

  /** Whether there may be more to do. Items that change again meanwhile are noted again, so nothing is missed. */
  round(size: number): Promise<boolean> {
    return this.uow.run(async () => {
      const taken = await this.db.query<{ item_code: string }>(
        `DELETE FROM citing_items WHERE item_code = ANY (ARRAY(
           SELECT item_code FROM citing_items ORDER BY item_code LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING item_code`,
        [size],
      );
      if (taken.length === 0) return false;
      await this.db.query('SELECT cite_articles($1)', [taken.map((row) => row.item_code)]);
      return taken.length === size;
    });
  }
}
