import { fen } from '@yiwang/kernel';
import {
  applicationChannels,
  audiences,
  bodyKinds,
  caseKinds,
  exerciseLevels,
  limitUnits,
  onlineDepths,
  powerSources,
  yuanText,
} from '@yiwang/standards';
import type { LegalBasis } from '../../item/domain/elements/legal-basis.js';
import { penaltyKinds } from '../../item/domain/elements/category-parts.js';
import { resultTypes } from '../../item/domain/elements/extended.js';
import { materialForms, materialKinds, materialNecessities, materialSources } from '../../item/domain/elements/materials.js';
import type { DescriptiveParts } from '../../item/domain/item-definition.js';
import { EXTEND_FIELD, FEE_IN_WORDS, HANDLE_AREAS, NO, TASK_STATES, YES } from '../../import/layouts/national-codes.js';
import type { ExportItem } from '../queries/walk-items.js';

export type Cells = Record<string, string | number | undefined>;
/** What the tables tell of a version: they know no forms, and no guide as one text. */
export type TabledItem = Omit<ExportItem, 'form' | 'guide'>;

const NONE = '无';
const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? YES : NO);
/** A column that must say something. */
const told = (value: boolean | undefined): string => (value ? YES : NO);

const article = ({ name, documentNo, article: place, content }: LegalBasis): string =>
  `《${name.replace(/^《|》$/g, '')}》${documentNo ? `（${documentNo}）` : ''}${place ?? ''}${content ? `：${content}` : ''}`;

const flowOf = ({ basic, process }: DescriptiveParts): string =>
  basic?.procedure ?? (process.map(({ step, link }) => (link === step ? step : `${step}（${link}）`)).join('→') || NONE);

/** 处罚的行为、种类、幅度 in the form that an import reads back. */
const penaltyOf = ({ penalty }: DescriptiveParts): string =>
  (penalty?.acts ?? [])
    .map(({ act, kinds, ranges }) => {
      const named = kinds.map((kind) => penaltyKinds.of(kind).zh.split('、')[0]).join('、');
      const range = (ranges ?? []).map(({ circumstance, penalty: words }) => `${circumstance}：${words}`).join('，');
      return `${act.replaceAll('\n', ' ')}；种类：${named}${range ? `；幅度：${range.replaceAll('\n', ' ')}` : ''}`;
    })
    .join('\n');

const localCode = ({ localCodes }: DescriptiveParts, scheme: string): string | undefined =>
  localCodes.find((code) => code.scheme === scheme)?.code;

/** What every table says of the item that its row is or belongs to. */
export const codesOf = ({ itemCode }: Pick<TabledItem, 'itemCode'>): Cells => ({
  CATALOG_CODE: itemCode.slice(19, 31),
  TASK_CODE: itemCode.slice(0, 31),
  TASK_HANDLE_ITEM: itemCode.length > 31 ? itemCode : undefined,
});

const dateOf = (date: Date | null): string | undefined =>
  date === null ? undefined : new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** 基本信息, of all groups: each table has its columns of it. */
export function basicCells(item: TabledItem): Cells {
  const { core, descriptive: d, status } = item;
  const { basic } = d;
  const { promised, statutory } = core.limits;
  return {
    ...codesOf(item),
    LOCAL_CATALOG_CODE: localCode(d, 'localCatalogue'),
    LOCAL_TASK_CODE: localCode(d, 'localTask') ?? localCode(d, 'sichuan'),
    TASK_NAME: core.name,
    TASK_TYPE: core.category,
    TASK_STATE: status === 'suspended' || status === 'cancelled' ? TASK_STATES[status] : TASK_STATES.published,
    TASK_VERSION: item.version,
    BY_LAW: d.legalBasis.map(article).join('\n') || NONE,
    POWER_SOURCE: basic?.powerSource && powerSources.encode(basic.powerSource),
    USE_LEVEL: exerciseLevels.isCode(core.exerciseLevel) ? core.exerciseLevel : undefined,
    DEPT_NAME: core.implementingBody.name,
    DEPT_CODE: core.implementingBody.orgCode,
    DEPT_TYPE: basic?.bodyKind && bodyKinds.encode(basic.bodyKind),
    ENTRUST_NAME: basic?.entrustedBy,
    ANTICIPATE_DAY: statutory.value,
    ANTICIPATE_TYPE: limitUnits.encode(statutory.unit),
    ANTICIPATE_EXPLAIN: basic?.statutoryLimitNote,
    PROMISE_DAY: promised.value,
    PROMISE_TYPE: limitUnits.encode(promised.unit),
    PROMISE_EXPLAIN: basic?.promisedLimitNote,
    ACCEPT_CONDITION: d.conditions.join('\n') || NONE,
    HANDLE_FLOW: flowOf(d),
    IS_FEE: told(basic?.charged ?? core.fees.length > 0),
    FEE_BASIS: d.feeBasis,
    SERVER_TYPE: core.audience.map((key) => audiences.encode(key)).join('^'),
    PROJECT_TYPE: caseKinds.encode(core.caseKind),
    HANDLE_TYPE: basic?.channels?.map((key) => applicationChannels.encode(key)).join('^'),
    LIMIT_SCENE_NUM: d.visits,
    SPECIAL_PROCEDURE: basic?.specialProcedures?.map(({ name }) => name).join('、') || NONE,
    IS_SINGLE_LOGIN: told(basic?.desktop?.singleSignOn),
    LINK_ADDR: basic?.desktop?.url,
    APP_IS_SINGLE_LOGIN: told(basic?.mobile?.singleSignOn),
    MOBILE_TERMINAL_URL: basic?.mobile?.url,
    TRANSACT_ADDR: d.address ?? NONE,
    TRANSACT_TIME: d.openingHours ?? NONE,
    LINK_WAY: d.consultPhone ?? basic?.consultation ?? NONE,
    SUPERVISE_WAY: d.complaintPhone ?? basic?.complaints ?? NONE,
    PLAN_EFFECTIVE_DATE: dateOf(item.validFrom),
    PLAN_CANCEL_DATE: dateOf(item.validTo),
    PUNISHMENT_METHOD: penaltyOf(d) || NONE,
    COLLECT_TYPE: d.collection?.kinds.join('、'),
    IS_PERMIT_REDUCE: flag(d.collection?.reducible),
  };
}

