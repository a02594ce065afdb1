import { orgCodeCheckChar, usccCheckChar } from '@yiwang/standards';
import type { DepartmentText } from './department-text.js';
import { CULTURE_AND_SAFETY } from './departments/culture-and-safety.js';
import { LAND_AND_CONSTRUCTION } from './departments/land-and-construction.js';
import { MARKET_AND_TRADE } from './departments/market-and-trade.js';
import { PEOPLE } from './departments/people.js';

/** 行政区划代码 of the demonstration city, 宁波市. */
export const CITY_REGION = '330200';

export const DEPARTMENT_TEXTS: readonly DepartmentText[] = [
  ...MARKET_AND_TRADE,
  ...PEOPLE,
  ...LAND_AND_CONSTRUCTION,
  ...CULTURE_AND_SAFETY,
];

/** 统一社会信用代码 of a department: constructed, valid by GB 32100. */
export function cityOrgCode(serial: number): string {
  const organisation = `MB1B00${String(serial).padStart(2, '0')}`;
  const head = `11${CITY_REGION}${organisation}${orgCodeCheckChar(organisation)}`;
  return head + usccCheckChar(head);
}

/** 咨询电话 and 监督投诉电话 of a department, out of a block that nobody has. */
export const cityPhones = (serial: number): { consultPhone: string; complaintPhone: string } => {
  const block = `0574-870${String(serial).padStart(2, '0')}`;
  return { consultPhone: `${block}001`, complaintPhone: `${block}002` };
};
