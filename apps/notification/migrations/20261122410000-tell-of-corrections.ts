import type { MigrationInterface, QueryRunner } from 'typeorm';

const RESUMED = 'cn.yiwang.acceptance.case.resumed.v1';
const ZH = '【政务服务】您的办件{caseNo}补正期间已结束，恢复办理，预计{promiseDueOn}前办结。';
const EN = 'The time for corrections of your application {caseNo} is over; a decision is due by {promiseDueOn}.';

/**
 * 办理中补正 is no special procedure: who is asked for corrections is told of those, by `correction-requested`, and of nothing that he did not
 * apply for. A rule that has been changed by hand meanwhile stays as it is.
 */
export class TellOfCorrections20261122410000 implements MigrationInterface {
  readonly name = 'TellOfCorrections20261122410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE notification_rules SET condition = '{"cause": null}' WHERE code IN ('case-suspended', 'case-resumed') AND condition = '{}'`,
    );
    await runner.query(
      `INSERT INTO notification_rules (code, event_type, condition, template_code, audience, active)
       VALUES ('correction-ended', $1, '{"cause": "correction"}', 'correction-ended', 'applicant', true)`,
      [RESUMED],
    );
    await runner.query(
      `INSERT INTO templates (code, channel, language, version, text)
       VALUES ('correction-ended', 'sms', 'zh', 1, $1), ('correction-ended', 'sms', 'en', 1, $2)`,
      [ZH, EN],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM templates WHERE code = 'correction-ended'");
    await runner.query("DELETE FROM notification_rules WHERE code = 'correction-ended'");
    await runner.query(
      `UPDATE notification_rules SET condition = '{}' WHERE code IN ('case-suspended', 'case-resumed') AND condition = '{"cause": null}'`,
    );
  }
}
