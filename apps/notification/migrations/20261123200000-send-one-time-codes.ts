import type { MigrationInterface, QueryRunner } from 'typeorm';

const NEVER = { zh: '请勿告诉他人，工作人员不会向您索要。', en: 'Tell it to nobody; no officer will ask you for it.' };

/** What each code is for stands in its message, so that nobody gives away more than he means to. */
const TEXTS: readonly (readonly [purpose: string, zh: string, en: string])[] = [
  ['register', '注册一网政务服务账号', 'registering'],
  ['login', '登录', 'logging in'],
  ['recover', '找回账号、重设密码', 'choosing a new password'],
  ['newMobile', '绑定本手机号', 'using this number from now on'],
  ['oldMobile', '更换绑定的手机号', 'changing your number'],
  ['password', '设置密码', 'choosing a password'],
  ['close', '注销账号', 'closing your account'],
  ['window', '窗口实名核验，请告知正在为您办理的窗口人员', 'proving your name at the counter; tell it to the clerk in front of you'],
];

/** 短信验证码, and the post box of development in which they can be read. */
export class SendOneTimeCodes20261123200000 implements MigrationInterface {
  readonly name = 'SendOneTimeCodes20261123200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [purpose, zh, en] of TEXTS) {
      const warn = purpose === 'window' ? { zh: '', en: '' } : NEVER;
      const put = `INSERT INTO templates (code, channel, language, version, text) VALUES ($1, 'sms', $2, 1, $3)`;
      const code = `one-time-code.${purpose}`;
      await runner.query(put, [code, 'zh', `【一网政务】验证码{code}，{minutes}分钟内有效，用于${zh}。${warn.zh}`]);
      await runner.query(put, [code, 'en', `[Yiwang] {code} is your code for ${en}, good for {minutes} minutes. ${warn.en}`.trim()]);
    }
    await runner.query(`
      CREATE TABLE sandbox_messages (
        id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key            text NOT NULL UNIQUE,
        mobile_hash    text NOT NULL,
        text_encrypted text NOT NULL,
        sent_at        timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX sandbox_messages_mobile ON sandbox_messages (mobile_hash, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sandbox_messages');
    await runner.query(`DELETE FROM templates WHERE code LIKE 'one-time-code.%'`);
  }
}
