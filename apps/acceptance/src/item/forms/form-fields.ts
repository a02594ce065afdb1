import { z } from 'zod';

type Schema = Record<string, unknown>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** 字段来源 (`x-source`), as the catalogue's forms write it. What this service does not know is no source. */
const FieldSource = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('account'),
    field: z.enum(['name', 'idType', 'idNumber', 'mobile', 'companyName', 'creditCode', 'agentName']),
    locked: z.boolean().optional(),
  }),
  z.object({ from: z.literal('licence'), licence: z.string(), field: z.string(), locked: z.boolean().optional() }),
  z.object({ from: z.literal('earlierCase'), field: z.string(), itemCode: z.string().optional(), locked: z.boolean().optional() }),
]);
export type FieldSource = z.infer<typeof FieldSource>;
export type AccountField = Extract<FieldSource, { from: 'account' }>['field'];

/** One field of a form, or a group of them. */
export interface FormField {
  /** JSON pointer (RFC 6901) of its value in a form. */
  pointer: string;
  title: string;
  required: boolean;
  /** Its schema with references followed, without the fields in it. */
  schema: Schema;
  source?: FieldSource;
  /** 表单组 (person, enterprise, address …) whose fields stand in it. */
  group?: string;
}

/** Deeper, longer, or through more references goes no form of the catalogue; a schema that leads in a circle ends here. */
const MOST_LEVELS = 8;
const MOST_FIELDS = 1000;
const MOST_HOPS = 16;

const token = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Every field of a form that has a fixed place, outermost first, in the order of the form. */
export function fieldsOf(form: unknown): FormField[] {
  const found: FormField[] = [];
  if (!isSchema(form)) return found;
  const walk = (node: Schema, pointer: string, level: number): void => {
    for (const { properties, required } of objectsOf(node, form)) {
      for (const [name, value] of Object.entries(properties)) {
        if (found.length === MOST_FIELDS) return;
        if (!isSchema(value)) continue;
        const schema = followed(value, form);
        const at = `${pointer}/${token(name)}`;
        found.push(fieldOf(schema, at, name, required.has(name)));
        if (level < MOST_LEVELS) walk(schema, at, level + 1);
      }
    }
  };
  walk(followed(form, form), '', 0);
  return found;
}

function fieldOf(schema: Schema, pointer: string, name: string, required: boolean): FormField {
  const source = FieldSource.safeParse(schema['x-source']);
  const group = isSchema(schema['x-group']) ? schema['x-group']['key'] : undefined;
  const { properties: _properties, title, 'x-source': _source, 'x-layout': _layout, 'x-group': _group, ...own } = schema;
  return {
    pointer,
    title: typeof title === 'string' ? title : name,
    required,
    schema: own,
    ...(source.success && { source: source.data }),
    ...(typeof group === 'string' && { group }),
  };
}

/** The objects whose properties stand in a node: its own, and those of its `allOf`. */
function objectsOf(node: Schema, form: Schema): { properties: Schema; required: ReadonlySet<unknown> }[] {
  const parts = [node, ...(Array.isArray(node['allOf']) ? node['allOf'].filter(isSchema).map((each) => followed(each, form)) : [])];
  return parts.flatMap(({ properties, required }) =>
    isSchema(properties) ? [{ properties, required: new Set(Array.isArray(required) ? required : []) }] : [],
  );
}

/** The node with what it refers to inside the form; what it says itself counts more. */
function followed(node: Schema, form: Schema): Schema {
  let schema = node;
  for (let hops = 0; typeof schema['$ref'] === 'string' && hops < MOST_HOPS; hops++) {
    const { $ref, ...own } = schema;
    const target = schemaAt(form, $ref as string);
    if (!target) return own;
    schema = { ...target, ...own };
  }
  return schema;
}

function schemaAt(form: Schema, ref: string): Schema | undefined {
  if (!ref.startsWith('#/')) return undefined;
  let node: unknown = form;
  for (const part of ref.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!isSchema(node) || !Object.hasOwn(node, key)) return undefined;
    node = node[key];
  }
  return isSchema(node) ? node : undefined;
}
