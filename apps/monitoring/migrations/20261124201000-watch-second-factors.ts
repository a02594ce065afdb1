import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 安全监测 of second factors: passwords of several people that one network knows, and devices that an administrator took away. */
export class WatchSecondFactors20261124201000 implements MigrationInterface {
  readonly name = 'WatchSecondFactors20261124201000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO security_rules (rule_code, fact_kind, gathered_by, within_minutes, least, level, message_zh, message_en) VALUES
        ('SECOND-FACTORS-FAILED-FROM-ONE-PLACE', 'secondFactor.failed', 'network', 60, 5, 'red', '同一网络一小时内多个账号双因素验证失败，多人口令可能已泄露', 'second factors of several accounts failed from one network within an hour: their passwords may be known'),
        ('SECOND-FACTORS-RESET-BY-ONE', 'secondFactor.reset', 'actor', 1440, 5, 'yellow', '同一管理员一日内多次重置双因素', 'one administrator reset the second factor of many people in a day')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const RULES = `('SECOND-FACTORS-FAILED-FROM-ONE-PLACE', 'SECOND-FACTORS-RESET-BY-ONE')`;
    await runner.query(`DELETE FROM security_alerts WHERE rule_code IN ${RULES}`);
    await runner.query(`DELETE FROM security_rules WHERE rule_code IN ${RULES}`);
  }
}
