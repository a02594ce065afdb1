export type Schema = Record<string, unknown>;

export const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keywords of JSON Schema 2020-12 whose value is a schema, a list of schemas, or schemas by name. */
const SINGLE = [
  'items',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contains',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
];
const LISTED = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'];

export const pointerToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * The schema with `change` done to each schema in it, from the innermost outwards. Only places where a schema stands are visited: what a
 * `const`, an `enum` or a `default` holds is data, whatever it is called. The order of keys stays: it is the order of display.
 */
export function mapSchemas(schema: Schema, change: (schema: Schema, pointer: string) => Schema, pointer = ''): Schema {
  const inner = (value: unknown, at: string): unknown => (isSchema(value) ? mapSchemas(value, change, at) : value);
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    const at = `${pointer}/${pointerToken(key)}`;
    if (SINGLE.includes(key)) return [key, inner(value, at)];
    if (LISTED.includes(key) && Array.isArray(value)) return [key, value.map((each, i) => inner(each, `${at}/${i}`))];
    if (NAMED.includes(key) && isSchema(value)) {
      return [key, fromEntries(Object.entries(value).map(([name, each]) => [name, inner(each, `${at}/${pointerToken(name)}`)]))];
    }
    return [key, value];
  });
  return change(fromEntries(entries), pointer);
}

/** A field may be called `__proto__`; assigned the usual way it would vanish. */
const fromEntries = (entries: [string, unknown][]): Schema => Object.fromEntries(entries);

/** Visits each schema in it, the innermost first. */
export function eachSchema(schema: Schema, visit: (schema: Schema, pointer: string) => void): void {
  mapSchemas(schema, (each, pointer) => {
    visit(each, pointer);
    return each;
  });
}
