import type { Fee } from '@yiwang/events-catalogue';
import { CITY_REGION, cityOrgCode, DEPARTMENT_TEXTS } from './city-departments.js';
import { isApplied, type CityItem, type Making } from './city-item.js';
import { rowsOf, type CityRow, type DepartmentText } from './department-text.js';
import { descriptiveOf } from './descriptive.js';
import { fieldsOf, formOf } from './forms.js';
import { guideOf } from './guide.js';
import { materialParts } from './materials.js';
import { processOf } from './process.js';

/** 行使层级 市级, GB/T 39046 A.2. */
const CITY_LEVEL = '3';
const OFFICE_CATEGORIES = { penalty: '02', coercion: '03', levy: '04', inspection: '06' } as const;

const categoryOf = (row: CityRow): string => (row.kind === 'applied' ? row.category : OFFICE_CATEGORIES[row.kind]);
const nameOf = (row: CityRow): string => (row.kind === 'penalty' ? `对${row.name}的处罚` : row.name);

/** 实施编码: province 33, category, 主项 from the department's serial and the line, 子项 from the case. */
function itemCodeOf(orgCode: string, serial: number, row: CityRow, variant: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${orgCode}${CITY_LEVEL}33${categoryOf(row)}${two(serial)}${String(row.line).padStart(3, '0')}${String(variant).padStart(3, '0')}`;
}

function feesOf({ row }: Making): Fee[] {
  if (row.kind === 'levy') {
    // Rates differ too much for a figure here; what is due is worked out from what is declared.
    return [{ feeCode: 'F01', name: row.name, timing: 'beforeDelivery', rule: { kind: 'perUnit', quantity: '/base', unitFen: 100 } }];
  }
  if (row.kind !== 'applied' || !row.fee) return [];
  const { name, yuan } = row.fee;
  const timing = name.includes('考试') ? ('beforeAcceptance' as const) : ('beforeDelivery' as const);
  return [{ feeCode: 'F01', name, timing, rule: { kind: 'fixed', amountFen: Math.round(yuan * 100) } }];
}

function limitsOf({ row }: Making): CityItem['limits'] {
  const days = (promised: number, statutory: number) => ({
    promised: { value: promised, unit: 'workingDay' as const },
    statutory: { value: statutory, unit: 'workingDay' as const },
  });
  switch (row.kind) {
    case 'applied':
      return days(row.promisedDays, row.statutoryDays);
    case 'penalty':
      // 行政处罚法 art. 60: ninety days from the filing of the case.
      return { promised: { value: 75, unit: 'calendarDay' }, statutory: { value: 90, unit: 'calendarDay' } };
    case 'coercion':
      return { promised: { value: 30, unit: 'calendarDay' }, statutory: { value: 30, unit: 'calendarDay' } };
    case 'levy':
      return days(10, 20);
    case 'inspection':
      return days(20, 20);
  }
}

function audienceOf(row: CityRow): CityItem['audience'] {
  if (row.kind === 'applied' || row.kind === 'levy') return row.audience;
  return row.kind === 'inspection'
    ? ['enterprise', 'publicInstitution', 'otherOrganisation']
    : ['naturalPerson', 'enterprise', 'otherOrganisation'];
}

const resultKindsOf = ({ row }: Making): CityItem['resultKinds'] => {
  if (row.kind !== 'applied') return ['document'];
  if (row.result === undefined) return ['none'];
  return [/证$|执照$|证书$/.test(row.result) ? 'licence' : row.result.endsWith('批复') ? 'approval' : 'document'];
};

function make(making: Making, variant: number): CityItem {
  const { department, orgCode, row, name } = making;
  const { core: materials, details } = isApplied(making) ? materialParts(making) : { core: [], details: [] };
  const [fees, limits, process] = [feesOf(making), limitsOf(making), processOf(making)];
  const itemCode = itemCodeOf(orgCode, department.serial, row, variant);
  const category = categoryOf(row);
  const form = formOf(making);
  const applied = isApplied(making);
  return {
    itemCode,
    name,
    category,
    audience: audienceOf(row),
    implementingBody: { orgCode, name: department.name, regionCode: CITY_REGION },
    exerciseLevel: CITY_LEVEL,
    acceptedBy: applied ? 'window' : 'department',
    caseKind: applied && making.row.immediate ? 'immediate' : 'promised',
    star: 0,
    participants: [{ orgCode, name: department.name, lead: true, stage: 1, sharePercent: 100, visibleFields: fieldsOf(form) }],
    limits,
    fees,
    materials,
    form,
    guide: guideOf(making, { materials, fees, limits }, process),
    resultKinds: resultKindsOf(making),
    deliveryKinds: applied ? (making.row.visits === 0 ? ['electronic', 'courier', 'window'] : ['window', 'courier']) : ['window'],
    descriptive: descriptiveOf(making, { category, itemCode, fees }, process, details),
  };
}

function itemsOf(department: DepartmentText): CityItem[] {
  const orgCode = cityOrgCode(department.serial);
  return rowsOf(department).flatMap((row) => {
    const name = nameOf(row);
    const cases = row.kind === 'applied' ? row.cases : [];
    if (cases.length === 0) return [make({ department, orgCode, row, name, variant: undefined }, 0)];
    return cases.map((variant, i) => make({ department, orgCode, row, name: `${name}（${variant}）`, variant }, i + 1));
  });
}

let made: readonly CityItem[] | undefined;

/** 演示城市的事项: about 300 items of all categories, made from the tables of the departments when first asked for. */
export const cityItems = (): readonly CityItem[] => (made ??= DEPARTMENT_TEXTS.flatMap(itemsOf));
