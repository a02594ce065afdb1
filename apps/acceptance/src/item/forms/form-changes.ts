import { isDeepStrictEqual } from 'node:util';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { InvalidParam } from '@yiwang/kernel';
import { fieldsOf } from './form-fields.js';

type Materials = ItemOperationalCore['materials'];

/** 表单变更 — what whoever filled in the earlier form has to look at again in the later one. Titles and looks do not count. */
export function formChanges(earlier: unknown, later: unknown): InvalidParam[] {
  const before = new Map(fieldsOf(earlier).map((field) => [field.pointer, field]));
  const after = new Map(fieldsOf(later).map((field) => [field.pointer, field]));
  const changes: InvalidParam[] = [];
  for (const { pointer, title, required, schema } of after.values()) {
    const old = before.get(pointer);
    if (!old)
      changes.push(
        told(pointer, required ? 'FORM_FIELD_ADDED_REQUIRED' : 'FORM_FIELD_ADDED', `新增${required ? '必填' : ''}字段“${title}”`),
      );
    else if (!isDeepStrictEqual(old.schema, schema)) changes.push(told(pointer, 'FORM_FIELD_CHANGED', `字段“${title}”的要求已改变`));
    else if (required && !old.required) changes.push(told(pointer, 'FORM_FIELD_REQUIRED', `字段“${title}”改为必填`));
  }
  for (const { pointer, title } of before.values()) {
    if (!after.has(pointer)) changes.push(told(pointer, 'FORM_FIELD_REMOVED', `字段“${title}”已取消`));
  }
  return changes;
}

/** 材料变更 between two versions of an item. */
export function materialChanges(earlier: Materials, later: Materials): InvalidParam[] {
  const before = new Map(earlier.map((material) => [material.materialCode, material]));
  const codes = new Set(later.map(({ materialCode }) => materialCode));
  const changes = later.flatMap(({ materialCode, name, required }) => {
    const old = before.get(materialCode);
    if (!old)
      return [
        material(required ? 'MATERIAL_ADDED_REQUIRED' : 'MATERIAL_ADDED', `新增${required ? '必要' : ''}材料 ${materialCode}：${name}`),
      ];
    if (required && !old.required) return [material('MATERIAL_REQUIRED', `材料 ${materialCode}：${name} 改为必要`)];
    return old.name === name ? [] : [material('MATERIAL_RENAMED', `材料 ${materialCode} 由“${old.name}”改为“${name}”`)];
  });
  const gone = earlier.filter(({ materialCode }) => !codes.has(materialCode));
  return [...changes, ...gone.map(({ materialCode, name }) => material('MATERIAL_REMOVED', `材料 ${materialCode}：${name} 已取消`))];
}

const told = (pointer: string, code: string, reason: string): InvalidParam => ({ name: `/form${pointer}`, code, reason });
const material = (code: string, reason: string): InvalidParam => ({ name: '/materials', code, reason });
