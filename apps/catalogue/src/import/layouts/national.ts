import { createHash } from 'node:crypto';
import type { InvalidParam } from '@yiwang/kernel';
import type { SourceItem } from '../domain/source-item.js';
import { cellText } from './cells.js';
import { partsOf, registeredRegion } from './item-table.js';
import type { Children, LayoutReader, RawRow, RawValues, ReadItem } from './layout.js';
import { Cells, columnName } from './national-cells.js';
import { nationalTable, TASK_STATES } from './national-codes.js';
import { tellsElse } from './national-renewal.js';
import { problemOf, toldBy, type TableRows } from './national-told.js';

const STATES = Object.keys(TASK_STATES) as (keyof typeof TASK_STATES)[];
const stateOf = (code: string): keyof typeof TASK_STATES | undefined => STATES.find((state) => TASK_STATES[state] === code);

/**
 * 国家交换表 UP_TASK_* — an item is a row of a BASIC table, with what the tables beside it tell of the same 实施编码 or 业务办理项编码.
 * These tables know no forms, no participants and no amounts: such elements stay as the library has them. A row that is
 * sent as deleted is reported, and so is one that is not in use unless the library has it so: what ends an item is done there, on record.
 */
export class NationalReader implements LayoutReader {
  /** `now`: an effective date that has passed is no plan any more. */
  constructor(private readonly now: Date) {}

  kindOf(part: string): 'item' | 'child' | 'unknown' {
    const found = nationalTable(part);
    return found ? (found.table === 'BASIC' ? 'item' : 'child') : 'unknown';
  }

  keyOf(values: RawValues): string {
    const text = (name: string): string => {
      const column = name in values ? name : Object.keys(values).find((each) => columnName(each) === name);
      return cellText(column === undefined ? undefined : values[column])
        .normalize('NFKC')
        .trim();
    };
    return (text('TASK_HANDLE_ITEM') || text('TASK_CODE')).toUpperCase();
  }

  missing(values: RawValues): string[] {
    const names = Object.keys(values).map(columnName);
    return names.includes('TASK_CODE') || names.includes('TASK_HANDLE_ITEM') ? [] : ['TASK_CODE'];
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
    if (cells.text('CD_OPERATION').toUpperCase() === 'D') {
      return refuse({ name: 'CD_OPERATION', code: 'CATALOGUE.IMPORT_NOT_IN_USE', reason: '该行为删除记录，取消应在事项库中办理' });
    }
    const state = stateOf(cells.text('TASK_STATE') || TASK_STATES.published);
    if (state === undefined) return refuse({ name: 'TASK_STATE', code: 'STANDARDS.CODE_UNKNOWN', reason: '事项状态应为1、2或3' });
    const { group } = nationalTable(part)!;
    const rowsOf = (table: string): Cells[] => (children.get(table) ?? []).map((row) => new Cells(row.values)).sort(Cells.byOrder);
    const rows: TableRows = {
      ...{ basic: cells, extend: rowsOf('EXTEND'), materials: rowsOf('MATERIAL'), fees: rowsOf('FEE_PROJECT') },
      questions: rowsOf('QUESTIONS'),
    };
    const place = { group, orgCode: parts.orgCode, now: this.now };
    const told = toldBy(rows, place);
    if (told.core.implementingBody?.orgCode !== undefined && told.core.implementingBody.orgCode !== parts.orgCode) {
      return refuse({ name: 'DEPT_CODE', code: 'BODY_DIFFERS_FROM_CODE', reason: '实施主体编码与实施编码前18位不一致' });
    }
    const problem = problemOf(rows, told);
    if (problem) return refuse(problem);
    const hash = createHash('sha256')
      .update(`national ${JSON.stringify([key, told])}`)
      .digest('base64url');
    const regionCode = registeredRegion(parts.orgCode);
    const tellsOf: SourceItem['tellsOf'] = (version) => tellsElse(told, version, place);
    return {
      ok: true,
      item: { part, line, identity: 'itemCode', key, ...parts, regionCode, told, tellsOf, hash, ...(state !== 'published' && { state }) },
    };
  }
}
