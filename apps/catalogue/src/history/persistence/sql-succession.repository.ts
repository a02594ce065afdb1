import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { successionKindUnknown } from '../domain/history.errors.js';
import { SuccessionRepository, type Succession, type SuccessionKind } from '../domain/succession.js';

/** Any number; it only has to differ from the service's other advisory locks. */
const SUCCESSIONS_LOCK = 7_251_103;

@Injectable()
export class SqlSuccessionRepository extends SuccessionRepository {
  constructor(private readonly db: Database) {
    super();
  }

  async kind(kind: string): Promise<SuccessionKind> {
    const [row] = await this.db.query<SuccessionKind & Record<string, unknown>>(
      `SELECT kind, most_from AS "mostFrom", most_to AS "mostTo", from_track AS "fromTrack", to_track AS "toTrack"
       FROM succession_kinds WHERE kind = $1`,
      [kind],
    );
    if (!row) throw successionKindUnknown();
    return row;
  }

  async hold(): Promise<void> {
    await this.db.query('SELECT pg_advisory_xact_lock($1)', [SUCCESSIONS_LOCK]);
  }

  async descend(items: readonly string[], ancestors: readonly string[]): Promise<boolean> {
    // UNION drops what was met before, so the walk ends also where the record itself should hold a circle.
    const [row] = await this.db.query<{ found: boolean }>(
      `WITH RECURSIVE line (item_code) AS (
         SELECT unnest($1::text[])
         UNION
         SELECT f.item_code FROM line
         JOIN item_succession_sides t ON t.item_code = line.item_code AND t.side = 'to'
         JOIN item_succession_sides f ON f.succession_id = t.succession_id AND f.side = 'from')
       SELECT EXISTS (SELECT FROM line WHERE item_code = ANY ($2)) AS found`,
      [items, ancestors],
    );
    return row!.found;
  }

  async add({ id, kind, from, to, basis, at }: Succession): Promise<void> {
    await this.db.write('INSERT INTO item_successions (id, kind, basis, at) VALUES ($1, $2, $3, $4)', [id, kind, basis, at]);
    await this.db.write(
      `INSERT INTO item_succession_sides (succession_id, item_code, side)
       SELECT $1::uuid, unnest($2::text[]), 'from' UNION ALL SELECT $1::uuid, unnest($3::text[]), 'to'`,
      [id, from, to],
    );
  }
}
