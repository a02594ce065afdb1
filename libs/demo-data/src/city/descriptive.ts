import { itemCategories } from '@yiwang/standards';
import { collectionPart, coercionPart, inspectionPart, penaltyPart } from './category-parts.js';
import { cityPhones } from './city-departments.js';
import { isApplied, SITE, type CityItem, type Making } from './city-item.js';
import type { AppliedRow, CityRow } from './department-text.js';
import { citationOf, legalBasisOf } from './laws.js';
import { questionsOf } from './questions.js';
import { topicsOf } from './topics.js';

const FULL_DEPTH = ['consultation', 'receipt', 'preReview', 'acceptance', 'handling', 'resultFeedback', 'licenceFeedback'];

/** 办结方式 as the name of the result ends. */
function closingModeOf(result: string | undefined): string {
  if (result === undefined) return 'other';
  if (result.endsWith('批复')) return 'approval';
  return result.endsWith('证') ? 'licence' : result.endsWith('文') ? 'document' : 'other';
}

function conditionsOf({ row, name }: Making<AppliedRow>): string[] {
  const who = row.audience.includes('naturalPerson') ? '具有完全民事行为能力的自然人' : '依法设立的法人或者其他组织';
  const both = row.audience.includes('naturalPerson') && row.audience.length > 1 ? '，或者依法设立的法人、其他组织' : '';
  return [
    `申请人为${who}${both}。`,
    `符合${citationOf(row.basis)}规定的条件。`,
    ...(row.materials.length > 0 ? [`能够提供${row.materials.slice(0, 3).join('、')}。`] : []),
    ...(row.category === '01' ? [`不存在依法不予${name.includes('登记') ? '登记' : '许可'}的情形。`] : []),
  ];
}

/** Elements that only what is applied for has: channels, online depth, results, topics. */
function appliedParts(making: Making<AppliedRow>): { basic: object; extended: object } {
  const { row, name } = making;
  const online = row.visits === 0;
  // Wholly online is what is decided at once or quickly; the rest is filed online and looked at there.
  const whole = online && (row.immediate || row.promisedDays <= 8);
  const entry = { url: `${SITE}/items/${encodeURIComponent(name)}`, singleSignOn: true };
  const type = row.result === undefined ? 'other' : /证|执照|证书/.test(row.result) ? 'licence' : 'approval';
  const sample = { name: `${row.result ?? ''}样本`, url: `${SITE}/results/${encodeURIComponent(row.result ?? '')}.pdf` };
  return {
    basic: {
      channels: online ? ['window', 'desktop', 'mobile', 'courier'] : ['window', 'desktop', 'mobile'],
      handlingMode: 'own',
      reviewMode: row.immediate ? 'immediate' : 'staged',
      closingMode: closingModeOf(row.result),
      charged: row.fee !== undefined,
      statutoryLimitNote: `自受理之日起${row.statutoryDays}个工作日（${citationOf(row.basis)}）。`,
      desktop: entry,
      mobile: entry,
    },
    extended: {
      crossRegion: ['acrossCounties', ...(row.category === '20' || row.category === '05' ? ['acrossCities'] : [])],
      courier: row.result !== undefined,
      online: true,
      ...(row.fee && { onlinePayment: true }),
      booking: true,
      selfService: row.immediate,
      onlineDepths: whole ? FULL_DEPTH : online ? FULL_DEPTH.slice(0, 6) : ['consultation', 'receipt', 'preReview', 'resultFeedback'],
      onlineGrade: whole ? 'grade4' : online ? 'grade3' : 'grade2',
      onlineUrl: entry.url,
      results: row.result === undefined ? [{ type, name: '无' }] : [{ type, name: row.result, sample }],
      ...topicsOf(row.topic, row.audience),
    },
  };
}

const OFFICE_RESULTS: Readonly<Record<Exclude<CityRow['kind'], 'applied'>, string>> = {
  penalty: '行政处罚决定书',
  coercion: '行政强制措施决定书',
  levy: '缴款通知书',
  inspection: '行政检查记录表',
};

function officeParts({ row }: Making): { basic: object; extended: object } {
  const name = OFFICE_RESULTS[row.kind as keyof typeof OFFICE_RESULTS];
  const sample = { name: `${name}样本`, url: `${SITE}/results/${encodeURIComponent(name)}.pdf` };
  return {
    basic: { channels: ['window', 'other'], handlingMode: 'own', reviewMode: 'staged', closingMode: 'other', charged: row.kind === 'levy' },
    extended: {
      courier: false,
      online: row.kind === 'levy',
      ...(row.kind === 'levy' && { onlinePayment: true, ...topicsOf('缴税缴费', row.audience) }),
      results: [{ type: 'other', name, sample }],
    },
  };
}

function categoryPart(row: CityRow): object {
  switch (row.kind) {
    case 'penalty':
      return penaltyPart(row);
    case 'coercion':
      return coercionPart(row);
    case 'levy':
      return collectionPart(row);
    case 'inspection':
      return inspectionPart(row);
    case 'applied':
      return {};
  }
}

/** 地方编码: the province's base code, as `许可-07012-001`. */
function localCode(category: string, catalogueTail: string): object {
  const key = itemCategories.parse(category);
  const short = key.ok ? key.value.zh.replace(/^行政|^其他行政权力$|事项$/g, '') || '其他' : '其他';
  return { scheme: 'zhejiangBase', code: `${short}-${catalogueTail.slice(0, 5)}-${catalogueTail.slice(5)}` };
}

/** 描述要素. */
export function descriptiveOf(
  making: Making,
  item: Pick<CityItem, 'category' | 'itemCode' | 'fees'>,
  process: readonly object[],
  materials: readonly object[],
): Record<string, unknown> {
  const { row, department } = making;
  const { basic, extended } = isApplied(making) ? appliedParts(making) : officeParts(making);
  const visits = isApplied(making) ? { visits: making.row.visits, visitReason: making.row.visitReason } : {};
  const hall = isApplied(making) ? { inServiceHall: true } : { inServiceHall: row.kind === 'levy' };
  return withoutUndefined({
    conditions: isApplied(making) ? conditionsOf(making) : [`有${citationOf(row.basis)}规定的情形。`],
    process,
    legalBasis: legalBasisOf(row.basis),
    ...cityPhones(department.serial),
    address: `宁波市${department.place.replace(/^宁波市/, '')}`,
    openingHours: '工作日 9:00-12:00，13:30-17:00',
    ...visits,
    basic: { bodyKind: 'statutory', powerSource: 'statutory', ...basic },
    extended: { ...hall, ...extended },
    ...(materials.length > 0 && { materials }),
    ...feeParts(making, item.fees),
    ...categoryPart(row),
    faq: questionsOf(making),
    localCodes: [localCode(item.category, item.itemCode.slice(23, 31))],
  });
}

function feeParts({ row }: Making, fees: CityItem['fees']): object {
  if (fees.length === 0) return {};
  const basis = row.kind === 'levy' ? citationOf(row.basis) : '浙江省行政事业性收费目录清单（演示）';
  const standard = row.kind === 'levy' ? row.standard : undefined;
  const details = fees.map((fee) => ({
    feeCode: fee.feeCode,
    standard: standard ?? `每件${fee.rule.kind === 'fixed' ? fee.rule.amountFen / 100 : fee.rule.unitFen / 100}元`,
    basis,
    reducible: row.kind === 'levy',
    ...(row.kind === 'levy' && { reductionBasis: row.reduction }),
  }));
  return { feeBasis: basis, fees: details };
}

const withoutUndefined = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
