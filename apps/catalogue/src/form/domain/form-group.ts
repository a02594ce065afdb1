import type { InvalidParam } from '@yiwang/kernel';
import { nestsTooDeep } from './schema-cost.js';
import { eachSchema, isSchema, mapSchemas, pointerToken, type Schema } from './schema-walk.js';

/** 表单组 — reusable fields (person, enterprise, address) in one version, which never changes. */
export interface FormGroup {
  key: string;
  version: number;
  title: string;
  schema: Schema;
}

/** What a form asks for: a group in the version named, or in its newest. */
export interface GroupRef {
  key: string;
  version: number | undefined;
}

export const groupUrn = ({ key, version }: GroupRef): string => `urn:yiwang:form-group:${key}${version === undefined ? '' : `:${version}`}`;

const URN = /^urn:yiwang:form-group:([a-z][A-Za-z0-9]{0,39})(?::([1-9]\d{0,5}))?$/;
/** Groups inside groups: an enterprise has an address, and nothing of ours goes deeper. */
const MOST_LEVELS = 8;

export function parseGroupUrn(ref: string): GroupRef | undefined {
  const match = URN.exec(ref);
  return match ? { key: match[1]!, version: match[2] === undefined ? undefined : Number(match[2]) } : undefined;
}

/** The groups that a form or a group names, each once. */
export function groupRefsOf(schema: Schema): GroupRef[] {
  const found = new Map<string, GroupRef>();
  eachSchema(schema, ({ $ref }) => {
    const ref = typeof $ref === 'string' ? parseGroupUrn($ref) : undefined;
    if (ref) found.set(groupUrn(ref), ref);
  });
  return [...found.values()];
}

/** Finds groups by what a form asks for; a group that does not exist is missing in the answer. */
export type FindGroups = (refs: readonly GroupRef[]) => Promise<Map<string, FormGroup>>;

export type Resolved = { ok: true; form: Schema } | { ok: false; problems: InvalidParam[] };

const nameOf = ({ key, version }: FormGroup): string => `${key}-${version}`;

/**
 * The form with every group it names inside it, under `$defs`, and each `$ref` to a group leading there: whoever validates by it (acceptance
 * does) needs nothing but the form. The version taken is noted as `x-group`. A form that names no group comes back as it is, so a form
 * that was resolved before keeps the groups it was made with.
 */
export async function resolveGroups(form: Schema, find: FindGroups): Promise<Resolved> {
  if (nestsTooDeep(form)) return { ok: false, problems: [problem('/form', 'FORM_TOO_DEEP', '嵌套层次过深')] };
  const problems: InvalidParam[] = [];
  const groups = new Map<string, FormGroup>();
  let wanted = groupRefsOf(form);
  if (wanted.length === 0) return { ok: true, form };
  for (let level = 0; wanted.length > 0; level++) {
    if (level === MOST_LEVELS) return { ok: false, problems: [problem('/form', 'FORM_GROUPS_TOO_DEEP', '表单组嵌套过深')] };
    const found = await find(wanted);
    for (const ref of wanted) {
      const urn = groupUrn(ref);
      const group = found.get(urn);
      if (group) groups.set(urn, group);
      else problems.push(problem('/form', 'FORM_GROUP_UNKNOWN', `没有表单组 ${urn}`));
    }
    if (problems.length > 0) return { ok: false, problems };
    wanted = [...found.values()].flatMap(({ schema }) => groupRefsOf(schema)).filter((ref) => !groups.has(groupUrn(ref)));
  }
  const local = (schema: Schema): Schema => mapSchemas(schema, (each) => relinked(each, groups));
  const $defs: Schema = isSchema(form['$defs']) ? { ...form['$defs'] } : {};
  for (const group of groups.values()) {
    const own = $defs[nameOf(group)];
    if (own !== undefined && !(isSchema(own) && isSchema(own['x-group']))) {
      problems.push(problem(`/form/$defs/${pointerToken(nameOf(group))}`, 'FORM_DEF_TAKEN', '该名称保留给表单组'));
    }
    $defs[nameOf(group)] = { ...group.schema, 'x-group': { key: group.key, version: group.version } };
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, form: local({ ...form, $defs }) };
}

function relinked(schema: Schema, groups: ReadonlyMap<string, FormGroup>): Schema {
  const ref = typeof schema['$ref'] === 'string' ? parseGroupUrn(schema['$ref']) : undefined;
  const group = ref && groups.get(groupUrn(ref));
  return group ? { ...schema, $ref: `#/$defs/${nameOf(group)}` } : schema;
}

const problem = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
