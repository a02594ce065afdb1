import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 限次规则: whoever tries names on somebody's number is stopped long before the number is, so that its owner can still prove his. */
export class LeaveRoomForTheOwnerOfANumber20261123200300 implements MigrationInterface {
  readonly name = 'LeaveRoomForTheOwnerOfANumber20261123200300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE throttle_limits SET most = 5 WHERE name = 'proof.user'`);
    await runner.query(`UPDATE throttle_limits SET most = 30 WHERE name = 'proof.number'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE throttle_limits SET most = 10 WHERE name IN ('proof.user', 'proof.number')`);
  }
}
