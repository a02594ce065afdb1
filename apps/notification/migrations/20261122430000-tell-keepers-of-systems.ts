import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALERT = 'cn.yiwang.dispatch.system.alert-raised.v1';

/** Trouble with a department's system is told to who keeps it (系统接入岗), not to everybody who works in the department. */
export class TellKeepersOfSystems20261122430000 implements MigrationInterface {
  readonly name = 'TellKeepersOfSystems20261122430000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notification_rules DROP CONSTRAINT notification_rules_audience_check');
    await runner.query(`
      ALTER TABLE notification_rules
        ADD CONSTRAINT notification_rules_audience_check CHECK (audience IN ('applicant', 'officers', 'systemKeepers'))`);
    await runner.query(`UPDATE notification_rules SET audience = 'systemKeepers' WHERE event_type = $1 AND audience = 'officers'`, [ALERT]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE notification_rules SET audience = 'officers' WHERE audience = 'systemKeepers'`);
    await runner.query('ALTER TABLE notification_rules DROP CONSTRAINT notification_rules_audience_check');
    await runner.query(`
      ALTER TABLE notification_rules ADD CONSTRAINT notification_rules_audience_check CHECK (audience IN ('applicant', 'officers'))`);
  }
}
