import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { InvalidParam } from '@yiwang/kernel';
import { originalsNotChecked } from '../../case/domain/case.errors.js';
import type { CaseState } from '../../case/domain/case-state.js';
import { paperCheckOf } from '../../case/domain/paper-check.js';
import { originalsUnchecked, originalUnknown } from './window.errors.js';

/** 核验结果: the original is what was filed; it is not (核验不符). */
export const VERDICTS = ['matches', 'differs'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** 原件核验 of one material, as the clerk found it. */
export interface SeenOriginal {
  materialCode: string;
  verdict: Verdict;
  remark?: string | undefined;
}

/** Whether the collector shows originals: 4★, filed online, granted on trust. */
export const showsOriginals = (state: CaseState, core: Pick<ItemOperationalCore, 'star'>): boolean =>
  state.outcome === 'approved' && paperCheckOf(core.star, state) === 'atDelivery';

/** What has to be shown, by code. */
export const originalsOf = ({ materials }: Pick<CaseState, 'materials'>): string[] => materials.map(({ materialCode }) => materialCode);

/**
 * 办结核验 — all that was trusted is held against its original, each once. Whoever has not brought one comes again.
 * @throws ACCEPTANCE.ORIGINALS_NOT_CHECKED, ACCEPTANCE.ORIGINAL_UNKNOWN, ACCEPTANCE.ORIGINALS_UNCHECKED
 */
export function assertOriginals(state: CaseState, core: ItemOperationalCore, seen: readonly SeenOriginal[] | undefined): void {
  if (!showsOriginals(state, core)) {
    if (seen) throw originalsNotChecked();
    return;
  }
  const wanted = new Set(originalsOf(state));
  const found = new Set<string>();
  const unknown: InvalidParam[] = [];
  (seen ?? []).forEach(({ materialCode }, i) => {
    if (!wanted.has(materialCode) || found.has(materialCode)) {
      unknown.push({ name: `/originals/${i}/materialCode`, code: 'ORIGINAL_UNKNOWN', reason: '没有这份材料或重复' });
    }
    found.add(materialCode);
  });
  if (unknown.length > 0) throw originalUnknown({ invalidParams: unknown });
  const unseen = [...wanted].filter((code) => !found.has(code));
  if (unseen.length > 0) {
    const invalidParams = unseen.map((code) => ({ name: '/originals', code: 'ORIGINAL_UNSEEN', reason: `未核验原件 ${code}` }));
    throw originalsUnchecked({ invalidParams });
  }
}

/** 核验不符 in words, for the decision that is taken back; undefined when everything is as it was filed. */
export function mismatchOf(seen: readonly SeenOriginal[] | undefined, core: Pick<ItemOperationalCore, 'materials'>): string | undefined {
  const names = new Map(core.materials.map(({ materialCode, name }) => [materialCode, name]));
  const differing = (seen ?? []).filter(({ verdict }) => verdict === 'differs');
  if (differing.length === 0) return undefined;
  const told = differing.map(({ materialCode, remark }) => `${names.get(materialCode) ?? materialCode}${remark ? `（${remark}）` : ''}`);
  return `领取时核验原件与网上提交的材料不符：${told.join('、')}`;
}
