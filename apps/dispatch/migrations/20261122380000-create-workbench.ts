import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 权力运行系统 — who works at which post, by which process, and whose turn each task is. */
export class CreateWorkbench20261122380000 implements MigrationInterface {
  readonly name = 'CreateWorkbench20261122380000';

  async up(runner: QueryRunner): Promise<void> {
    await officers(runner);
    await runner.query(`
      CREATE TABLE work_processes (
        id           uuid PRIMARY KEY,
        org_code     text NOT NULL,
        purpose      text NOT NULL CHECK (purpose IN ('acceptance', 'handling')),
        item_code    text,
        version      int NOT NULL CHECK (version > 0),
        name         text NOT NULL,
        state        text NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
        links        jsonb NOT NULL,
        created_by   text NOT NULL,
        created_at   timestamptz NOT NULL,
        published_at timestamptz,
        retired_at   timestamptz,
        UNIQUE NULLS NOT DISTINCT (org_code, purpose, item_code, version)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX work_processes_in_force ON work_processes (org_code, purpose, item_code) NULLS NOT DISTINCT WHERE state = 'published'`);
    await work(runner);
    await batches(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE work_batch_items, work_batches, work_moves, work_turns, task_works, work_processes, work_phrases, work_delegations,
        work_post_members, work_posts, work_officers`);
    await runner.query('DROP FUNCTION refuse_change_of_work_moves()');
  }
}

/** Officers are accounts of auth; their organisation says here at which posts they work. */
async function officers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE work_officers (
      org_code   text NOT NULL,
      officer_id text NOT NULL,
      name       text NOT NULL,
      seen_at    timestamptz,
      PRIMARY KEY (org_code, officer_id)
    )`);
  await runner.query(`
    CREATE TABLE work_posts (
      org_code   text NOT NULL,
      code       text NOT NULL,
      name       text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (org_code, code)
    )`);
  await runner.query(`
    CREATE TABLE work_post_members (
      org_code   text NOT NULL,
      post_code  text NOT NULL,
      officer_id text NOT NULL,
      added_by   text NOT NULL,
      added_at   timestamptz NOT NULL,
      PRIMARY KEY (org_code, post_code, officer_id),
      FOREIGN KEY (org_code, post_code) REFERENCES work_posts,
      FOREIGN KEY (org_code, officer_id) REFERENCES work_officers
    )`);
  await runner.query('CREATE INDEX work_post_members_of_officer ON work_post_members (org_code, officer_id)');
  await runner.query(`
    CREATE TABLE work_delegations (
      id         uuid PRIMARY KEY,
      org_code   text NOT NULL,
      from_id    text NOT NULL,
      to_id      text NOT NULL CHECK (to_id <> from_id),
      starts_at  timestamptz NOT NULL,
      ends_at    timestamptz NOT NULL CHECK (ends_at > starts_at),
      reason     text NOT NULL,
      created_at timestamptz NOT NULL,
      revoked_at timestamptz,
      FOREIGN KEY (org_code, from_id) REFERENCES work_officers,
      FOREIGN KEY (org_code, to_id) REFERENCES work_officers
    )`);
  await runner.query('CREATE INDEX work_delegations_to ON work_delegations (org_code, to_id, ends_at)');
  await runner.query('CREATE INDEX work_delegations_from ON work_delegations (org_code, from_id, ends_at)');
  // officer_id null: shared by the organisation.
  await runner.query(`
    CREATE TABLE work_phrases (
      id         uuid PRIMARY KEY,
      org_code   text NOT NULL,
      officer_id text,
      text       text NOT NULL,
      created_at timestamptz NOT NULL
    )`);
  await runner.query('CREATE INDEX work_phrases_of_officer ON work_phrases (org_code, officer_id, id)');
}

async function work(runner: QueryRunner): Promise<void> {
  // process_id null: the built-in process. link_no counts from 0.
  await runner.query(`
    CREATE TABLE task_works (
      task_id     uuid PRIMARY KEY REFERENCES tasks,
      case_no     text NOT NULL,
      org_code    text NOT NULL,
      item_code   text NOT NULL,
      region_code text NOT NULL,
      purpose     text NOT NULL CHECK (purpose IN ('acceptance', 'handling')),
      process_id  uuid REFERENCES work_processes,
      link_no     int NOT NULL CHECK (link_no >= 0),
      visit       int NOT NULL CHECK (visit > 0),
      open        boolean NOT NULL,
      task_due_at timestamptz NOT NULL
    )`);
  await runner.query('CREATE INDEX task_works_of_process ON task_works (process_id) WHERE process_id IS NOT NULL');
  // post_code '': every officer of the organisation. holder_id null: nobody took it yet.
  await runner.query(`
    CREATE TABLE work_turns (
      id            uuid PRIMARY KEY,
      task_id       uuid NOT NULL REFERENCES task_works,
      org_code      text NOT NULL,
      visit         int NOT NULL,
      link          text NOT NULL,
      link_name     text NOT NULL,
      kind          text NOT NULL CHECK (kind IN ('link', 'post', 'invited')),
      post_code     text NOT NULL DEFAULT '',
      holder_id     text,
      holder_name   text,
      claimed_at    timestamptz,
      began_at      timestamptz NOT NULL,
      limit_at      timestamptz,
      due_at        timestamptz NOT NULL,
      ended_at      timestamptz,
      ending        text CHECK (ending IN ('completed', 'returned', 'withdrawn')),
      done_by       text,
      done_by_name  text,
      on_behalf_of  text,
      on_behalf_name text,
      opinion       text,
      agrees        boolean,
      CHECK ((ended_at IS NULL) = (ending IS NULL)),
      CHECK ((ending IS NOT NULL AND ending <> 'withdrawn') = (done_by IS NOT NULL))
    )`);
  await runner.query('CREATE INDEX work_turns_of_task ON work_turns (task_id)');
  await runner.query('CREATE INDEX work_turns_of_holder ON work_turns (org_code, holder_id, due_at, id) WHERE ended_at IS NULL');
  await runner.query(
    'CREATE INDEX work_turns_of_team ON work_turns (org_code, post_code, due_at, id) WHERE ended_at IS NULL AND holder_id IS NULL',
  );
  await runner.query('CREATE INDEX work_turns_open ON work_turns (org_code, due_at, id) WHERE ended_at IS NULL');
  await runner.query(`
    CREATE TABLE work_moves (
      sequence       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      task_id        uuid NOT NULL REFERENCES task_works,
      turn_id        uuid NOT NULL REFERENCES work_turns,
      kind           text NOT NULL,
      link           text NOT NULL,
      by_id          text NOT NULL,
      by_name        text NOT NULL,
      on_behalf_of   text,
      on_behalf_name text,
      to_id          text,
      to_name        text,
      to_link        text,
      reason         text,
      at             timestamptz NOT NULL
    )`);
  await runner.query('CREATE INDEX work_moves_of_task ON work_moves (task_id, sequence)');
  await runner.query('CREATE INDEX work_moves_of_turn ON work_moves (turn_id)');
  await keepAppendOnly(runner, 'work_moves');
  // What was open before there were turns: the first link of the built-in process, for everybody.
  await runner.query(`
    INSERT INTO task_works (task_id, case_no, org_code, item_code, region_code, purpose, link_no, visit, open, task_due_at)
    SELECT t.id, t.case_no, t.org_code, p.item_code, p.region_code, t.purpose, 0, 1, true, t.due_at
    FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
    WHERE t.channel = 'workbench' AND t.state IN ('assigned', 'acknowledged', 'inProgress', 'suspended')`);
  await runner.query(`
    INSERT INTO work_turns (id, task_id, org_code, visit, link, link_name, kind, began_at, due_at)
    SELECT gen_random_uuid(), task_id, org_code, 1, CASE purpose WHEN 'acceptance' THEN 'accept' ELSE 'review' END,
      CASE purpose WHEN 'acceptance' THEN '受理' ELSE '审核' END, 'link', now(), task_due_at
    FROM task_works`);
}

async function batches(runner: QueryRunner): Promise<void> {
  // key: given by the officer, so that a batch that broke off is taken up again where it stopped.
  await runner.query(`
    CREATE TABLE work_batches (
      id         uuid PRIMARY KEY,
      org_code   text NOT NULL,
      officer_id text NOT NULL,
      key        text NOT NULL,
      body_hash  text NOT NULL,
      created_at timestamptz NOT NULL,
      UNIQUE (officer_id, org_code, key)
    )`);
  // turn_id: as the officer named it, whether it is his or not. outcome null: not tried yet.
  await runner.query(`
    CREATE TABLE work_batch_items (
      batch_id uuid NOT NULL REFERENCES work_batches,
      item_no  int NOT NULL,
      turn_id  uuid NOT NULL,
      outcome  text CHECK (outcome IN ('done', 'refused')),
      code     text,
      PRIMARY KEY (batch_id, item_no)
    )`);
}
