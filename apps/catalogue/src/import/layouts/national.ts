import { createHash } from 'node:crypto';
import type { InvalidParam } from '@yiwang/kernel';
import { z } from 'zod';
import type { Told } from '../domain/source-item.js';
import { cellText } from './cells.js';
import { DEFINITION_SHAPE, DESCRIPTIVE_SHAPE } from './item-columns.js';
import { partsOf, registeredRegion } from './item-table.js';
import type { Children, LayoutReader, RawRow, RawValues, ReadItem } from './layout.js';
import { basicElements } from './national-basic.js';
import { extendedElements, feesOf, materialsOf, questionsOf } from './national-children.js';
import { nationalTable, TASK_STATES } from './national-codes.js';
import { Cells } from './national-cells.js';

const zh = z.locales.zhCN().localeError;

/** What the assembled elements break of their schemas: the first of it, in words. */
function problemOf(told: Told): InvalidParam | undefined {
  const check = (place: string, shape: ReadonlyMap<string, z.ZodType>, values: object): InvalidParam | undefined => {
    for (const [name, value] of Object.entries(values)) {
      const schema = shape.get(name);
      if (schema === undefined || name === 'limits' || name === 'implementingBody') continue;
      const result = schema.safeParse(value, { error: zh });
      const issue = result.error?.issues[0];
      if (issue) return { name: [place + name, ...issue.path].join('/'), code: issue.code, reason: issue.message };
    }
    return undefined;
  };
  return check('', DEFINITION_SHAPE, told.core) ?? check('descriptive/', DESCRIPTIVE_SHAPE, told.descriptive);
}

/**
 * 国家交换表 UP_TASK_* — an item is a row of a BASIC table, with what the tables beside it tell of the same 实施编码 or 业务办理项编码.
 * These tables know no forms, no participants and no amounts: such elements stay as the library has them. A row that is not in use, or is
 * sent as deleted, is reported: what ends an item is done in the library, on record.
 */
export class NationalReader implements LayoutReader {
  /** `now`: an effective date that has passed is no plan any more. */
  constructor(private readonly now: Date) {}

  kindOf(part: string): 'item' | 'child' | 'unknown' {
    const found = nationalTable(part);
    return found ? (found.table === 'BASIC' ? 'item' : 'child') : 'unknown';
  }

  keyOf(values: RawValues): string {
    const text = (name: string): string => cellText(values[name] ?? values[name.toLowerCase()]);
    return (text('TASK_HANDLE_ITEM').trim() || text('TASK_CODE')).normalize('NFKC').trim().toUpperCase();
  }

  missing(values: RawValues): string[] {
    return this.keyOf(values) === '' ? ['TASK_CODE'] : [];
  }

  childTable(part: string): string {
    return nationalTable(part)?.table ?? part;
  }

  read({ part, line, values }: RawRow, children: Children): ReadItem {
    const refuse = ({ name, code, reason }: InvalidParam): ReadItem => ({ ok: false, problem: { part, line, column: name, code, reason } });
    const cells = new Cells(values);
    const key = this.keyOf(values);
    const parts = partsOf(key);
    if ('reason' in parts) return refuse({ ...parts, name: 'TASK_CODE' });
    const state = cells.text('TASK_STATE') || TASK_STATES.published;
    if (cells.text('CD_OPERATION').toUpperCase() === 'D' || state !== TASK_STATES.published) {
      return refuse({ name: 'TASK_STATE', code: 'CATALOGUE.IMPORT_NOT_IN_USE', reason: '该事项不是在用状态，暂停、取消应在事项库中办理' });
    }
    const { group } = nationalTable(part)!;
    const rowsOf = (table: string): Cells[] => (children.get(table) ?? []).map((row) => new Cells(row.values)).sort(Cells.byOrder);
    const told = basicElements(cells, group, parts, this.now);
    if (told.core.implementingBody?.orgCode !== undefined && told.core.implementingBody.orgCode !== parts.orgCode) {
      return refuse({ name: 'DEPT_CODE', code: 'BODY_DIFFERS_FROM_CODE', reason: '实施主体编码与实施编码前18位不一致' });
    }
    const [extend] = rowsOf('EXTEND');
    if (extend) extendedElements(extend, told);
    materialsOf(rowsOf('MATERIAL'), told);
    feesOf(rowsOf('FEE_PROJECT'), told);
    questionsOf(rowsOf('QUESTIONS'), told);
    const problem = problemOf(told);
    if (problem) return refuse(problem);
    const hash = createHash('sha256')
      .update(`national ${JSON.stringify([key, told])}`)
      .digest('base64url');
    const regionCode = registeredRegion(parts.orgCode);
    return { ok: true, item: { part, line, identity: 'itemCode', key, ...parts, regionCode, told, hash } };
  }
}
