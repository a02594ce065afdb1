import type { MigrationInterface, QueryRunner } from 'typeorm';

const CASE = 'cn.yiwang.acceptance.case';

/** Code (rule and template), event type, condition, Chinese, English. */
const TOLD: readonly [string, string, object, string, string][] = [
  [
    'case-deemed-accepted',
    `${CASE}.accepted.v1`,
    { deemed: true },
    '【政务服务】您的办件{caseNo}逾期未告知，依法自收到材料之日起视为受理，预计{promiseDueOn}前办结。',
    'Nobody answered your application {caseNo} in time: it counts as accepted from the day it was received; a decision is due by {promiseDueOn}.',
  ],
  [
    'case-suspended',
    `${CASE}.suspended.v1`,
    {},
    '【政务服务】您的办件{caseNo}进入特别程序，约需{plannedDays}个工作日，该时间不计入办理期限，详见告知书。',
    'A special procedure of about {plannedDays} working days began for your application {caseNo}; its time is not counted. See the notice.',
  ],
  [
    'case-resumed',
    `${CASE}.resumed.v1`,
    {},
    '【政务服务】您的办件{caseNo}特别程序已结束，恢复办理，预计{promiseDueOn}前办结。',
    'The special procedure of your application {caseNo} is over; a decision is due by {promiseDueOn}.',
  ],
  [
    'case-extended',
    `${CASE}.extended.v1`,
    {},
    '【政务服务】您的办件{caseNo}经批准延长办理期限{days}个工作日，至{statutoryDueOn}，理由详见告知书。',
    'The time limit of your application {caseNo} was extended by {days} working days, to {statutoryDueOn}. The notice gives the reasons.',
  ],
  ['case-reopened', `${CASE}.reopened.v1`, {}, '【政务服务】您的办件{caseNo}已重新办理。', 'Your application {caseNo} was opened again.'],
  [
    'case-terminated',
    `${CASE}.closed.v1`,
    { outcome: 'terminated' },
    '【政务服务】您的办件{caseNo}已终止办理，理由详见告知书。',
    'Handling of your application {caseNo} ended without a decision; the notice gives the reasons.',
  ],
  [
    'case-forwarded',
    `${CASE}.closed.v1`,
    { outcome: 'forwarded' },
    '【政务服务】您的办件{caseNo}已转报有权机关决定。',
    'Your application {caseNo} was forwarded to the authority that decides it.',
  ],
];

/** What the applicant has to be told when the clocks of the case move, and when it ends without a decision. */
export class TellOfMovedClocks20261122250000 implements MigrationInterface {
  readonly name = 'TellOfMovedClocks20261122250000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [code, eventType, condition, zh, en] of TOLD) {
      await runner.query(
        `INSERT INTO notification_rules (code, event_type, condition, template_code, audience, active) VALUES ($1, $2, $3, $1, 'applicant', true)`,
        [code, eventType, JSON.stringify(condition)],
      );
      await runner.query(
        `INSERT INTO templates (code, channel, language, version, text) VALUES ($1, 'sms', 'zh', 1, $2), ($1, 'sms', 'en', 1, $3)`,
        [code, zh, en],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const codes = TOLD.map(([code]) => code);
    await runner.query('DELETE FROM templates WHERE code = ANY($1)', [codes]);
    await runner.query('DELETE FROM notification_rules WHERE code = ANY($1)', [codes]);
  }
}
