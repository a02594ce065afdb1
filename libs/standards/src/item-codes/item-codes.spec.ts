import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { orThrow } from '../checked.js';
import {
  composeCatalogCode,
  composeHandlingCode,
  composeTaskCode,
  parseCatalogCode,
  parseHandlingCode,
  parseTaskCode,
} from './national.js';
import { recogniseItemCode } from './recognise.js';
import { parseSichuanItemCode } from './sichuan.js';
import { isZhejiangInnerCode, parseZhejiangBaseCode } from './zhejiang.js';

const TASKS = ['11440100007482575H3440118009000', '11370800MB285591843370117002011'];
const codeOf = (checked: { ok: true } | { ok: false; code: string }): string => (checked.ok ? 'ok' : checked.code);

describe('national item codes', () => {
  it('take a real task code apart into body, level and catalogue code, and put it together again', () => {
    for (const text of TASKS) {
      const task = orThrow(parseTaskCode(text));
      expect(task.level).toBe('3');
      expect(composeTaskCode(task)).toBe(text);
      expect(composeCatalogCode(task.catalog)).toBe(task.catalogCode);
    }
    expect(orThrow(parseCatalogCode('370117002011'))).toEqual({ province: '37', category: '01', mainItem: '17002', subItem: '011' });
  });

  it('write 000 for a main item without sub-items, and 00 for an entry of the state', () => {
    expect(composeCatalogCode({ province: '00', category: '01', mainItem: '18009' })).toBe('000118009000');
  });

  it('build a handling code of 33 characters on the task code', () => {
    const text = composeHandlingCode(TASKS[0]!, 2);
    expect(text).toHaveLength(33);
    expect(orThrow(parseHandlingCode(text))).toMatchObject({ taskCode: TASKS[0], serial: '02' });
    expect(() => composeHandlingCode(TASKS[0]!, 100)).toThrow(expect.objectContaining({ code: 'STANDARDS.ITEM_CODE_LENGTH' }));
  });

  it('name the old lengths of 10 and 24 as old, not just as wrong', () => {
    for (const failure of [parseCatalogCode('0118009000'), parseTaskCode('0'.repeat(24))]) {
      expect(codeOf(failure)).toBe('STANDARDS.ITEM_CODE_LEGACY_LENGTH');
      if (!failure.ok) expect(failure.reason).toContain('GB/T 39046-2020');
    }
  });

  it('name the wrong part', () => {
    expect(codeOf(parseCatalogCode('44011800900'))).toBe('STANDARDS.ITEM_CODE_LENGTH');
    expect(codeOf(parseCatalogCode('4401180A9000'))).toBe('STANDARDS.ITEM_CODE_CHARACTERS');
    expect(codeOf(parseCatalogCode('990118009000'))).toBe('STANDARDS.ITEM_CODE_PROVINCE');
    expect(codeOf(parseTaskCode(`11440100007482575A${TASKS[0]!.slice(18)}`))).toBe('STANDARDS.ITEM_CODE_USCC');
    expect(codeOf(parseTaskCode(`${TASKS[0]!.slice(0, 18)}8${TASKS[0]!.slice(19)}`))).toBe('STANDARDS.ITEM_CODE_LEVEL');
    expect(codeOf(parseHandlingCode(`${TASKS[0]!}0A`))).toBe('STANDARDS.ITEM_CODE_SERIAL');
    expect(() => composeCatalogCode({ province: '4', category: '401', mainItem: '18009' })).toThrow();
  });
});

describe('local item codes', () => {
  it('read a Zhejiang base code with and without handling item', () => {
    expect(orThrow(parseZhejiangBaseCode('许可-00757-001'))).toEqual({
      categoryName: '许可',
      category: '01',
      mainItem: '00757',
      subItem: '001',
      handlingItem: undefined,
    });
    expect(orThrow(parseZhejiangBaseCode('许可-00193-001-02')).handlingItem).toBe('02');
    expect(orThrow(parseZhejiangBaseCode('审核转报-00001-000')).category).toBe('10');
    expect(codeOf(parseZhejiangBaseCode('许可-757-001'))).toBe('STANDARDS.ZHEJIANG_CODE_FORM');
  });

  it('read a Sichuan code and report odd parts beside the value', () => {
    expect(orThrow(parseSichuanItemCode('511A0138000000-511602000000-000-115113010833722043-1-00'))).toEqual({
      catalogue: '511A0138000000',
      region: '511602000000',
      extension: '000',
      organisation: '115113010833722043',
      level: '1',
      serial: '00',
      oddities: [],
    });
    const odd = orThrow(parseSichuanItemCode('G-000007-001-511602000000-000-2222222222222-1-00'));
    expect(odd.catalogue).toBe('G-000007-001');
    expect(odd.oddities.map((each) => each.code)).toEqual(['STANDARDS.SICHUAN_CODE_CATALOGUE', 'STANDARDS.SICHUAN_CODE_ORGANISATION']);
    expect(codeOf(parseSichuanItemCode('E-000021-001-1111111111111111'))).toBe('STANDARDS.SICHUAN_CODE_FORM');
  });

  it('are recognised whatever the source, and only national codes may be exchanged', () => {
    const kinds = Object.fromEntries(
      [
        '440118009000',
        TASKS[1]!,
        `${TASKS[1]!}01`,
        '0118009000',
        '1'.repeat(24),
        '许可-00757-000',
        '0123456789abcdef0123456789abcdef',
        '511A0138000000-511602000000-000-115113010833722043-1-00',
        '990118009000',
        '<script>',
      ].map((text) => [text, recogniseItemCode(text)]),
    );
    expect(Object.values(kinds).map((each) => [each.kind, each.exchangeable])).toEqual([
      ['catalog', true],
      ['task', true],
      ['handling', true],
      ['legacyCatalog', false],
      ['legacyTask', false],
      ['zhejiangBase', false],
      ['zhejiangInner', false],
      ['sichuan', false],
      ['unknown', false],
      ['unknown', false],
    ]);
    expect(isZhejiangInnerCode('01234567-89ab-cdef-0123-456789abcdef')).toBe(true);
    expect(isZhejiangInnerCode('01234567-89ab-cdef-0123456789abcdef')).toBe(false);
  });

  it('read all but the malformed rows of a real district’s list, where the file is present', () => {
    const file = resolve(import.meta.dirname, '../../../../../shared/data/items/guangan-1135.csv');
    const rows = existsSync(file)
      ? readFileSync(file, 'utf8').match(/(?<=,)[0-9A-Z-]{16,}(?=,\d{12},)/g)!
      : ['511Z07001006-511602000000-000-11511301008778183N-1-00', 'E-000021-001-1111111111111111'];
    const parsed = rows.map(parseSichuanItemCode);
    const read = parsed.filter((each) => each.ok).length;
    expect(read / rows.length).toBeGreaterThanOrEqual(rows.length > 2 ? 0.99 : 0.5);
    expect(parsed.some((each) => !each.ok && each.code === 'STANDARDS.SICHUAN_CODE_FORM')).toBe(true);
  });
});
