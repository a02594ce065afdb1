import { Injectable } from '@nestjs/common';
import type { EndingPage } from '@yiwang/access';
import { Database } from '@yiwang/persistence';

const PAGE = 5_000;

/**
 * Where a reader is: he has all that transactions before `since` wrote, and reads what later ones did, in the order of `after`. When he has
 * come to the end he goes on from `next`: what was under way when he began may have been committed behind him, so it is read again.
 */
interface Cursor {
  since: string;
  next: string | null;
  after: string;
}
const START: Cursor = { since: '0', next: null, after: '0' };

/** A cursor beyond the newest transaction is of a database that was before this one: from the beginning. */
const READ = `
  WITH now AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin, pg_snapshot_xmax(pg_current_snapshot()) AS xmax)
  SELECT now.xmin::text AS xmin, e.seq::text AS seq, e.key_hash AS key, e.not_before::float8 AS "notBefore",
         ceil(extract(epoch FROM e.expires_at))::float8 AS until
    FROM now LEFT JOIN LATERAL (
      SELECT * FROM access_endings
       WHERE written_by >= CASE WHEN $1::xid8 > now.xmax THEN '0'::xid8 ELSE $1::xid8 END AND seq > $2::bigint AND expires_at > now()
       ORDER BY seq LIMIT $3) e ON true
   ORDER BY e.seq`;

interface Row extends Record<string, unknown> {
  xmin: string;
  seq: string | null;
  key: string;
  notBefore: number | null;
  until: number;
}

/** What has ended, for services that keep a list of it. */
@Injectable()
export class ListEndings {
  constructor(private readonly database: Database) {}

  async execute(cursor: string | undefined): Promise<EndingPage> {
    const { since, next, after } = parse(cursor);
    const rows = await this.database.query<Row>(READ, [since, after, PAGE]);
    const resume = next ?? rows[0]!.xmin;
    const endings = rows.filter((row) => row.seq !== null);
    const more = endings.length === PAGE;
    return {
      endings: endings.map(({ key, notBefore, until }) => ({ key, notBefore, until })),
      cursor: more ? `${since}.${resume}.${endings.at(-1)!.seq!}` : resume,
      more,
    };
  }
}

function parse(cursor: string | undefined): Cursor {
  if (cursor === undefined) return START;
  const [since = '0', next = null, after = '0'] = cursor.split('.');
  return { since, next, after };
}
