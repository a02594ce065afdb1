import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 办件状态与结果: 收件, 特别程序, 不受理; 终止, 转报, 撤销. By itself: PostgreSQL uses new values of a type after the commit only. */
export class WidenCaseStates20261122170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const status of ['received', 'suspended', 'notApplicable']) {
      await runner.query(`ALTER TYPE case_status ADD VALUE IF NOT EXISTS '${status}'`);
    }
    for (const outcome of ['terminated', 'forwarded', 'annulled']) {
      await runner.query(`ALTER TYPE case_outcome ADD VALUE IF NOT EXISTS '${outcome}'`);
    }
  }

  /** The values stay: PostgreSQL takes none out of a type, and cases may use them. */
  async down(): Promise<void> {}
}
