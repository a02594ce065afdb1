import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 部门系统 — several of one department, each with its state, settings and sealed secrets; and 消息 of more kinds than a task's assignment,
 * each numbered by task and type (DATAVERSION of the exchange forms).
 */
export class SpeakToSystems20261122300000 implements MigrationInterface {
  readonly name = 'SpeakToSystems20261122300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX department_systems_active');
    // state: 登记 registered, 联调 testing, 上线 live, 暂停 suspended, 退役 retired. everything: takes what no other system of the organisation takes.
    await runner.query(`
      ALTER TABLE department_systems
        DROP active,
        DROP CONSTRAINT department_systems_channel_check,
        ADD CHECK (channel IN ('kafka', 'webhook', 'pull', 'xml', 'tables', 'workbench')),
        ADD code       text UNIQUE,
        ADD state      text NOT NULL DEFAULT 'live' CHECK (state IN ('registered', 'testing', 'live', 'suspended', 'retired')),
        ADD active     boolean GENERATED ALWAYS AS (state = 'live') STORED,
        ADD everything boolean NOT NULL DEFAULT true,
        ADD settings   jsonb NOT NULL DEFAULT '{}',
        ADD secrets    text,
        ADD version    int NOT NULL DEFAULT 1,
        ADD created_at timestamptz NOT NULL DEFAULT now()`);
    await runner.query('CREATE UNIQUE INDEX department_systems_active ON department_systems (org_code) WHERE active AND everything');
    await runner.query('CREATE INDEX department_systems_of_org ON department_systems (org_code, id)');
    await runner.query(`
      CREATE TABLE system_items (
        org_code  text NOT NULL,
        item_code text NOT NULL,
        system_id uuid NOT NULL REFERENCES department_systems,
        PRIMARY KEY (org_code, item_code)
      )`);
    await runner.query('CREATE INDEX system_items_of_system ON system_items (system_id)');

    await runner.query(`
      ALTER TABLE deliveries
        DROP CONSTRAINT deliveries_task_id_key,
        ADD type            text NOT NULL DEFAULT 'task.assigned',
        ADD version         int NOT NULL DEFAULT 1,
        ADD data            jsonb,
        ADD acknowledged_at timestamptz`);
    await runner.query('CREATE UNIQUE INDEX deliveries_once ON deliveries (task_id, type, version)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM deliveries WHERE type <> 'task.assigned' OR version > 1`);
    await runner.query('DROP INDEX deliveries_once');
    await runner.query('ALTER TABLE deliveries DROP type, DROP version, DROP data, DROP acknowledged_at, ADD UNIQUE (task_id)');
    await runner.query('DROP TABLE system_items');
    await runner.query('DROP INDEX department_systems_active, department_systems_of_org');
    await runner.query(`
      ALTER TABLE department_systems DROP active, DROP code, DROP everything, DROP settings, DROP secrets, DROP version, DROP created_at,
        ADD active boolean NOT NULL DEFAULT true`);
    await runner.query(`UPDATE department_systems SET active = state = 'live'`);
    await runner.query('ALTER TABLE department_systems DROP state');
    await runner.query('CREATE UNIQUE INDEX department_systems_active ON department_systems (org_code) WHERE active');
  }
}