/** 扩展信息. */
export function extendedCells({ descriptive: d }: TabledItem): Cells[] {
  const e = d.extended ?? {};
  const [result] = e.results ?? [];
  return [
    {
      OTHER_DEPT: e.jointBodies?.map(({ name }) => name).join('、'),
      SERVICE_TYPE: e.intermediaryServices?.map(({ name }) => name).join('、'),
      LIMIT_EXPLAIN: e.quota,
      HANDLE_AREA: e.crossRegion?.map((key) => HANDLE_AREAS.find(([, scope]) => scope === key)?.[0]).join('^'),
      IS_ENTRY_CENTER: told(e.inServiceHall),
      IS_EXPRESS: told(e.courier),
      IS_ONLINE: told(e.online),
      IS_PAY_ONLINE: told(e.onlinePayment),
      IS_SCHEDULE: flag(e.booking),
      IS_SERVICE_TERMINALS: flag(e.selfService),
      ONLINE_HANDLE_DEPTH: e.onlineDepths?.map((key) => onlineDepths.encode(key)).join('^'),
      ONLINE_HANDLE_URL: e.onlineUrl,
      LIMIT_SCENE_EXPLAIN: d.visitReason,
      RESULT_TYPE: resultTypes.encode(result?.type ?? 'other'),
      RESULT_NAME: result?.name,
      RESULT_GUID: result?.sample?.url,
      USER_TOPIC_TYPE: e.personTopics?.join('^'),
      CORP_TOPIC_TYPE: e.legalPersonTopics?.join('^'),
      TOWN_CODE: e.townCodes?.join('^'),
      VILLAGE_CODE: e.villageCodes?.join('^'),
      EXTEND_FIELD: e.more?.find(({ name }) => name === EXTEND_FIELD)?.value,
    },
  ];
}

/** 材料目录. */
export const materialCells = ({ core, descriptive }: TabledItem): Cells[] =>
  core.materials.map(({ materialCode, name, required }, i) => {
    const d = descriptive.materials?.find((detail) => detail.materialCode === materialCode);
    return {
      MATERIAL_NAME: name,
      MATERIAL_TYPE: d?.kind && materialKinds.encode(d.kind),
      MATERIAL_FORMAT: d?.form && materialForms.encode(d.form),
      IS_NEED: materialNecessities.encode(d?.necessity ?? (required ? 'required' : 'optional')),
      SOURCE_TYPE: d?.source && materialSources.encode(d.source),
      SOURCE_EXPLAIN: d?.sourceNote,
      PAGE_NUM: d?.originals,
      PAGE_FORMAT: d?.paperSpecification,
      FORM_GUID: d?.blankForm?.url,
      EXAMPLE_GUID: d?.sampleForm?.url,
      FILL_EXPLAIN: d?.instructions,
      ACCEPT_STAND: d?.acceptanceStandard,
      BY_LAW: d?.basis,
      ORDER_NUM: i + 1,
    };
  });

/** 收费项目: those of the core, and those that an import knows in words only. */
export const feeCells = ({ core, descriptive }: TabledItem): Cells[] => {
  const inWords = (descriptive.extended?.more ?? []).filter(({ name }) => name.startsWith(FEE_IN_WORDS));
  const fees = core.fees.map(({ feeCode, name, rule }, i) => {
    const d = descriptive.fees?.find((detail) => detail.feeCode === feeCode);
    const amount = rule.kind === 'fixed' ? `${yuanText(fen(rule.amountFen))}元` : `每单位${yuanText(fen(rule.unitFen))}元`;
    return {
      FEE_NAME: name,
      FEE_STAND: d?.standard ?? amount,
      BY_LAW: d?.basis ?? descriptive.feeBasis,
      IS_DESC: flag(d?.reducible),
      DESC_EXPLAIN: d?.reductionBasis,
      ORDER_NUM: i + 1,
    };
  });
  const others = inWords.map(({ name, value }, i) => ({
    FEE_NAME: name.slice(FEE_IN_WORDS.length),
    FEE_STAND: value,
    ORDER_NUM: fees.length + i + 1,
  }));
  return [...fees, ...others];
};

/** 常见问题. */
export const questionCells = ({ descriptive }: TabledItem): Cells[] =>
  descriptive.faq.map(({ question, answer }, i) => ({ QUESTION: question, ANSWER: answer, ORDER_NUM: i + 1 }));
