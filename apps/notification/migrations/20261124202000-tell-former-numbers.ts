import type { MigrationInterface, QueryRunner } from 'typeorm';

const CODE = 'account-notice.mobileChanged';

/** 换绑提醒 to the number of before, which may be somebody else's by now: it names nobody. */
export class TellFormerNumbers20261124202000 implements MigrationInterface {
  readonly name = 'TellFormerNumbers20261124202000';

  async up(runner: QueryRunner): Promise<void> {
    const put = `INSERT INTO templates (code, channel, language, version, text) VALUES ('${CODE}', 'sms', $1, 1, $2)`;
    await runner.query(put, [
      'zh',
      '【一网政务】原绑定本手机号的政务服务账号已改绑其他手机号。如非本人操作，请尽快携带身份证件到政务服务窗口办理。',
    ]);
    await runner.query(put, [
      'en',
      '[Yiwang] The account that used this number now uses another one. If you did not do this, come to a service counter with your identity card soon.',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM templates WHERE code = '${CODE}'`);
  }
}
