import type { CoercionRow, InspectionRow, LevyRow, PenaltyRow } from './department-text.js';
import { citationOf } from './laws.js';

const PENALTY_KINDS: readonly [RegExp, string][] = [
  [/警告|通报批评/, 'warning'],
  [/罚款/, 'fine'],
  [/没收/, 'confiscation'],
  [/暂扣|降低资质|吊销/, 'licenceWithdrawal'],
  [/停产停业|责令关闭|限制/, 'businessRestriction'],
  [/行政拘留/, 'detention'],
];
const COERCION_KINDS: readonly [RegExp, string][] = [
  [/限制公民人身自由/, 'personalLiberty'],
  [/查封/, 'sealing'],
  [/扣押/, 'seizure'],
  [/冻结/, 'freezing'],
  [/滞纳金|加处罚款/, 'dailyFine'],
  [/划拨/, 'transfer'],
  [/拍卖/, 'auction'],
  [/拆除|恢复原状/, 'restoration'],
  [/代履行/, 'substitute'],
  [/申请人民法院/, 'otherExecution'],
];

const kindsIn = (text: string, kinds: readonly [RegExp, string][], other: string): string[] => {
  const found = kinds.filter(([words]) => words.test(text)).map(([, kind]) => kind);
  return found.length > 0 ? found : [other];
};

const yuan = (value: number): string => (value >= 10_000 && value % 1000 === 0 ? `${value / 10_000}万元` : `${value}元`);

/** 裁量幅度: the span of the law in three equal parts, as the tables of most authorities cut it. */
function rangesOf({ fine, penalties }: PenaltyRow): Record<string, unknown>[] {
  const more = penalties.filter((each) => each !== '罚款').join('，可以并处');
  if (!fine) return [{ circumstance: '有违法行为的', penalty: penalties.join('、') }];
  const third = Math.round((fine.toYuan - fine.fromYuan) / 30) * 10;
  const cuts = [fine.fromYuan, fine.fromYuan + third, fine.fromYuan + 2 * third, fine.toYuan] as const;
  const circumstances = [
    '初次违法，主动消除或者减轻危害后果的',
    '有违法行为，无从轻、减轻或者从重情节的',
    '一年内再次违法，或者造成较大社会影响的',
  ];
  return circumstances.map((circumstance, i) => {
    const [from, to] = [cuts[i]!, cuts[i + 1]!];
    const also = i === 2 && more !== '' ? `，可以并处${more}` : '';
    return { circumstance, penalty: `处${yuan(from)}以上${yuan(to)}以下罚款${also}`, minFen: from * 100, maxFen: to * 100 };
  });
}

/** 行政处罚: 行为、种类、幅度. */
export const penaltyPart = (row: PenaltyRow): object => ({
  penalty: {
    acts: [
      {
        act: row.name,
        kinds: kindsIn(row.penalties.join('、'), PENALTY_KINDS, 'other'),
        ranges: rangesOf(row),
        basis: citationOf(row.basis),
      },
    ],
  },
});

/** 行政强制. */
export const coercionPart = (row: CoercionRow): object => ({
  coercion: {
    kinds: kindsIn(row.means, COERCION_KINDS, 'otherMeasure'),
    circumstances: [`有${citationOf(row.basis)}规定的情形，为制止违法行为、防止证据损毁、避免危害发生或者保障行政决定履行的。`],
    objects: '违法行为涉及的当事人及其场所、设施、财物',
    period: '不得超过三十日；情况复杂的，经负责人批准可以延长，延长期限不得超过三十日。',
  },
});

/** 行政征收. */
export const collectionPart = (row: LevyRow): object => ({
  collection: {
    kinds: [row.levied],
    standard: row.standard,
    reducible: true,
    reductionBasis: `${row.reduction}（${citationOf(row.basis)}及配套规定）`,
  },
});

/** 行政检查. */
export const inspectionPart = (row: InspectionRow): object => ({
  inspection: {
    objects: row.objects,
    contents: row.contents,
    modes: /抽查|抽样/.test(row.name) ? ['onSite', 'sampling'] : ['onSite', 'written'],
    frequency: row.frequency,
    random: true,
    standard: `按照${citationOf(row.basis)}及年度检查方案执行。`,
  },
});
