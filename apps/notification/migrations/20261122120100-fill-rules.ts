import type { MigrationInterface, QueryRunner } from 'typeorm';

const CASE = 'cn.yiwang.acceptance.case';
const CARD = 'cn.yiwang.monitoring.card.issued.v1';

/** Code (rule and template), event type, condition, audience, active. */
const RULES: readonly [string, string, object, 'applicant' | 'officers', boolean][] = [
  // Off: who stands at the window has the receipt in his hand, and a text for each acceptance is what most people complain of.
  ['case-accepted', `${CASE}.accepted.v1`, {}, 'applicant', false],
  ['correction-requested', `${CASE}.correction-requested.v1`, {}, 'applicant', true],
  ['case-refused', `${CASE}.refused.v1`, {}, 'applicant', true],
  ['case-approved', `${CASE}.decided.v1`, { outcome: 'approved' }, 'applicant', true],
  ['case-rejected', `${CASE}.decided.v1`, { outcome: 'rejected' }, 'applicant', true],
  ['payment-due', 'cn.yiwang.payment.payable.created.v1', {}, 'applicant', true],
  ['rating-invited', 'cn.yiwang.evaluation.invitation.issued.v1', {}, 'applicant', true],
  ['card-warning', CARD, { level: 'warning' }, 'officers', true],
  ['card-yellow', CARD, { level: 'yellow' }, 'officers', true],
  ['card-red', CARD, { level: 'red' }, 'officers', true],
];

/** Code, Chinese, English. */
const TEXTS: readonly [string, string, string][] = [
  [
    'case-accepted',
    '【政务服务】您的办件{caseNo}已受理，预计{promiseDueOn}前办结。',
    'Your application {caseNo} was accepted; a decision is due by {promiseDueOn}.',
  ],
  [
    'correction-requested',
    '【政务服务】您的办件{caseNo}需补正{pointCount}项，请登录平台或到受理窗口查看补正告知书。',
    'Your application {caseNo} needs {pointCount} correction(s); see the notice on the platform or at the counter.',
  ],
  [
    'case-refused',
    '【政务服务】您的办件{caseNo}未予受理，理由和救济途径请查看告知书。',
    'Your application {caseNo} was not accepted; the notice gives the reasons and how to appeal.',
  ],
  [
    'case-approved',
    '【政务服务】您的办件{caseNo}已作出准予决定，结果将于{deliveryDueOn}前送达。',
    'Your application {caseNo} was approved; the result is delivered by {deliveryDueOn}.',
  ],
  [
    'case-rejected',
    '【政务服务】您的办件{caseNo}已作出不予许可决定，理由和救济途径请查看决定书。',
    'Your application {caseNo} was rejected; the decision gives the reasons and how to appeal.',
  ],
  [
    'payment-due',
    '【政务服务】您的办件{caseNo}应缴费{amountYuan}元，请于{expiresOn}前缴纳。',
    'For your application {caseNo} a fee of {amountYuan} yuan is due by {expiresOn}.',
  ],
  [
    'rating-invited',
    '【政务服务】您的办件{caseNo}已办结，请于{expiresOn}前评价：{link}',
    'Your application {caseNo} is closed; please rate the service by {expiresOn}: {link}',
  ],
  [
    'card-warning',
    '【电子监察】办件{caseNo}触发预警（{ruleCode}），时限{dueOn}，请及时办理。',
    'Case {caseNo}: warning ({ruleCode}), due on {dueOn}.',
  ],
  [
    'card-yellow',
    '【电子监察】办件{caseNo}被发黄牌（{ruleCode}），时限{dueOn}，请立即处理。',
    'Case {caseNo}: yellow card ({ruleCode}), due on {dueOn}.',
  ],
  [
    'card-red',
    '【电子监察】办件{caseNo}被发红牌（{ruleCode}），时限{dueOn}，请立即处理并说明原因。',
    'Case {caseNo}: red card ({ruleCode}), due on {dueOn}; act at once and explain.',
  ],
];

/** 通知规则和短信模板, as they are at the beginning. */
export class FillRules20261122120100 implements MigrationInterface {
  readonly name = 'FillRules20261122120100';

  async up(runner: QueryRunner): Promise<void> {
    for (const [code, eventType, condition, audience, active] of RULES) {
      await runner.query(
        'INSERT INTO notification_rules (code, event_type, condition, template_code, audience, active) VALUES ($1, $2, $3, $1, $4, $5)',
        [code, eventType, JSON.stringify(condition), audience, active],
      );
    }
    for (const [code, zh, en] of TEXTS) {
      await runner.query(
        "INSERT INTO templates (code, channel, language, version, text) VALUES ($1, 'sms', 'zh', 1, $2), ($1, 'sms', 'en', 1, $3)",
        [code, zh, en],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM templates');
    await runner.query('DELETE FROM notification_rules');
  }
}
