import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { TrackRepository, type Track, type TrackActor } from '../domain/track.js';

const COLUMNS = 'item_code, version, kind, at, actor_id, actor_org, capacity, basis, fields, succession_id';
const INSERT = `INSERT INTO item_tracks (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
// A department's whole list is reported at once: one array a column, and the same text for any number of lines.
const MANY = `
  INSERT INTO item_tracks (${COLUMNS})
  SELECT r.item_code, r.version, r.kind, r.at, r.actor_id, r.actor_org, r.capacity, r.basis, r.fields::jsonb, r.succession_id
  FROM unnest($1::text[], $2::integer[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[])
    WITH ORDINALITY AS r (item_code, version, kind, at, actor_id, actor_org, capacity, basis, fields, succession_id, n)
  ORDER BY r.n`;

@Injectable()
export class SqlTrackRepository extends TrackRepository {
  constructor(private readonly db: Database) {
    super();
  }

  async record(tracks: readonly Track[], actor: TrackActor): Promise<void> {
    const { id, orgCode = null, capacity = 'item.manage', basis = null } = actor;
    for (const { itemCode, version, kind, at, fields, succession = null } of tracks) {
      const line = [itemCode, version, kind, at, id, orgCode, capacity, basis, JSON.stringify(fields), succession];
      await this.db.write(INSERT, line, { many: MANY });
    }
  }
}
