import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { ItemDefinition } from '../../item/domain/item-definition.js';
import { fieldName } from './field-names.js';

type Schema = z.ZodType & {
  def: { innerType?: Schema; element?: Schema; shape?: Record<string, Schema>; in?: Schema; options?: Schema[] };
};

/** Every element an author can fill in, as a pointer; of lists the first entry. */
function pointersOf(schema: Schema, at: string): string[] {
  const { shape, element, innerType, options } = schema.def;
  const own = at === '' || at === '/descriptive' ? [] : [at];
  if (shape) return [...own, ...Object.entries(shape).flatMap(([name, inner]) => pointersOf(inner, `${at}/${name}`))];
  if (element) return [...own, ...pointersOf(element, `${at}/0`)];
  if (options) return options.flatMap((option) => pointersOf(option, at));
  const wrapped = innerType ?? schema.def.in;
  return wrapped ? pointersOf(wrapped, at) : own;
}

describe('the name of an element', () => {
  it('shortens the name of an entry between characters, not within one of four bytes', () => {
    const materials = [{ name: `甲${'𬱖'.repeat(40)}` }];
    expect(fieldName('/materials/0', { materials })).toBe(`申请材料（甲${'𬱖'.repeat(29)}…）`);
  });

  it('is Chinese for every element that an author can fill in', () => {
    const pointers = [...new Set(pointersOf(ItemDefinition as unknown as Schema, ''))];
    expect(pointers.length).toBeGreaterThan(100);
    const own = (pointer: string): string => fieldName(pointer).split(' / ').at(-1)!;
    const above = (pointer: string): string => fieldName(pointer.slice(0, pointer.lastIndexOf('/')));
    // A name that only repeats the element above it is no name of its own.
    const nameless = pointers.filter((p) => !/\/\d+$/.test(p) && (!/[\u3400-\u9fff]/.test(own(p)) || fieldName(p) === above(p)));
    expect(nameless).toEqual([]);
  });

  it('is told with the elements above it and the entry it belongs to', () => {
    const document = { materials: [{ name: '申请表' }, { name: '营业执照' }], descriptive: { process: [{ step: '受理', link: '收件' }] } };
    expect(fieldName('/materials/1/required', document)).toBe('申请材料（营业执照） / 是否必要');
    expect(fieldName('/materials/1')).toBe('申请材料（第2项）');
    expect(fieldName('/descriptive/process/0/limit', document)).toBe('办理流程（收件） / 环节时限');
    expect(fieldName('/limits/promised/value')).toBe('办理时限 / 承诺办结时限 / 数值');
    expect(fieldName('/validity/to')).toBe('有效期 / 计划取消日期');
  });

  it.each(['', '/constructor/name', '/__proto__', '/materials/constructor', '/nothing/0/here', '/limits/promised/value/0', '/toString'])(
    'is found for any pointer that a remark may carry: %j',
    (pointer) => {
      expect(fieldName(pointer, { materials: [] })).toMatch(/^(事项|申请材料|办理时限)/);
    },
  );

  it('of a part of the form is the form', () => {
    expect(fieldName('/form/properties/name/title')).toBe('电子表单');
  });
});
