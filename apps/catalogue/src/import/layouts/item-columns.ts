import { z } from 'zod';
import { DescriptiveParts, ItemDefinition } from '../../item/domain/item-definition.js';

/** How an element stands in one cell of a table. */
export type CellKind = 'text' | 'number' | 'list' | 'json';

/** The schema inside optional, default and the like. */
function inner(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return inner(schema.unwrap() as z.ZodType);
  return schema;
}

function kindOf(schema: z.ZodType): CellKind {
  const bare = inner(schema);
  if (bare instanceof z.ZodString || bare instanceof z.ZodEnum) return 'text';
  if (bare instanceof z.ZodNumber) return 'number';
  if (bare instanceof z.ZodArray && inner(bare.element as z.ZodType) instanceof z.ZodEnum) return 'list';
  return 'json';
}

/** By name in a map: a column may be named `constructor`, which every object answers to. */
const shapeOf = (schema: z.ZodObject): ReadonlyMap<string, z.ZodType> => new Map(Object.entries(schema.shape as Record<string, z.ZodType>));

/** Elements of the definition that have columns of another form, or none: the star is computed. */
const APART = ['implementingBody', 'limits', 'validity', 'descriptive', 'star'];

/** Of these a source may tell a part; the rest is known, or told by a default. */
const IN_PARTS = ['implementingBody', 'limits'];
// Made once: a schema is compiled when it is first used.
const inParts = (name: string, schema: z.ZodType): z.ZodType =>
  IN_PARTS.includes(name) && schema instanceof z.ZodObject ? schema.partial() : schema;

/** Elements of the definition by name, each with the schema that one of its values must meet. */
export const DEFINITION_SHAPE: ReadonlyMap<string, z.ZodType> = new Map(
  [...shapeOf(ItemDefinition)].map(([name, schema]) => [name, inParts(name, schema)]),
);
export const DESCRIPTIVE_SHAPE = shapeOf(DescriptiveParts);

/** Elements that stand in a column of their own name. */
export const PLAIN_COLUMNS: ReadonlyMap<string, CellKind> = new Map(
  [...DEFINITION_SHAPE].filter(([name]) => !APART.includes(name)).map(([name, schema]) => [name, kindOf(schema)]),
);
/** 描述要素, in columns `descriptive.<element>`. */
export const DESCRIPTIVE_COLUMNS: ReadonlyMap<string, CellKind> = new Map(
  [...DESCRIPTIVE_SHAPE].map(([name, schema]) => [name, kindOf(schema)]),
);
export const DESCRIPTIVE_PREFIX = 'descriptive.';

/** The columns of this platform's own table, in the order of an export. */
export const ITEM_COLUMNS: readonly string[] = [
  'itemCode',
  'name',
  'category',
  'orgCode',
  'department',
  'regionCode',
  'promised',
  'statutory',
  'validFrom',
  'validTo',
  ...[...PLAIN_COLUMNS.keys()].filter((name) => name !== 'name' && name !== 'category'),
  ...[...DESCRIPTIVE_COLUMNS.keys()].map((name) => DESCRIPTIVE_PREFIX + name),
];
