import { z } from 'zod';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

export interface ConvertedSchema {
  schema: Json;
  components: Record<string, Json>;
}

interface Converted {
  root: Json;
  defs: Record<string, Json>;
}

/** An answer may gain fields without a new version, so it is only closed where its schema is strict. */
function openObjects({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { def } = zodSchema._zod;
  if (def.type === 'object' && def.catchall === undefined) delete jsonSchema.additionalProperties;
}

function convert(schema: z.ZodType, io: Direction): Converted {
  const id = z.globalRegistry.get(schema)?.id;
  const {
    $schema: _,
    $defs,
    ...root
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref', override: openObjects }) as Json & {
    $defs?: Record<string, Json>;
  };
  const defs: Record<string, Json> = { ...$defs };
  for (const def of Object.values(defs)) delete def['id'];
  if (id === undefined || typeof root['$ref'] === 'string') return { root, defs };
  delete root['id'];
  defs[id] = root;
  return { root: { $ref: `#/$defs/${id}` }, defs };
}

/** Names whose shape differs between what is sent and what is answered (defaults, transforms), also through what they refer to. */
function twoFaced(input: Record<string, Json>, output: Record<string, Json>): Set<string> {
  const names = Object.keys(input).filter((name) => JSON.stringify(input[name]) !== JSON.stringify(output[name]));
  const found = new Set(names);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [name, def] of Object.entries(input)) {
      const text = JSON.stringify(def);
      if ([...found].some((other) => text.includes(`"#/$defs/${other}"`))) found.add(name);
    }
  }
  return found;
}

/**
 * A zod schema as JSON Schema 2020-12 for OpenAPI 3.1. Schemas with `.meta({ id })` become components; one whose request differs from
 * its answer becomes two, the request's with the suffix `Input`.
 */
export function zodComponents(schema: z.ZodType, io: Direction, inline = false): ConvertedSchema {
  let { root, defs } = convert(schema, io);
  if (io === 'input') {
    const renamed = twoFaced(defs, convert(schema, 'output').defs);
    const rename = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
        const name = key === '$ref' && typeof inner === 'string' ? inner.slice('#/$defs/'.length) : undefined;
        return name !== undefined && renamed.has(name) ? `#/$defs/${name}Input` : inner;
      }) as T;
    root = rename(root);
    defs = Object.fromEntries(Object.entries(defs).map(([name, def]) => [renamed.has(name) ? `${name}Input` : name, rename(def)]));
  }
  if (inline && typeof root['$ref'] === 'string') root = defs[root['$ref'].slice('#/$defs/'.length)] ?? root;
  return { schema: root, components: defs };
}
