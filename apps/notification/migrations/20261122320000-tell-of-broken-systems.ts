import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALERT = 'cn.yiwang.dispatch.system.alert-raised.v1';

/** Code (rule and template), kind of alert, Chinese, English. */
const TOLD: readonly [string, string, string, string][] = [
  [
    'system-circuit-open',
    'circuitOpen',
    '【政务服务】部门系统“{systemName}”已无法连接{figure}秒，任务暂停推送，请立即排查。',
    'The system "{systemName}" has not been reachable for {figure} seconds; its tasks wait. Please look into it at once.',
  ],
  [
    'system-parked',
    'parked',
    '【政务服务】部门系统“{systemName}”有{figure}条消息推送失败，待人工处理。',
    '{figure} message(s) could not be given to the system "{systemName}" and wait for a person.',
  ],
  [
    'system-waiting',
    'waiting',
    '【政务服务】部门系统“{systemName}”的消息已积压{figure}秒，请排查。',
    'Messages for the system "{systemName}" have been waiting for {figure} seconds.',
  ],
  [
    'system-unacknowledged',
    'unacknowledged',
    '【政务服务】部门系统“{systemName}”的任务已{figure}秒未签收，请及时处理。',
    'The system "{systemName}" has not acknowledged a task for {figure} seconds.',
  ],
  [
    'system-recall-unheard',
    'recallUnheard',
    '【政务服务】部门系统“{systemName}”已{figure}秒未确认任务收回，请核实。',
    'The system "{systemName}" has not acknowledged a recall for {figure} seconds.',
  ],
  [
    'system-failing',
    'failing',
    '【政务服务】部门系统“{systemName}”近两小时推送失败率{figure}%，请排查。',
    '{figure}% of the calls to the system "{systemName}" failed in the last two hours.',
  ],
  [
    'system-day-differs',
    'dayDiffers',
    '【政务服务】部门系统“{systemName}”日对账有{figure}件差异，请核对。',
    'The daily count of the system "{systemName}" differs in {figure} case(s).',
  ],
  [
    'system-gone',
    'gone',
    '【政务服务】部门系统“{systemName}”拒绝继续接收消息，已暂停对接，请联系平台运维。',
    'The system "{systemName}" refuses any more messages and is suspended. Please talk to the operators of the platform.',
  ],
];

/** What the officers of a department are told of its own system. */
export class TellOfBrokenSystems20261122320000 implements MigrationInterface {
  readonly name = 'TellOfBrokenSystems20261122320000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [code, kind, zh, en] of TOLD) {
      await runner.query(
        `INSERT INTO notification_rules (code, event_type, condition, template_code, audience, active) VALUES ($1, $2, $3, $1, 'officers', true)`,
        [code, ALERT, JSON.stringify({ kind })],
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
