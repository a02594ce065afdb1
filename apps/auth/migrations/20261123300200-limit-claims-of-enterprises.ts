import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 法人核验限次: each claim asks another authority, with somebody's number in clear. */
export class LimitClaimsOfEnterprises20261123300200 implements MigrationInterface {
  readonly name = 'LimitClaimsOfEnterprises20261123300200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO throttle_limits (name, seconds, most) VALUES ('enterprise.claim', 3600, 20), ('enterprise.claim', 86400, 60)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM throttle_limits WHERE name = 'enterprise.claim'`);
  }
}
