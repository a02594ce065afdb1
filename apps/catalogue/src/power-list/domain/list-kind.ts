import { z } from 'zod';

export const LIST_KINDS = ['power', 'responsibility', 'investment', 'funds'] as const;
/** 四张清单 — the four lists that a government publishes. */
export type ListKind = (typeof LIST_KINDS)[number];

/** What the platform calls each list. */
export const LIST_NAMES: Readonly<Record<ListKind, string>> = {
  power: '权力清单',
  responsibility: '责任清单',
  investment: '企业投资负面清单',
  funds: '财政专项资金管理清单',
};

/** 权力清单 is derived from the library; the entries of the other three are written. */
export const isDerived = (kind: ListKind): boolean => kind === 'power';

/** More entries are no list that somebody keeps by hand; a derived list has no such end. */
export const MOST_ENTRIES = 20_000;

/** Calendar day `YYYY-MM-DD`, in the time of the country; no day before there was one, and none whose neighbours cannot be written. */
export const Day = z.iso.date().refine((day) => day >= '1949-10-01' && day < '3000-01-01', 'no day that figures or lists are about');

/** The day before or after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
