import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 查阅记录 — who read which fields of a case in clear, and for what. Rows are only ever added. */
export class CreateDisclosures20261121130200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disclosures (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at         timestamptz NOT NULL,
        case_no    text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        item_code  text NOT NULL,
        purpose    text NOT NULL,
        pointers   text[] NOT NULL,
        task_id    text,
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        actor_org  text,
        client_id  text NOT NULL
      )`);
    await runner.query('CREATE INDEX disclosures_of_case ON disclosures (case_no, id)');
    await keepAppendOnly(runner, 'disclosures', { refusal: 'refuse_change_of_disclosure', truncatable: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE disclosures');
    await runner.query('DROP FUNCTION refuse_change_of_disclosure');
  }
}
