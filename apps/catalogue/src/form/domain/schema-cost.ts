import type { InvalidParam } from '@yiwang/kernel';
import { isSchema, type Schema } from './schema-walk.js';

/** Deeper than any form is laid out; whoever walks a document by recursion stays far from the end of the stack. */
const MOST_LEVELS = 64;
/** Schemas that one value may have to be held to, references followed. A form of two hundred fields with its groups has a thousand. */
const MOST_STEPS = 20_000;

/** Whether a document nests deeper than anybody walks; bodies are held to that before, what a file brings is not. Asked first, and by a loop: it must not end as what it guards against. */
export function nestsTooDeep(document: unknown): boolean {
  let level: unknown[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}

/** Keywords that hold the very same value to further schemas, and those that hold what is inside it. */
const SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas', 'dependencies'];
const INSIDE = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'prefixItems',
  'unevaluatedItems',
  'contains',
];
const BY_NAME = ['properties', 'patternProperties', 'dependentSchemas', 'dependencies'];

function below(schema: Schema, keywords: readonly string[]): Schema[] {
  return keywords.flatMap((keyword) => {
    const value = schema[keyword];
    if (Array.isArray(value)) return value.filter(isSchema);
    if (!isSchema(value)) return [];
    return BY_NAME.includes(keyword) ? Object.values(value).filter(isSchema) : [value];
  });
}

/** What a local `$ref` names: `#` or a pointer. Anything else leads nowhere here, and its compilation says so. */
function target(root: Schema, ref: unknown): Schema | undefined {
  if (ref === '#') return root;
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return undefined;
  let at: unknown = root;
  for (const token of ref.slice(2).split('/')) {
    const name = decoded(token).replaceAll('~1', '/').replaceAll('~0', '~');
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Schema)[name] : undefined;
  }
  return isSchema(at) ? at : undefined;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** The schemas that a value is held to with this one. */
const together = (root: Schema, schema: Schema): Schema[] => {
  const next = target(root, schema['$ref']);
  return [...(next ? [next] : []), ...below(schema, SAME_VALUE)];
};

function leadsInCircle(root: Schema): boolean {
  const done = new Set<Schema>();
  const under = new Set<Schema>();
  const circles = (schema: Schema): boolean => {
    if (under.has(schema)) return true;
    if (done.has(schema)) return false;
    done.add(schema);
    under.add(schema);
    const found = together(root, schema).some(circles);
    under.delete(schema);
    return found;
  };
  const seen = new Set([root]);
  for (const schema of seen) {
    if (circles(schema)) return true;
    for (const each of [...together(root, schema), ...below(schema, INSIDE)]) seen.add(each);
  }
  return false;
}

function isCostly(root: Schema): boolean {
  const costs = new Map<Schema, number>();
  const cost = (schema: Schema): number => {
    const known = costs.get(schema);
    if (known !== undefined) return known;
    costs.set(schema, 1); // met again inside itself: that is another value, and a smaller one
    const steps = [...together(root, schema), ...below(schema, INSIDE)].reduce((sum, each) => sum + cost(each), 1);
    costs.set(schema, Math.min(steps, MOST_STEPS + 1));
    return Math.min(steps, MOST_STEPS + 1);
  };
  return cost(root) > MOST_STEPS;
}

/**
 * What a form could do to whoever validates by it: hold a value to the same schema again and again without end, or, doubling from one
 * definition to the next, to millions of schemas. A definition that leads to itself for what is inside a value does neither: values end.
 * The form is one that does not nest too deep, and has no references but `#` and pointers.
 */
export function costProblems(form: Schema): InvalidParam[] {
  if (leadsInCircle(form)) return [{ name: '/form', code: 'FORM_REF_CIRCLE', reason: '定义之间循环引用，校验不会结束' }];
  if (isCostly(form)) return [{ name: '/form', code: 'FORM_TOO_COSTLY', reason: '定义之间层层重复引用，校验代价过高' }];
  return [];
}
