import type { MigrationInterface, QueryRunner } from 'typeorm';

const TEXT = {
  zh: '【政务服务】您的办件{caseNo}的结果已交快递寄出，运单号{trackingNo}。',
  en: 'The result of your application {caseNo} is on its way by courier, tracking number {trackingNo}.',
};

/** 寄出通知: the applicant is told the tracking number. */
export class TellOfParcels20261122150000 implements MigrationInterface {
  readonly name = 'TellOfParcels20261122150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO notification_rules (code, event_type, condition, template_code, audience, active)
      VALUES ('case-shipped', 'cn.yiwang.acceptance.case.shipped.v1', '{}', 'case-shipped', 'applicant', true)`);
    await runner.query(
      `INSERT INTO templates (code, channel, language, version, text)
       VALUES ('case-shipped', 'sms', 'zh', 1, $1), ('case-shipped', 'sms', 'en', 1, $2)`,
      [TEXT.zh, TEXT.en],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM templates WHERE code = 'case-shipped'`);
    await runner.query(`DELETE FROM notification_rules WHERE code = 'case-shipped'`);
  }
}
