import type { InvalidParam } from '@yiwang/kernel';
import { groupRefsOf } from './form-group.js';
import { vocabularyProblems } from './form-vocabulary.js';
import { eachSchema, type Schema } from './schema-walk.js';

const MAX_GROUP_BYTES = 16 * 1024;

/** What is wrong with a new version of a group, its being a schema apart. It stands in other forms, so nothing in it may point to its root. */
export function groupProblems(schema: Schema): InvalidParam[] {
  const problem = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
  const found = vocabularyProblems(schema).map((each) => ({ ...each, name: each.name.replace(/^\/form/, '/schema') }));
  if (schema['type'] !== 'object') found.push(problem('/schema/type', 'FORM_GROUP_NOT_OBJECT', '表单组应为 object 类型'));
  if (Buffer.byteLength(JSON.stringify(schema)) > MAX_GROUP_BYTES)
    found.push(problem('/schema', 'FORM_GROUP_TOO_LARGE', '表单组超过16 KiB'));
  // The newest of today is not that of tomorrow, and this version is to mean the same for ever.
  if (groupRefsOf(schema).some(({ version }) => version === undefined))
    found.push(problem('/schema', 'FORM_GROUP_UNPINNED', '表单组引用其他表单组时应写明版本'));
  eachSchema(schema, (each, at) => {
    if (typeof each['$ref'] === 'string' && each['$ref'].startsWith('#'))
      found.push(problem(`/schema${at}/$ref`, 'FORM_GROUP_LOCAL_REF', '表单组内不得引用自身的定义'));
    if (at === '' && each['$id'] !== undefined) found.push(problem('/schema/$id', 'FORM_GROUP_ID', '表单组不得带有 $id'));
  });
  return found;
}
