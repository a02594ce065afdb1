import {
  materialForms,
  materialKinds,
  materialNecessities,
  materialSources,
  type MaterialDetail,
} from '../../item/domain/elements/materials.js';
import { resultTypes } from '../../item/domain/elements/extended.js';
import type { GuideItem } from './guide-item.js';
import type { GuideSection } from './guide.js';
import { amountText, facts, joined, labelled, limitText, link, list, table, timingText, word, yesNo, type Cell } from './wording.js';

/** 受理条件. */
export const conditionSections = ({ descriptive }: GuideItem): GuideSection[] => list('conditions', '受理条件', descriptive.conditions);

const MATERIAL_COLUMNS = ['材料名称', '必要性', '类型与份数', '形式与规格', '来源', '要求', '表格下载'];

/** 申请材料, in the order that the department gave, or else of the core. */
export function materialSections({ materials, descriptive }: GuideItem): GuideSection[] {
  const details = new Map((descriptive.materials ?? []).map((detail) => [detail.materialCode, detail]));
  const rows = materials.map((material, i) => ({ material, detail: details.get(material.materialCode), place: i + 1 }));
  rows.sort((a, b) => (a.detail?.order ?? a.place) - (b.detail?.order ?? b.place) || a.place - b.place);
  return table(
    'materials',
    '申请材料',
    MATERIAL_COLUMNS,
    rows.map(({ material, detail }) => [
      material.name,
      word(materialNecessities, detail?.necessity ?? (material.required ? 'required' : 'optional')),
      ...materialCells(detail),
    ]),
  );
}

function materialCells(detail: MaterialDetail | undefined): Cell[] {
  if (!detail) return ['', '', '', '', ''];
  const copies = [
    ...(detail.originals === undefined ? [] : [`原件${detail.originals}份`]),
    ...(detail.copies === undefined ? [] : [`复印件${detail.copies}份`]),
  ];
  return [
    [word(materialKinds, detail.kind), joined(copies)],
    [word(materialForms, detail.form), detail.paperSpecification],
    [word(materialSources, detail.source), detail.sourceNote, labelled('出具机构', detail.issuer)],
    [
      labelled('适用情形', detail.condition),
      labelled('填报须知', detail.instructions),
      labelled('受理标准', detail.acceptanceStandard),
      labelled('依据', detail.basis),
    ],
    [link(detail.blankForm?.url, detail.blankForm?.name), link(detail.sampleForm?.url, detail.sampleForm?.name)],
  ];
}

/** 办理流程. */
export function processSections({ descriptive: { process, basic } }: GuideItem): GuideSection[] {
  return [
    ...facts('procedure', '办理流程', [['流程说明', basic?.procedure]]),
    ...table(
      'process',
      '办理环节',
      ['步骤', '环节', '办理人员', '时限', '审查标准', '结果'],
      process.map((row) => [
        row.step,
        row.link,
        row.handler,
        [row.limit, row.duration && row.limit === undefined ? limitText(row.duration) : undefined],
        row.standard,
        row.result,
      ]),
    ),
  ];
}

/** 收费. */
export function feeSections({ fees, descriptive: d }: GuideItem): GuideSection[] {
  const details = new Map((d.fees ?? []).map((detail) => [detail.feeCode, detail]));
  return [
    ...facts('charges', '收费', [
      ['是否收费', yesNo(d.basic?.charged ?? fees.length > 0)],
      ['收费依据', d.feeBasis],
      ['网上支付', yesNo(d.extended?.onlinePayment)],
    ]),
    ...table(
      'fees',
      '收费项目',
      ['项目', '金额', '标准', '缴费时间', '依据', '减免'],
      fees.map((fee) => {
        const detail = details.get(fee.feeCode);
        const reducible = detail?.reducible === undefined ? undefined : detail.reducible ? '允许减免' : '不予减免';
        return [
          fee.name,
          amountText(fee),
          detail?.standard,
          timingText(fee.timing),
          detail?.basis,
          [reducible, labelled('依据', detail?.reductionBasis)],
        ];
      }),
    ),
  ];
}

const RESULTS = { licence: '证照', approval: '批文', document: '文书', none: '无' } as const;

/** 办理结果. */
export function resultSections({ resultKinds, descriptive: { extended } }: GuideItem): GuideSection[] {
  return [
    ...facts('result', '办理结果', [['结果形式', joined(resultKinds.map((kind) => RESULTS[kind]))]]),
    ...table(
      'results',
      '审批结果',
      ['结果名称', '类型', '样本'],
      (extended?.results ?? []).map(({ name, type, sample }) => [name, word(resultTypes, type), link(sample?.url, sample?.name)]),
    ),
  ];
}
