import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { basicCells, extendedCells, feeCells, materialCells, questionCells } from '../../export/layouts/national-cells.js';
import { NewItem } from '../../item/domain/item-definition.js';
import { ItemVersion } from '../../item/domain/item-version.js';
import { renewedContent } from '../domain/import-defaults.js';
import type { RawRow } from './layout.js';
import { NationalReader } from './national.js';

const NOW = new Date('2026-11-22T00:00:00.123Z');
const reader = new NationalReader(NOW);
/** Everything of which the tables can say only a part. */
const rich = (): NewItem => {
  const item = NewItem.parse(ITEMS.cateringLicence);
  item.validity = { to: '2027-12-31T15:59:59.999Z' };
  Object.assign(item.descriptive, {
    legalBasis: [
      { name: '食品安全法', documentNo: '主席令第21号', article: '第三十五条', content: '一\n二', issuer: '全国人大常委会' },
      { name: '办法', url: 'https://law.example/1' },
    ],
    process: [{ step: '受理', link: '收件', handler: '窗口' }],
    basic: { powerSource: 'statutory', handlingMode: 'own', specialProcedures: [{ kind: 'pause', name: '听证', basis: '第四十五条' }] },
    extended: {
      online: true,
      onlineGrade: 'grade3',
      jointBodies: [{ name: '消防局', orgCode: item.implementingBody.orgCode }],
      results: [
        { type: 'licence', name: '许可证', sample: { name: '样本', url: 'https://a.example/s.pdf' } },
        { type: 'other', name: '通知' },
      ],
      more: [
        { name: '备注', value: '甲' },
        { name: '收费：工本费', value: '每证10元' },
      ],
    },
    localCodes: [{ scheme: 'sichuan', code: '511A' }],
    materials: item.materials.map(({ materialCode, required }) => ({
      ...{ materialCode, copies: 2, issuer: '公安局' },
      necessity: required ? 'required' : 'optional',
    })),
    faq: [{ question: '多久？', answer: '10天' }],
    feeBasis: '财税〔2019〕1号',
  });
  const parsed = NewItem.parse(item);
  expect(parsed.fees.length + parsed.materials.length).toBeGreaterThan(1);
  return parsed;
};
const { itemCode, ...definition } = rich();
const version = ItemVersion.draft(itemCode, 1, definition, NOW);

type Values = Record<string, unknown>;
const rowsOf = (table: string, rows: Values[]): RawRow[] =>
  rows.map((values, i) => ({ part: `UP_TASK_GENERAL_${table}`, line: i + 2, values }));
/** What comes back of an export in which these cells were changed. */
function comesBack(change: { basic?: Values; extend?: Values; material?: Values } = {}) {
  const item = { ...version.snapshot(), itemCode };
  const [basic] = rowsOf('BASIC', [{ ...basicCells(item), ...change.basic }]);
  const children = new Map([
    [
      'EXTEND',
      rowsOf(
        'EXTEND',
        extendedCells(item).map((cells) => ({ ...cells, ...change.extend })),
      ),
    ],
    [
      'MATERIAL',
      rowsOf(
        'MATERIAL',
        materialCells(item).map((cells, i) => ({ ...cells, ...(i === 0 && change.material) })),
      ),
    ],
    ['FEE_PROJECT', rowsOf('FEE_PROJECT', feeCells(item))],
    ['QUESTIONS', rowsOf('QUESTIONS', questionCells(item))],
  ]);
  const read = reader.read(basic!, children);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return renewedContent(read.item, version);
}

describe('an item that comes back in the national tables', () => {
  it('is as it was, although they say less than the library knows', () => {
    const { core, descriptive, validity, documents } = comesBack();
    expect({ core, descriptive }).toEqual({ core: version.content, descriptive: version.snapshot().descriptive });
    expect([validity, documents]).toEqual([definition.validity, {}]);
  });

  it('takes what was changed there, and keeps what the tables cannot say of it', () => {
    const before = version.snapshot().descriptive;
    const { core, descriptive } = comesBack({
      basic: { POWER_SOURCE: '2', BY_LAW: '《食品安全法》（主席令第21号）第三十五条：三' },
      extend: { IS_ONLINE: '0' },
      material: { SOURCE_EXPLAIN: '自备' },
    });
    expect(core).toEqual(version.content);
    expect(descriptive.basic).toEqual({ ...before.basic, powerSource: 'delegatedDown' });
    expect(descriptive.extended).toEqual({ ...before.extended, online: false });
    expect(descriptive.legalBasis).toEqual([{ ...before.legalBasis[0], content: '三' }]);
    expect(descriptive.materials?.[0]).toMatchObject({ ...before.materials?.[0], sourceNote: '自备' });
    expect(descriptive.faq).toEqual(before.faq);
  });
});
