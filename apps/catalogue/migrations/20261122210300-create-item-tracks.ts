import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 跟踪卡: what happened to an item, and which item came out of which. */
export class CreateItemTracks20261122210300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // How an item may pass into others: `most_from` items become `most_to` items, and what each side's card says of it.
    await runner.query(`
      CREATE TABLE succession_kinds (
        kind text PRIMARY KEY,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        most_from integer NOT NULL CHECK (most_from BETWEEN 1 AND 100),
        most_to integer NOT NULL CHECK (most_to BETWEEN 1 AND 100),
        from_track text NOT NULL,
        to_track text NOT NULL
      )`);
    await runner.query(`
      INSERT INTO succession_kinds VALUES
        ('delegate', '下放', 'delegated to lower levels', 1, 100, 'delegate', 'takeOver'),
        ('transfer', '转移', 'transferred to another body', 1, 1, 'transfer', 'takeOver'),
        ('merge', '整合', 'merged', 20, 1, 'merge', 'merge'),
        ('split', '拆分', 'split', 1, 20, 'split', 'split')`);
    await runner.query(`
      CREATE TABLE item_successions (
        id uuid PRIMARY KEY,
        kind text NOT NULL REFERENCES succession_kinds (kind),
        basis text NOT NULL,
        at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX item_successions_by_kind ON item_successions (kind)`);
    await runner.query(`
      CREATE TABLE item_succession_sides (
        succession_id uuid NOT NULL REFERENCES item_successions (id),
        item_code text NOT NULL REFERENCES items (item_code),
        side text NOT NULL CHECK (side IN ('from', 'to')),
        PRIMARY KEY (succession_id, item_code)
      )`);
    await runner.query(`CREATE INDEX item_succession_sides_by_item ON item_succession_sides (item_code, side)`);
    // Kinds are told by code; a kind without a name here is shown by its code, so that a new move needs no migration to be told.
    await runner.query(`CREATE TABLE track_kinds (kind text PRIMARY KEY, name_zh text NOT NULL, name_en text NOT NULL)`);
    await runner.query(`
      INSERT INTO track_kinds VALUES
        ('draft', '起草', 'drafted'), ('edit', '修改', 'edited'), ('import', '导入', 'imported'),
        ('report', '报送', 'reported for review'), ('pass', '审核通过', 'passed a step of review'), ('return', '退回', 'returned by a review'),
        ('schedule', '计划发布', 'publication planned'), ('unschedule', '取消计划发布', 'publication no longer planned'),
        ('publish', '发布', 'published'), ('supersede', '被新版本替代', 'superseded'), ('suspend', '暂停', 'suspended'),
        ('resume', '恢复', 'resumed'), ('cancel', '取消', 'cancelled'), ('planCancel', '计划取消', 'cancellation planned'),
        ('delegate', '下放', 'delegated to lower levels'), ('transfer', '转移', 'transferred to another body'),
        ('takeOver', '承接', 'taken over'), ('merge', '整合', 'merged'), ('split', '拆分', 'split')`);
    await runner.query(`
      CREATE TABLE item_tracks (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        item_code text NOT NULL REFERENCES items (item_code),
        version integer,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        actor_id text NOT NULL,
        actor_org text,
        capacity text NOT NULL,
        basis text,
        fields jsonb NOT NULL,
        succession_id uuid REFERENCES item_successions (id)
      )`);
    await runner.query('CREATE INDEX item_tracks_of_item ON item_tracks (item_code, id)');
    await runner.query('CREATE INDEX item_tracks_of_succession ON item_tracks (succession_id) WHERE succession_id IS NOT NULL');
    for (const table of ['item_successions', 'item_succession_sides', 'item_tracks']) await keepAppendOnly(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_tracks, item_succession_sides, item_successions, succession_kinds, track_kinds');
    await runner.query(
      'DROP FUNCTION refuse_change_of_item_tracks, refuse_change_of_item_succession_sides, refuse_change_of_item_successions',
    );
  }
}
