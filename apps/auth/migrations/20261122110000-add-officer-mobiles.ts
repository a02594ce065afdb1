import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 联系方式: an officer's number at work, so that cards reach him. */
export class AddOfficerMobiles20261122110000 implements MigrationInterface {
  readonly name = 'AddOfficerMobiles20261122110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE officers ADD COLUMN mobile_encrypted text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE officers DROP COLUMN mobile_encrypted');
  }
}
