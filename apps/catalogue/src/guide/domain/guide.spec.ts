import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DescriptiveParts } from '../../item/domain/item-definition.js';
import type { GuideItem } from './guide-item.js';
import { guidePage } from './guide-page.js';
import type { Guide } from './guide.js';
import { markdownToHtml } from './html.js';
import { guideSections } from './sections.js';

const core = {
  itemCode: '11330203MB0A1001334330100757001',
  catalogueCode: '330100757001',
  version: 3,
  status: 'published',
  name: '餐饮服务经营许可',
  category: '01',
  audience: ['enterprise'],
  implementingBody: { orgCode: '11330203MB0A100133', name: '宁波市海曙区市场监督管理局', regionCode: '330203' },
  exerciseLevel: '4',
  acceptedBy: 'window',
  caseKind: 'promised',
  star: 4,
  participants: [
    { orgCode: '11330203MB0A100133', name: '市场监管局', lead: true, stage: 1, sharePercent: 100, visibleFields: [] },
    { orgCode: '11330203MB0A10021X', name: '生态环境分局', lead: false, stage: 1, sharePercent: 60, visibleFields: [] },
  ],
  limits: { promised: { value: 7, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } },
  fees: [{ feeCode: 'F1', name: '工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 1050 } }],
  materials: [
    { materialCode: 'M1', name: '申请书', required: true },
    { materialCode: 'M2', name: '平面图', required: false },
  ],
  resultKinds: ['licence'],
  deliveryKinds: ['window', 'courier'],
  validity: { from: '2026-11-01T00:00:00.000Z', to: null },
  publishedAt: '2026-11-01T00:00:00.000Z',
  notes: '# 提示\n请先**预约**',
} as const;
const itemOf = (descriptive: unknown, more: object = {}): GuideItem =>
  ({ ...core, ...more, descriptive: DescriptiveParts.parse(descriptive) }) as unknown as GuideItem;
const textsOf = (item: GuideItem): string => JSON.stringify(guideSections(item));

/** Elements that decide what another one says, or find it, and are not told themselves. */
const NOT_TOLD = new Set(['materialCode', 'feeCode', 'order', 'scheme', 'minFen', 'maxFen']);

/** What zod says of itself, as far as the walk below needs it. */
interface Def {
  type: string;
  shape: Record<string, z.core.$ZodType>;
  element: z.core.$ZodType;
  innerType: z.core.$ZodType;
  in: z.core.$ZodType;
  entries: Record<string, string>;
}

/** A value for every element of a schema; texts and addresses name their own place. */
function filled(schema: z.core.$ZodType, path: string, told: string[]): unknown {
  const def = schema._zod.def as unknown as Def;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([key, each]) => [key, filled(each, `${path}.${key}`, told)]));
    case 'array':
      return [filled(def.element, path, told)];
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
      return filled(def.innerType, path, told);
    case 'pipe':
      return filled(def.in, path, told);
    case 'boolean':
      return true;
    case 'enum':
      return Object.values(def.entries)[0];
    case 'number':
      return 1;
    case 'string':
      return textFor(schema, path, told);
    default:
      throw new Error(`${path} is a ${def.type}`);
  }
}

function textFor(schema: z.core.$ZodType, path: string, told: string[]): string {
  const name = path.split('.').at(-1)!;
  if (name === 'materialCode') return 'M1';
  if (name === 'feeCode') return 'F1';
  const choices = [`${path}`, `https://example.org/${path}`, '11330203MB0A100133', '330203001', '2026-11-22'];
  const fit = choices.find((each) => z.safeParse(schema, each).success);
  if (fit === undefined) throw new Error(`${path} takes none of the samples`);
  if (!NOT_TOLD.has(name)) told.push(fit);
  return fit;
}

