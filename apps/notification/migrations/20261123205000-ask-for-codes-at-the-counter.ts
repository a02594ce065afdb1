import type { MigrationInterface, QueryRunner } from 'typeorm';

const CODE = 'one-time-code.windowMobile';

/** 窗口更换手机号: a code that is told to the clerk has a text of its own, and is good for nothing else. */
export class AskForCodesAtTheCounter20261123205000 implements MigrationInterface {
  readonly name = 'AskForCodesAtTheCounter20261123205000';

  async up(runner: QueryRunner): Promise<void> {
    const put = `INSERT INTO templates (code, channel, language, version, text) VALUES ('${CODE}', 'sms', $1, 1, $2)`;
    await runner.query(put, [
      'zh',
      '【一网政务】验证码{code}，{minutes}分钟内有效，用于在窗口将账号改绑至本手机号，请告知正在为您办理的窗口人员。不在窗口办理时请勿告诉他人。',
    ]);
    await runner.query(put, [
      'en',
      '[Yiwang] {code} is your code for using this number from now on, good for {minutes} minutes. Tell it to the clerk in front of you; if you are at no counter, to nobody.',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM templates WHERE code = '${CODE}'`);
  }
}
