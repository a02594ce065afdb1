import type { MigrationInterface, QueryRunner } from 'typeorm';

const RULE = 'MOBILES-CHANGED-BY-ONE-CLERK';

/** 安全监测 gathered by who did something, and the clerk who changes many people's numbers. */
export class WatchWhoChangesMobiles20261123805000 implements MigrationInterface {
  readonly name = 'WatchWhoChangesMobiles20261123805000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE security_rules
        DROP CONSTRAINT security_rules_gathered_by_check,
        ADD CONSTRAINT security_rules_gathered_by_check CHECK (gathered_by IN ('subject', 'network', 'actor'))`);
    await runner.query(`
      INSERT INTO security_rules (rule_code, fact_kind, gathered_by, within_minutes, least, level, message_zh, message_en) VALUES
        ('${RULE}', 'mobile.changed', 'actor', 1440, 10, 'yellow', '同一窗口人员一日内为多人更换手机号', 'one clerk changed the numbers of many people in a day')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM security_alerts WHERE rule_code = '${RULE}'`);
    await runner.query(`DELETE FROM security_rules WHERE rule_code = '${RULE}'`);
    await runner.query(`
      ALTER TABLE security_rules
        DROP CONSTRAINT security_rules_gathered_by_check,
        ADD CONSTRAINT security_rules_gathered_by_check CHECK (gathered_by IN ('subject', 'network'))`);
  }
}
