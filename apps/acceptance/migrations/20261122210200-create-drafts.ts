import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 暂存申请, sealed, and who read them, or a licence for them, in clear. */
export class CreateDrafts20261122210200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE drafts (
        id             uuid PRIMARY KEY,
        owner          text COLLATE "C" NOT NULL,
        kind           text NOT NULL CHECK (kind IN ('application', 'bundle')),
        version        int NOT NULL,
        item_codes     text[] NOT NULL,
        content_sealed text,
        file_refs      text[] NOT NULL,
        prefilled      jsonb NOT NULL,
        created_by     jsonb NOT NULL,
        created_at     timestamptz NOT NULL,
        changed_at     timestamptz NOT NULL,
        expires_at     timestamptz NOT NULL,
        submitted_as   jsonb,
        CHECK ((content_sealed IS NULL) = (submitted_as IS NOT NULL))
      )`);
    await runner.query('ALTER TABLE drafts ALTER content_sealed SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX drafts_of_owner ON drafts (owner, id)');
    // A counter submits hundreds a day, and each new draft counts those that it has open.
    await runner.query('CREATE INDEX drafts_open ON drafts (owner, expires_at) WHERE submitted_as IS NULL');
    await runner.query('CREATE INDEX drafts_to_purge ON drafts (expires_at)');
    // Whoever takes away files that nobody uses asks whether a draft names them.
    await runner.query('CREATE INDEX drafts_with_file ON drafts USING gin (file_refs)');
    // No foreign key: the record outlives the draft.
    await runner.query(`
      CREATE TABLE draft_readings (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        draft_id   uuid NOT NULL,
        at         timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        actor_org  text,
        client_id  text NOT NULL
      )`);
    await runner.query('CREATE INDEX draft_readings_of_draft ON draft_readings (draft_id, id)');
    await keepAppendOnly(runner, 'draft_readings');
    await runner.query(`
      CREATE TABLE licence_readings (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at          timestamptz NOT NULL,
        licence     text NOT NULL,
        holder_hash text COLLATE "C" NOT NULL,
        item_code   text COLLATE "C" NOT NULL,
        purpose     text NOT NULL,
        actor_kind  text NOT NULL,
        actor_id    text NOT NULL,
        actor_org   text,
        client_id   text NOT NULL
      )`);
    await runner.query('CREATE INDEX licence_readings_of_holder ON licence_readings (holder_hash, id)');
    await keepAppendOnly(runner, 'licence_readings');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE licence_readings, draft_readings, drafts');
    await runner.query('DROP FUNCTION refuse_change_of_licence_readings()');
    await runner.query('DROP FUNCTION refuse_change_of_draft_readings()');
  }
}
