import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { ifMatchStale, requireIfMatch } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { retentionNotFound, retentionOutOfScope } from '../domain/archive.errors.js';
import type { Retention } from '../http/archive.schema.js';

const COLUMNS = 'category, years, revision, changed_at AS "changedAt"';
const LIST = `SELECT ${COLUMNS} FROM archive_retentions ORDER BY category`;
const LOCK = `SELECT ${COLUMNS} FROM archive_retentions WHERE category = $1 FOR NO KEY UPDATE`;
const ADD = `
  INSERT INTO archive_retentions (category, years, revision, changed_by, changed_at) VALUES ($1, $2, 1, $3, $4)
  ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`;
const CHANGE = `
  UPDATE archive_retentions SET years = $2, revision = revision + 1, changed_by = $3, changed_at = $4 WHERE category = $1
  RETURNING ${COLUMNS}`;
const PROVINCE = /^\d{2}0000(0{6})?$/;

type Row = Omit<Retention, 'changedAt'> & { changedAt: Date | null } & Record<string, unknown>;
const toRetention = ({ category, years, revision, changedAt }: Row): Retention => ({
  ...{ category, years, revision },
  changedAt: changedAt?.toISOString() ?? null,
});

/** 保管期限 by category. A change holds for what is archived from then on: a package says itself until when it is kept. */
@Injectable()
export class KeepRetentions {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<{ items: Retention[] }> {
    return { items: (await this.database.query<Row>(LIST)).map(toRetention) };
  }

  /** @throws ACCEPTANCE.RETENTION_NOT_FOUND */
  async one(category: string): Promise<Retention> {
    const found = (await this.list()).items.find((each) => each.category === category);
    if (!found) throw retentionNotFound();
    return found;
  }

  /** A category without a line of its own gets one with `If-Match: "0"`. @throws ACCEPTANCE.RETENTION_OUT_OF_SCOPE, HTTP.IF_MATCH_* */
  change(category: string, years: number | null, ifMatch: string | undefined, principal: Principal): Promise<Retention> {
    if (!PROVINCE.test(principal.regionCode ?? '')) throw retentionOutOfScope();
    return this.uow.run(async () => {
      const by = [JSON.stringify(actorOf(principal)), this.clock.now().toISOString()];
      const [before] = await this.database.query<Row>(LOCK, [category]);
      requireIfMatch(ifMatch, before?.revision ?? 0);
      const [after] = await this.database.query<Row>(before ? CHANGE : ADD, [category, years, ...by]);
      // Somebody else added the line at the same moment.
      if (!after) throw ifMatchStale();
      return toRetention(after);
    });
  }
}
