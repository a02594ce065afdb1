import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 退役释放 — the code and the client of a retired system are its successor's to take; and of the systems of a department on Kafka one has the
 * topic of the department, the others each one of their own.
 */
export class FreeRetiredSystems20261122440000 implements MigrationInterface {
  readonly name = 'FreeRetiredSystems20261122440000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE department_systems DROP CONSTRAINT department_systems_code_key, DROP CONSTRAINT department_systems_client_id_key`);
    await runner.query("CREATE UNIQUE INDEX department_systems_code ON department_systems (code) WHERE state <> 'retired'");
    await runner.query("CREATE UNIQUE INDEX department_systems_client ON department_systems (client_id) WHERE state <> 'retired'");
    await runner.query('CREATE INDEX department_systems_by_client ON department_systems (client_id)');
    // Which one has read the topic so far: the one that is live, else the oldest.
    await runner.query(`
      UPDATE department_systems SET settings = settings || '{"topic": "own"}', version = version + 1 WHERE id IN (
        SELECT id FROM (
          SELECT id, row_number() OVER (PARTITION BY org_code ORDER BY active DESC, id) AS place FROM department_systems
          WHERE channel = 'kafka' AND state <> 'retired') s WHERE place > 1)`);
    await runner.query(`
      CREATE UNIQUE INDEX department_systems_topic ON department_systems (org_code)
        WHERE channel = 'kafka' AND state <> 'retired' AND (settings ->> 'topic') IS DISTINCT FROM 'own'`);
    // topic: of which the rights are. leased_until: also the token of who is telling the broker; by subject, since rights are.
    await runner.query("ALTER TABLE kafka_rights ADD topic text NOT NULL DEFAULT 'department'");
    await runner.query('CREATE INDEX kafka_rights_of_subject ON kafka_rights (subject)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX kafka_rights_of_subject');
    await runner.query('ALTER TABLE kafka_rights DROP topic');
    await runner.query(
      'DROP INDEX department_systems_topic, department_systems_by_client, department_systems_client, department_systems_code',
    );
    // A retired system gives way to its successor for good.
    await runner.query(`
      UPDATE department_systems r SET code = NULL WHERE state = 'retired' AND EXISTS (
        SELECT 1 FROM department_systems o WHERE o.id <> r.id AND o.code = r.code)`);
    await runner.query(`
      UPDATE department_systems r SET client_id = NULL WHERE state = 'retired' AND EXISTS (
        SELECT 1 FROM department_systems o WHERE o.id <> r.id AND o.client_id = r.client_id)`);
    await runner.query('ALTER TABLE department_systems ADD UNIQUE (client_id), ADD UNIQUE (code)');
  }
}
