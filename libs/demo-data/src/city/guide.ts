import { isApplied, type CityItem, type Making } from './city-item.js';
import { citationOf } from './laws.js';

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const section = (title: string, body: string): string => (body === '' ? '' : `\n\n## ${title}\n\n${body}`);

/** 办事指南, Markdown: what people must know, in the order in which they ask for it. */
export function guideOf(
  making: Making,
  item: Pick<CityItem, 'materials' | 'fees' | 'limits'>,
  process: readonly { link: string }[],
): string {
  const { row, department, name } = making;
  const links = section('办理流程', process.map(({ link }) => link).join(' → '));
  const place = section('办理地点', `${department.name}，${department.place}，工作日 9:00-12:00、13:30-17:00。`);
  const head = `# ${name}\n\n${department.name}依据${citationOf(row.basis)}办理。`;
  if (!isApplied(making)) return head + links + place;
  const { statutory, promised } = item.limits;
  const limit = making.row.immediate ? '材料齐全的当场办结。' : `法定${statutory.value}个工作日，承诺${promised.value}个工作日。`;
  const { visits, visitReason, result } = making.row;
  const visit = visits === 0 ? '一次也不用跑，全程网上办理。' : `需到现场${visits}次：${visitReason ?? ''}。`;
  const fees = item.fees.length === 0 ? '不收费。' : list(item.fees.map((fee) => `${fee.name}，可网上支付`));
  return (
    head +
    section('申请材料', list(item.materials.map((material) => material.name))) +
    section('办理时限', limit) +
    section('到现场次数', visit) +
    section('收费', fees) +
    section('办理结果', result ?? '口头或者网上答复。') +
    links +
    place
  );
}
