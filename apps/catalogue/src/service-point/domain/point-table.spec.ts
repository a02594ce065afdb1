import { describe, expect, it } from '@jest/globals';
import { readTable } from '../../csv-table/read-table.js';
import { pointEtag } from './point-etag.js';
import { placesOf, pointOf } from './point-table.js';

const HEADER = '网点编号,网点名称,网点类型,行政区划,管理机构,地址,经度,纬度,电话,开放时间,状态,可办部门,可办事项';
const GOOD =
  '330203-01,海曙区政务服务中心,政务服务中心,330203,11330203MB0A100726,县前街61号,121.5440,29.8683,0574-87000000,"1-5 09:00-12:00,13:30-17:00",,,';
const read = (row: string, header = HEADER) => {
  const [head, ...rows] = readTable(Buffer.from(`${header}\n${row}\n`));
  return rows.map((each) => pointOf(each, placesOf(head)))[0]!;
};
const withCell = (column: string, value: string): string => {
  const [, row] = readTable(Buffer.from(`${HEADER}\n${GOOD}\n`));
  const at = HEADER.split(',').indexOf(column);
  return row!.cells.map((cell, i) => `"${i === at ? value : cell}"`).join(',');
};

describe('a row of a list of service points', () => {
  it('is a point', () => {
    expect(read(GOOD)).toMatchObject({
      code: '330203-01',
      kind: 'hall',
      position: { latitude: 29.8683, longitude: 121.544 },
      status: 'open',
      accepts: { departments: [], items: [] },
    });
    expect(read(withCell('可办部门', '11330203MB0A100133|11330203MB0A10064B'))).toMatchObject({
      accepts: { departments: ['11330203MB0A100133', '11330203MB0A10064B'] },
    });
  });

  it.each([
    ['网点编号', '', 'code'],
    ['网点名称', '', 'name'],
    ['网点类型', '大厅', 'kind'],
    ['行政区划', '3302', 'regionCode'],
    ['管理机构', '11330203MB0A100727', 'orgCode'],
    ['经度', '29.8683', 'longitude'],
    ['经度', '', 'longitude'],
    ['纬度', '121.5440', 'latitude'],
    ['开放时间', '每天', 'hours'],
    ['状态', '停用', 'status'],
    ['可办事项', '123', 'items'],
  ])('is told with line and field when %s is %p', (column, value, field) => {
    expect(read(withCell(column, value))).toMatchObject({ line: 2, field, code: 'CATALOGUE.SERVICE_POINT_ROW' });
  });

  it('names as many items as a point accepts', () => {
    const codes = Array.from({ length: 2_000 }, (_, i) => `11330203MB0A1001334000115${10_000 + i}00001`.slice(0, 31) + '01');
    const point = read(withCell('可办事项', codes.join('|')));
    expect('reason' in point ? point : point.accepts.items).toEqual(codes);
  });

  it('needs its columns', () => {
    expect(() => read(GOOD, HEADER.replace('经度', '东经'))).toThrow(/CATALOGUE\.SERVICE_POINT_IMPORT_HEADER/);
  });
});

describe('the entity tag of a point', () => {
  it('is another for another content, and the same for what it accepts in another order', () => {
    const point = read(withCell('可办部门', '11330203MB0A100133|11330203MB0A10064B'));
    const turned = read(withCell('可办部门', '11330203MB0A10064B|11330203MB0A100133'));
    if ('reason' in point || 'reason' in turned) throw new Error('not read');
    expect(pointEtag(turned)).toBe(pointEtag(point));
    expect(pointEtag({ ...point, phone: '0574-1' })).not.toBe(pointEtag(point));
  });
});
