import type { RequiredMaterial } from '@yiwang/events-catalogue';
import { SITE, type Making } from './city-item.js';
import { citationOf } from './laws.js';
import type { AppliedRow } from './department-text.js';

interface Material {
  name: string;
  required: boolean;
  detail: Record<string, unknown>;
}

/** Papers that another authority issued and the platform has itself: shown, and not asked for again. */
const SHARED: readonly { name: RegExp; issuer: string }[] = [
  { name: /^营业执照$/, issuer: '市场监督管理部门' },
  { name: /^居民身份证$|户口簿$|机动车驾驶证/, issuer: '公安机关' },
  { name: /不动产权|用地预审|规划许可证|土地使用权/, issuer: '自然资源和规划部门' },
  { name: /出生医学证明|健康证|体检/, issuer: '医疗卫生机构' },
  { name: /结婚证|登记证书$|残疾人证/, issuer: '登记机关' },
  { name: /许可证$|资格证|执业证|环境影响评价批复|审查批复|核准证明/, issuer: '发证机关' },
];
const REPORTS = /报告|方案|图|说明|制度|名册|清单|章程|协议|合同|手册|材料/;

function shared(name: string): Material | undefined {
  const source = SHARED.find((each) => each.name.test(name));
  if (!source) return undefined;
  const detail = { kind: 'copy', form: 'electronic', source: 'government', issuer: source.issuer, sourceNote: '电子证照共享，免于提交' };
  return { name, required: true, detail: { ...detail, originals: 0, copies: 0 } };
}

function own(name: string, index: number): Material {
  const report = REPORTS.test(name);
  return {
    name,
    required: true,
    detail: {
      kind: report ? 'original' : 'originalAndCopy',
      form: report || index % 3 > 0 ? 'either' : 'electronic',
      source: report ? 'applicant' : 'government',
      originals: 1,
      copies: report ? 0 : 1,
      paperSpecification: 'A4',
      acceptanceStandard: `${name}内容完整、签字盖章齐全，复印件与原件一致。`,
    },
  };
}

/** 申请材料: the application first, then who applies, then what the matter itself needs. */
function materialsOf({ row, name, variant }: Making<AppliedRow>): Material[] {
  const application: Material = {
    name: `${row.name}${variant ?? ''}申请表`,
    required: true,
    detail: {
      kind: 'original',
      form: 'electronic',
      source: 'applicant',
      originals: 1,
      copies: 0,
      paperSpecification: 'A4',
      blankForm: { name: `${name}申请表（空白）`, url: `${SITE}/forms/${encodeURIComponent(name)}.docx` },
      sampleForm: { name: `${name}申请表（示例）`, url: `${SITE}/samples/${encodeURIComponent(name)}.pdf` },
      instructions: '网上申请的由系统按账号信息预填，申请人核对后电子签名。',
      acceptanceStandard: '填写完整，签名或者盖章齐全。',
      basis: citationOf(row.basis),
    },
  };
  const identity = [
    ...(row.audience.includes('naturalPerson') ? ['居民身份证'] : []),
    ...(row.audience.includes('enterprise') ? ['营业执照'] : []),
  ].map((each) => shared(each)!);
  for (const material of identity) if (row.audience.length > 1) material.detail['condition'] = `${subjectOf(material.name)}申请时`;
  const asked = row.materials.filter((each) => !/申请表$/.test(each));
  const matter = asked.map((each, i) => shared(each) ?? own(each, i));
  // The last of many may follow within the limit: 容缺受理.
  const last = matter.at(-1);
  if (matter.length >= 4 && last) last.detail['necessity'] = 'deferrable';
  return [application, ...identity, ...matter];
}

const subjectOf = (paper: string): string => (paper === '营业执照' ? '企业' : '自然人');
const codeOf = (index: number): string => `M${String(index + 1).padStart(2, '0')}`;

/** Of the operational core, and what is told about each of them. */
export function materialParts(making: Making<AppliedRow>): { core: RequiredMaterial[]; details: Record<string, unknown>[] } {
  const materials = materialsOf(making);
  return {
    core: materials.map(({ name, required }, i) => ({ materialCode: codeOf(i), name, required })),
    details: materials.map(({ detail }, i) => ({ materialCode: codeOf(i), ...detail, order: i + 1 })),
  };
}
