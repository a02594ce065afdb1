import type { ServiceCommand } from '@yiwang/service-host';
import { FindByMobile } from '../reseal/find-by-mobile.js';
import { ResealColumns, type Resealed } from '../reseal/reseal-columns.js';
import { SEALED_COLUMNS } from '../reseal/sealed-columns.js';
import { optionsOf } from './command-arguments.js';

/** `main.js reseal`: the newest key, and `DATA_CIPHER`, seal what others sealed. Says of each column how many were sealed and how many are left. */
export const reseal: ServiceCommand = async ({ app, args }) => {
  optionsOf(args, {}, 'usage: reseal');
  const columns: Record<string, Resealed> = {};
  for (const column of SEALED_COLUMNS) columns[`${column.table}.${column.column}`] = await app.get(ResealColumns).execute(column);
  const foundByMobile = await app.get(FindByMobile).execute();
  const total = (count: keyof Resealed): number => Object.values(columns).reduce((sum, column) => sum + column[count], 0);
  return { sealed: total('sealed'), left: total('left'), columns, foundByMobile };
};
