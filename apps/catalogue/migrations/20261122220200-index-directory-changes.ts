import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 目录统计 counts the changes of a period without reading the whole history. */
export class IndexDirectoryChanges20261122220200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX directory_versions_by_time ON directory_versions (created_at, catalogue_code, change)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX directory_versions_by_time');
  }
}