describe('the guide of an item', () => {
  it('tells every element that is filled in', () => {
    const told: string[] = [];
    const descriptive = filled(DescriptiveParts, 'd', told) as Record<string, unknown>;
    const texts = textsOf(itemOf(descriptive));
    expect(told.length).toBeGreaterThan(70);
    expect(told.filter((each) => !texts.includes(each))).toEqual([]);
    for (const word of [
      '法定本级行使',
      '窗口办理',
      '自办件',
      '即审即办',
      '出证办结',
      '全国',
      '互联网咨询',
      'Ⅰ级',
      '警告、通报批评',
      '限制公民人身自由',
      '现场检查',
      '证照',
      '纸质',
      '原件',
    ])
      expect(texts).toContain(word);
  });

  it('leaves out what nobody filled in', () => {
    const keys = guideSections(itemOf({})).map(({ key }) => key);
    expect(keys).toEqual(['basic', 'materials', 'limits', 'charges', 'fees', 'result', 'place', 'notes']);
    expect(textsOf(itemOf({}))).not.toMatch(/undefined|null|""/);
  });

  it('says amounts, limits and codes in the words of people', () => {
    const texts = textsOf(itemOf({}));
    for (const each of ['10.50元', '7个工作日', '行政许可', '县级', '企业法人', '承诺件', '市场监管局（牵头）、生态环境分局', '2026-11-01'])
      expect(texts).toContain(each);
  });

  it('puts materials in the order that the department gave', () => {
    const materials = [
      { materialCode: 'M1', order: 9 },
      { materialCode: 'M2', order: 1 },
    ];
    const section = guideSections(itemOf({ materials })).find(({ key }) => key === 'materials');
    expect(section?.kind === 'table' ? section.rows.map((row) => row[0]![0]!.text) : []).toEqual(['平面图', '申请书']);
  });
});

const pageOf = (item: GuideItem): string => {
  const guide: Guide = {
    itemCode: item.itemCode,
    version: item.version,
    status: item.status,
    name: item.name,
    department: item.implementingBody.name,
    publishedAt: null,
    sections: guideSections(item),
    servicePoints: [],
    links: { page: '', item: '', form: '', servicePoints: '' },
  };
  return guidePage(guide);
};

describe('the page of a guide', () => {
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

  it('shows markup of an item as text, wherever it stands', () => {
    const item = itemOf(filled(DescriptiveParts, 'd', []), {
      name: hostile,
      notes: `# ${hostile}\n- ${hostile}\n\n**${hostile}** <https://a"onclick=x>`,
    });
    const attacked = JSON.parse(JSON.stringify(item).replace(/"d\.[A-Za-z.]+"/g, () => JSON.stringify(hostile))) as GuideItem;
    const page = pageOf(attacked);
    expect(page.match(/&lt;script&gt;/g)!.length).toBeGreaterThan(60);
    expect(page).not.toMatch(/<script|<img|"\s*onclick/i);
  });

  it('makes a link only of what a browser opens as a page', () => {
    expect(markdownToHtml('<https://example.org/a?b=1&c=2>')).toBe(
      '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">https://example.org/a?b=1&amp;c=2</a></p>',
    );
    expect(markdownToHtml('<javascript:alert(1)> [x](javascript:alert(1))')).not.toContain('<a');
  });

  it('has a language, one heading of the first level, a policy without script, and tables with headings', () => {
    const page = pageOf(itemOf({ legalBasis: [{ name: '食品安全法', documentNo: '主席令第二十一号', content: '第一行\n第二行𬱖' }] }));
    expect(page).toMatch(/<html lang="zh-CN">/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toMatch(/http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/);
    expect(page).toMatch(/<caption>设定依据<\/caption>/);
    expect(page).toMatch(/<th scope="col">法规名称<\/th>/);
    expect(page).toContain('第一行<br>第二行𬱖');
  });

  it('says first that an item is suspended, cancelled or an old version', () => {
    expect(pageOf(itemOf({}, { status: 'cancelled' }))).toContain('该事项已取消');
    expect(pageOf(itemOf({}, { status: 'published' }))).not.toContain('role="note"');
  });
});

describe('the little Markdown of guides', () => {
  it('takes no time over lines of spaces, whatever ends them', () => {
    const began = performance.now();
    for (const end of ['\u2028', '\u2029', '\r', '\n']) {
      expect(markdownToHtml(`#${' '.repeat(90_000)}题${end}`)).toBe('<h3>题</h3>');
      expect(markdownToHtml(`-${' '.repeat(90_000)}项${end}`)).toBe('<ul><li>项</li></ul>');
    }
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it.each([
    ['# 甲\n乙\n丙', '<h3>甲</h3>\n<p>乙<br>丙</p>'],
    ['- 甲\n- 乙\n\n丙', '<ul><li>甲</li><li>乙</li></ul>\n<p>丙</p>'],
    ['1. 甲\n乙 **丙**', '<ul><li>甲</li></ul>\n<p>乙 <strong>丙</strong></p>'],
    ['', ''],
  ])('%j', (markdown, html) => expect(markdownToHtml(markdown)).toBe(html));
});
