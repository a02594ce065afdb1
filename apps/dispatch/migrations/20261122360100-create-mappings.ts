import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 映射 — how one system wants to be told of something, or tells it, as an expression and its code lists; versions, of which one is in force. */
export class CreateMappings20261122360100 implements MigrationInterface {
  readonly name = 'CreateMappings20261122360100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mappings (
        id           uuid PRIMARY KEY,
        system_id    uuid NOT NULL REFERENCES department_systems,
        direction    text NOT NULL CHECK (direction IN ('out', 'in')),
        type         text NOT NULL,
        version      int NOT NULL CHECK (version > 0),
        expression   text NOT NULL,
        code_lists   jsonb NOT NULL DEFAULT '{}',
        note         text,
        state        text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'active', 'retired')),
        created_by   text NOT NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        activated_by text,
        activated_at timestamptz,
        UNIQUE (system_id, direction, type, version)
      )`);
    await runner.query("CREATE UNIQUE INDEX mappings_active ON mappings (system_id, direction, type) WHERE state = 'active'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mappings');
  }
}
