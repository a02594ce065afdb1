import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 安全事件去重: what comes again and again, from one network about one account or client, is told of once in so many seconds. */
export class LimitWhatSupervisionIsTold20261123850100 implements MigrationInterface {
  readonly name = 'LimitWhatSupervisionIsTold20261123850100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO throttle_limits (name, seconds, most) VALUES ('security.repeated', 900, 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM throttle_limits WHERE name = 'security.repeated'`);
  }
}
