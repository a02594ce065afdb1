import { SUMMARY_COLUMNS, type ItemSummary } from '../../item/queries/item-filter.js';

/** 检索结果 — an item with what ranks it and what else its words may stand in. */
export type Hit = ItemSummary & { resultNames: string[]; tier: number; nameLength: number };

/** Columns of `listed_items l` as a hit has them, but for the tier. */
export const HIT_COLUMNS = `${SUMMARY_COLUMNS}, l.result_names AS "resultNames", l.name_length AS "nameLength"`;
