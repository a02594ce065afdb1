import type { Channel, CaseOutcome } from '../../case/domain/case-state.js';
import { STATUS_NAMES } from '../../case/domain/case-status.js';
import { dueAtOf, type WorkRow } from '../work-list/read-work.js';

const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  window: '窗口',
  computer: '电脑',
  mobile: '移动端',
  courier: '邮寄',
  kiosk: '自助终端',
};
const OUTCOME_NAMES: Readonly<Record<CaseOutcome, string>> = {
  approved: '准予',
  rejected: '不予',
  terminated: '终止',
  forwarded: '转报',
  annulled: '撤销',
};

const DAY_AND_TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
/** `2026-11-22 08:30:00` as clocks in China show it. */
const local = (at: Date | null): string => (at === null ? '' : DAY_AND_TIME.format(at));

/** 清单列 — heads and cells of an exported list. Applicants as a list shows them: masked. */
const COLUMNS: Readonly<Record<string, (row: WorkRow) => string>> = {
  申报号: (row) => row.case_no,
  事项名称: (row) => row.item_name ?? '',
  实施编码: (row) => row.item_code,
  办件状态: (row) => STATUS_NAMES[row.status],
  决定机关: (row) => row.deciding_name ?? row.deciding_org,
  决定机关代码: (row) => row.deciding_org,
  决定机关区划: (row) => row.deciding_region,
  收件机构代码: (row) => row.received_org ?? '',
  申请人类型: (row) => (row.applicant_kind === 'person' ? '自然人' : '法人'),
  申请人: (row) => row.applicant_masked.name ?? '',
  证件号码: (row) => row.applicant_masked.number ?? '',
  申报渠道: (row) => CHANNEL_NAMES[row.channel],
  申报时间: (row) => local(row.submitted_at),
  受理时间: (row) => local(row.accepted_at),
  到期时间: (row) => local(dueAtOf(row)),
  承诺办结时间: (row) => local(row.promise_due_at),
  决定时间: (row) => local(row.decided_at),
  办理结果: (row) => (row.outcome === null ? '' : OUTCOME_NAMES[row.outcome]),
  结束时间: (row) => local(row.ended_at),
};
const CELLS = Object.values(COLUMNS);

export const EXPORT_HEADER: readonly string[] = Object.keys(COLUMNS);
export const exportCells = (row: WorkRow): string[] => CELLS.map((cell) => cell(row));
