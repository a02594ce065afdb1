import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { CaseState, Channel } from './case-state.js';

export const PAPER_CHECKS = ['beforeAcceptance', 'atDelivery', 'never'] as const;
/** 原件核验 — when the papers behind what was filed online are seen. */
export type PaperCheck = (typeof PAPER_CHECKS)[number];

/** With papers on the counter, or in the courier's envelope, there is nothing left to see. */
const WITH_PAPERS: readonly Channel[] = ['window', 'courier'];

/**
 * The star of the item fixes it: 5★ 全程网办、零跑动, nobody asks for papers; 4★ 信任在先、办结核验, once, when the result is collected; 3★
 * 统一申报, before acceptance. Null where no star fixes it, and where no papers are left to see.
 */
export function paperCheckOf(
  star: ItemOperationalCore['star'],
  { channel, materials }: Pick<CaseState, 'channel' | 'materials'>,
): PaperCheck | null {
  if (WITH_PAPERS.includes(channel) || materials.every(({ promised }) => promised)) return null;
  switch (star) {
    case 5:
      return 'never';
    case 4:
      return 'atDelivery';
    case 3:
      return 'beforeAcceptance';
    case 0:
      return null;
  }
}

/** 3★ filed online, and nobody has taken its papers yet (收件). */
export const awaitsPapers = (star: ItemOperationalCore['star'], state: Pick<CaseState, 'channel' | 'materials' | 'receivedAt'>): boolean =>
  state.receivedAt === null && paperCheckOf(star, state) === 'beforeAcceptance';
