import { DESCRIPTIVE_COLUMNS, DESCRIPTIVE_PREFIX, ITEM_COLUMNS, PLAIN_COLUMNS, type CellKind } from '../../import/layouts/item-columns.js';
import { isUnderWay } from '../../item/domain/version-status.js';
import type { ExportItem } from '../queries/walk-items.js';

function toCell(kind: CellKind, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'text') return String(value as string);
  if (kind === 'number') return String(value as number);
  if (kind === 'list') return (value as string[]).join('|');
  return JSON.stringify(value);
}

/** The beginning of a version in force is no plan: only one that is on its way has one. */
const plannedOf = ({ status, validFrom, validTo }: ExportItem): { from?: string; to?: string } => ({
  ...(isUnderWay(status) && validFrom && { from: validFrom.toISOString() }),
  ...(validTo && { to: validTo.toISOString() }),
});

/** An item as a JSON line: what an author writes of it, with its code. */
export function itemLine(item: ExportItem): string {
  const { form: _form, guide: _guide, ...core } = item.core;
  const validity = plannedOf(item);
  return JSON.stringify({ ...core, form: item.form, guide: item.guide, validity, descriptive: item.descriptive });
}

/** An item as a row of this platform's own table. */
export function itemRow(item: ExportItem): string[] {
  const { core, descriptive } = item;
  const { orgCode, name: department, regionCode } = core.implementingBody;
  const { promised, statutory } = core.limits;
  const { from: validFrom = '', to: validTo = '' } = plannedOf(item);
  const apart: Record<string, string> = {
    ...{ itemCode: item.itemCode, orgCode, department, regionCode, validFrom, validTo },
    promised: `${promised.value} ${promised.unit}`,
    statutory: `${statutory.value} ${statutory.unit}`,
  };
  const plain: Record<string, unknown> = { ...core, form: item.form, guide: item.guide };
  return ITEM_COLUMNS.map((column) => {
    const own = apart[column];
    if (own !== undefined) return own;
    if (!column.startsWith(DESCRIPTIVE_PREFIX)) return toCell(PLAIN_COLUMNS.get(column) ?? 'text', plain[column]);
    const name = column.slice(DESCRIPTIVE_PREFIX.length);
    return toCell(DESCRIPTIVE_COLUMNS.get(name) ?? 'json', (descriptive as Record<string, unknown>)[name]);
  });
}
