import { describe, expect, it } from '@jest/globals';
import { DescriptiveParts } from '../item-definition.js';

const problems = (parts: object): string[] => (DescriptiveParts.safeParse(parts).error?.issues ?? []).map((issue) => issue.path.join('/'));
const act = (more: object) => ({ penalty: { acts: [{ act: '无证经营', kinds: ['fine'], ...more }] } });

describe('elements of an item', () => {
  it('read a version stored before the groups existed, and add nothing to it', () => {
    const stored = { conditions: [], process: [], legalBasis: [], faq: [], localCodes: [], defaulted: [], visits: 0 };
    expect(DescriptiveParts.parse(stored)).toEqual(stored);
  });

  it('take a version with every group filled in as it is', () => {
    const full = {
      ...DescriptiveParts.parse({}),
      process: [{ step: '受理', link: '收件', duration: { value: 1, unit: 'workingDay' } }],
      legalBasis: [{ name: '行政许可法', documentNo: '主席令第七号', article: '第四十二条', effectiveFrom: '2004-07-01' }],
      basic: {
        bodyKind: 'statutory',
        powerSource: 'delegatedDown',
        entrustedBy: '宁波市卫生健康委员会',
        channels: ['window', 'courier'],
        handlingMode: 'own',
        reviewMode: 'staged',
        closingMode: 'licence',
        charged: false,
        specialProcedures: [{ kind: 'pause', name: '专家评审', limit: { value: 30, unit: 'workingDay' } }],
        mobile: { url: 'https://zwfw.example/m', singleSignOn: true },
      },
      extended: {
        jointBodies: [{ name: '消防救援局' }],
        intermediaryServices: [{ name: '检测', result: '检测报告' }],
        crossRegion: ['acrossCities'],
        onlineDepths: ['receipt', 'acceptance'],
        onlineGrade: 'grade3',
        results: [{ type: 'licence', name: '许可证', sample: { name: '样本', url: 'https://zwfw.example/s.pdf' } }],
        townCodes: ['330203001'],
        more: [{ name: '备注', value: '𬱖' }],
      },
      materials: [
        { materialCode: 'M01', kind: 'original', form: 'either', necessity: 'deferrable', source: 'government', originals: 1, order: 1 },
      ],
      fees: [{ feeCode: 'F01', standard: '每证10元', reducible: true, reductionBasis: '财税〔2019〕1号' }],
      coercion: { kinds: ['sealing'], circumstances: ['涉嫌违法'] },
      collection: { kinds: ['排污费'], reducible: false },
      inspection: { objects: ['餐饮单位'], contents: ['后厨卫生'], modes: ['onSite', 'sampling'], random: true },
      ...act({ ranges: [{ circumstance: '一般', penalty: '处一万元以下罚款', maxFen: 1_000_000 }] }),
    };
    expect(DescriptiveParts.parse(full)).toEqual(full);
  });

  it('count characters, of which one of four bytes is one', () => {
    const content = '𬱖'.repeat(30_000);
    expect(DescriptiveParts.parse({ legalBasis: [{ name: '𬱖'.repeat(200), content }] }).legalBasis[0]?.content).toBe(content);
  });

  it.each<[string, object, string]>([
    ['a key that is in no code table', { basic: { bodyKind: '法定机关' } }, 'basic/bodyKind'],
    ['a channel named twice', { basic: { channels: ['window', 'window'] } }, 'basic/channels'],
    ['a link that is no web address', { extended: { onlineUrl: 'javascript:alert(1)' } }, 'extended/onlineUrl'],
    ['an act without a kind of penalty', act({ kinds: [] }), 'penalty/acts/0/kinds'],
    [
      'a discretion range upside down',
      act({ ranges: [{ circumstance: '轻微', penalty: '罚款', minFen: 2, maxFen: 1 }] }),
      'penalty/acts/0/ranges/0/maxFen',
    ],
    ['a date that does not exist', { legalBasis: [{ name: '法', effectiveFrom: '2026-02-30' }] }, 'legalBasis/0/effectiveFrom'],
    [
      'a day before the common era, which no database takes',
      { legalBasis: [{ name: '法', effectiveFrom: '0000-05-01' }] },
      'legalBasis/0/effectiveFrom',
    ],
    ['a legal text of more than 30,000 characters', { legalBasis: [{ name: '法', content: '条'.repeat(30_001) }] }, 'legalBasis/0/content'],
    ['one of 30,001 characters of four bytes', { legalBasis: [{ name: '法', content: '𬱖'.repeat(30_001) }] }, 'legalBasis/0/content'],
  ])('refuse %s', (_name, parts, place) => {
    expect(problems(parts)).toEqual([place]);
  });
});
