import type { TimeLimit } from '@yiwang/events-catalogue';
import { DescriptiveParts, type ItemDefinition } from '../../item/domain/item-definition.js';
import type { ImportRow } from './import-row.js';

const days = (value: number): TimeLimit => ({ value, unit: 'workingDay' });

/** Limits that a list does not tell, by category; 20 working days is the statutory limit of 行政许可法 art. 42. */
const LIMITS: Readonly<Record<string, { promised: TimeLimit; statutory: TimeLimit }>> = {
  '01': { promised: days(10), statutory: days(20) },
  '05': { promised: days(15), statutory: days(30) },
  '07': { promised: days(10), statutory: days(20) },
  '08': { promised: days(20), statutory: days(30) },
  '09': { promised: days(30), statutory: days(60) },
  '20': { promised: days(5), statutory: days(10) },
};
const OTHER_LIMITS = { promised: days(10), statutory: days(20) };

/** The form of an item whose department has not yet made one: what is asked for, in words. One object, so that it is stored once. */
const DEFAULT_FORM = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '通用申请表',
  type: 'object',
  properties: {
    matter: { type: 'string', title: '申请事由', minLength: 1, maxLength: 500 },
    remarks: { type: 'string', title: '备注', maxLength: 500 },
  },
  required: ['matter'],
  additionalProperties: false,
};

const DEFAULTED = ['acceptedBy', 'audience', 'caseKind', 'participants', 'limits', 'form', 'guide', 'resultKinds', 'deliveryKinds'];

const guideOf = (row: ImportRow): string =>
  [
    `# ${row.name}`,
    `- 实施主体：${row.department}（${row.orgCode}）`,
    `- 地方编码：${row.localCode}`,
    ...(row.link ? [`- 原办事指南：<${row.link}>`] : []),
  ].join('\n');

/**
 * The definition of an item of which only name, code and department are known. What is not known takes a default and is listed in
 * `descriptive.defaulted`, so that the department sees what it still has to confirm: accepted at the comprehensive window, handled by
 * the implementing body alone, limits by category.
 */
export const definitionOf = (row: ImportRow): ItemDefinition => ({
  name: row.name,
  category: row.category,
  audience: ['naturalPerson', 'enterprise'],
  implementingBody: { orgCode: row.orgCode, name: row.department, regionCode: row.regionCode },
  exerciseLevel: row.exerciseLevel,
  acceptedBy: 'window',
  caseKind: 'promised',
  star: 0,
  participants: [
    { orgCode: row.orgCode, name: row.department, lead: true, stage: 1, sharePercent: 100, visibleFields: ['/matter', '/remarks'] },
  ],
  limits: LIMITS[row.category] ?? OTHER_LIMITS,
  fees: [],
  materials: [],
  form: DEFAULT_FORM,
  guide: guideOf(row),
  resultKinds: ['document'],
  deliveryKinds: ['window'],
  validity: {},
  descriptive: DescriptiveParts.parse({
    localCodes: [
      { scheme: 'sichuan', code: row.localCode },
      ...(row.group ? [{ scheme: 'sichuanGroup', code: row.group.slice(0, 100) }] : []),
    ],
    defaulted: DEFAULTED,
  }),
});

/** 实施编码 of 31 characters, or 业务办理项编码 of 33 where the source divides the item. */
export const itemCodeOf = (row: ImportRow, catalogueCode: string): string =>
  row.orgCode + row.exerciseLevel + catalogueCode + (row.handlingSerial === 0 ? '' : String(row.handlingSerial).padStart(2, '0'));
