import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 账号查询: officers are few among the people of a province, and are listed without reading past them. */
export class IndexAccountsByKind20261122190100 implements MigrationInterface {
  readonly name = 'IndexAccountsByKind20261122190100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX accounts_kind ON accounts (kind, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX accounts_kind');
  }
}
