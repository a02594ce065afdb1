import { parseHandlingCode, parseTaskCode, type TaskCode } from '@yiwang/standards';
import type { InvalidParam } from '@yiwang/kernel';
import type { CoreContent, DescriptiveParts, ItemDefinition } from './item-definition.js';

/** A core travels with every change of a version and is held in memory by each consumer. */
export const MAX_CORE_BYTES = 4096;

interface Elements {
  core: CoreContent;
  descriptive: DescriptiveParts;
  validity: ItemDefinition['validity'];
}
type Rule = (item: Elements) => InvalidParam[];

const broken = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });

/** 实施编码 names its implementing body, level and category; a code that says something else is another item's. */
const codeAgrees: Rule = ({ core }) => {
  const parsed = core.itemCode.length === 33 ? parseHandlingCode(core.itemCode) : parseTaskCode(core.itemCode);
  if (!parsed.ok) return [broken('/itemCode', parsed.code, parsed.reason)];
  const task: TaskCode = 'task' in parsed.value ? parsed.value.task : parsed.value;
  const found: InvalidParam[] = [];
  if (task.uscc !== core.implementingBody.orgCode) {
    found.push(broken('/implementingBody/orgCode', 'BODY_DIFFERS_FROM_CODE', '实施主体与实施编码前18位不一致'));
  }
  if (task.level !== core.exerciseLevel) found.push(broken('/exerciseLevel', 'LEVEL_DIFFERS_FROM_CODE', '行使层级与实施编码第19位不一致'));
  if (task.catalog.category !== core.category) found.push(broken('/category', 'CATEGORY_DIFFERS_FROM_CODE', '事项类型与基本编码不一致'));
  return found;
};

const codesAreUnique: Rule = ({ core }) => {
  const twice = (codes: readonly string[]): boolean => new Set(codes).size !== codes.length;
  return [
    ...(twice(core.materials.map((m) => m.materialCode)) ? [broken('/materials', 'MATERIAL_TWICE', '材料编号不得重复')] : []),
    ...(twice(core.fees.map((f) => f.feeCode)) ? [broken('/fees', 'FEE_TWICE', '收费项目编号不得重复')] : []),
  ];
};

const participantsAgree: Rule = ({ core: { participants } }) => {
  const found: InvalidParam[] = [];
  if (participants.filter((p) => p.lead).length !== 1) found.push(broken('/participants', 'ONE_LEAD', '牵头部门必须有且只有一个'));
  if (new Set(participants.map((p) => p.orgCode)).size !== participants.length) {
    found.push(broken('/participants', 'PARTICIPANT_TWICE', '同一部门不得重复参与'));
  }
  const stages = new Set(participants.map((p) => p.stage));
  if (Math.max(...stages) !== stages.size) found.push(broken('/participants', 'STAGES_HAVE_GAP', '办理阶段应从1开始连续'));
  return found;
};

/** 必办 says something only where the lead may decide before all have answered; the lead itself always has to. */
const joinAgrees: Rule = ({ core: { participants, joinRule } }) => {
  const found: InvalidParam[] = [];
  participants.forEach(({ lead, mandatory }, i) => {
    const place = `/participants/${i}/mandatory`;
    if (mandatory === undefined) return;
    if (joinRule !== 'leadDecides') found.push(broken(place, 'MANDATORY_WITHOUT_RULE', '仅合并规则为牵头决定时可以设置是否必须等待'));
    else if (lead && !mandatory) found.push(broken(place, 'LEAD_MANDATORY', '牵头部门必须办理'));
  });
  return found;
};

/** Every share counts from acceptance, so the lead's is the whole limit, and nobody of a later stage is due before one of an earlier stage. */
const sharesAgree: Rule = ({ core: { participants } }) => {
  const found: InvalidParam[] = [];
  participants.forEach(({ lead, sharePercent, stage }, i) => {
    const place = `/participants/${i}/sharePercent`;
    if (lead && sharePercent !== 100) found.push(broken(place, 'LEAD_SHARE', '牵头部门的时限占比应为100%'));
    const before = participants.filter((other) => !other.lead && other.stage < stage);
    if (before.some((other) => other.sharePercent > sharePercent))
      found.push(broken(place, 'SHARE_FALLS', '后一阶段的时限占比不得小于前一阶段'));
  });
  return found;
};

const limitsAgree: Rule = ({ core: { limits, caseKind } }) => {
  const { promised } = limits;
  const found: InvalidParam[] = [];
  const atOnce = promised.unit === 'workingDay' && promised.value <= 1;
  if (caseKind === 'immediate' && !atOnce) found.push(broken('/limits/promised', 'IMMEDIATE_LIMIT', '即办件的承诺时限应为0或1个工作日'));
  if (caseKind === 'promised' && promised.value === 0) found.push(broken('/limits/promised', 'PROMISED_LIMIT', '承诺件的承诺时限应大于0'));
  return found;
};

const validityAgrees: Rule = ({ validity: { from, to } }) =>
  from !== undefined && to && Date.parse(to) <= Date.parse(from)
    ? [broken('/validity/to', 'VALIDITY_REVERSED', '计划取消日期应晚于计划生效日期')]
    : [];

const coreIsSmall: Rule = ({ core }) =>
  Buffer.byteLength(JSON.stringify(core)) > MAX_CORE_BYTES - 200
    ? [broken('/', 'CORE_TOO_LARGE', `运行要素超过${MAX_CORE_BYTES}字节`)]
    : [];

const RULES: readonly Rule[] = [
  codeAgrees,
  codesAreUnique,
  participantsAgree,
  joinAgrees,
  sharesAgree,
  limitsAgree,
  validityAgrees,
  coreIsSmall,
];

/**
 * Every rule an item breaks without which services could not act on it. A draft that breaks one is not stored, so what is published breaks
 * none; what the list itself demands of an item is data (`quality_rules`), shown while it is edited and enforced when it is published.
 */
export const itemProblems = (item: Elements): InvalidParam[] => RULES.flatMap((rule) => rule(item));
