import { describe, expect, it } from '@jest/globals';
import { ItemOperationalCore } from '@yiwang/events-catalogue';
import { isTaskCode, itemCategories, parseZhejiangBaseCode } from '@yiwang/standards';
import { cityItems } from './city-items.js';
import { rowsOf } from './department-text.js';
import { chineseNumber, lawName } from './laws.js';

const items = cityItems();
const named = items.map((item) => [item.name, item] as const);
interface Told {
  process: { duration: { value: number } }[];
  localCodes: { code: string }[];
  visits?: number;
  visitReason?: string;
  legalBasis: { name: string }[];
}

describe('the demonstration city', () => {
  it('has about three hundred items in all ten categories and public service', () => {
    expect(items.length).toBeGreaterThanOrEqual(300);
    expect(items.length).toBeLessThanOrEqual(360);
    const categories = new Set(items.map(({ category }) => category));
    expect([...categories].sort()).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']);
    expect([...categories].every((code) => itemCategories.isCode(code))).toBe(true);
  });

  it('gives every item a code and a name of its own', () => {
    expect(items.filter(({ itemCode }) => !isTaskCode(itemCode))).toEqual([]);
    expect(new Set(items.map(({ itemCode }) => itemCode)).size).toBe(items.length);
    expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
  });

  it.each(named)('%s has an operational core that other services understand, well below 4 KiB', (_, item) => {
    const { form: _form, guide: _guide, descriptive: _told, ...core } = item;
    const hash = { ref: `forms/${'0'.repeat(64)}`, sha256: '0'.repeat(64) };
    const validity = { from: '2026-11-22T00:00:00.000Z', to: null };
    const whole = { ...core, version: 1, status: 'published', form: hash, guide: hash, validity };
    expect(ItemOperationalCore.safeParse(whole).error).toBeUndefined();
    expect(Buffer.byteLength(JSON.stringify(whole))).toBeLessThan(3600);
  });

  it.each(named)('%s says at each end what it says at the other', (_, item) => {
    const told = item.descriptive as unknown as Told;
    if (item.caseKind === 'immediate') expect(item.limits.promised.value).toBeLessThanOrEqual(1);
    if (item.category === '01') {
      const days = told.process.reduce((sum, { duration }) => sum + duration.value, 0);
      expect(days).toBeLessThanOrEqual(Math.max(3, item.limits.promised.value));
    }
    expect((told.visits ?? 0) > 0).toBe(told.visitReason !== undefined);
    const local = parseZhejiangBaseCode(told.localCodes[0]?.code ?? '');
    expect(local.ok && local.value.category).toBe(item.category);
  });

  it('reads a table strictly', () => {
    const department = { serial: 1, name: '某局', shortName: '某局', place: '某处' };
    expect(() => rowsOf({ ...department, items: '许可|食品经营许可' })).toThrow('not a line of items');
    expect(() => rowsOf({ ...department, items: '许可|某许可|某法1|人|30/20|某证|-' })).toThrow('not a line of items');
    expect(() => rowsOf({ ...department, items: '审批|某许可|某法1|人|3/20|某证|-' })).toThrow('not a line of items');
    expect(() => rowsOf({ ...department, items: '许可|某许可|某法1|鬼|3/20|某证|-' })).toThrow('nobody is served');
  });

  it('cites laws by their full name and article', () => {
    expect([8, 10, 12, 20, 35, 105, 110, 443, 1049].map(chineseNumber)).toEqual([
      ...['八', '十', '十二', '二十', '三十五', '一百零五', '一百一十', '四百四十三', '一千零四十九'],
    ]);
    expect(lawName('食品安全法')).toBe('中华人民共和国食品安全法');
    expect(lawName('工伤保险条例')).toBe('工伤保险条例');
  });
});
