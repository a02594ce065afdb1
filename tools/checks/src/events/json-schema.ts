import type { EventDefinition } from '@yiwang/event-core';
import { z } from 'zod';

/** The part of JSON Schema 2020-12 that contracts produce. */
export interface JsonSchema {
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  [keyword: string]: unknown;
}

/** The committed form of an event: the schema of its data and what consumers rely on beside it. */
export interface EventSnapshot extends JsonSchema {
  $id: string;
  'x-topic': string;
  'x-kind': string;
  /** Kafka key and CloudEvents subject, as a template over the data: `{caseNo}`. */
  'x-key': string;
  /** CloudEvents attributes taken from the data, as templates. */
  'x-attributes': Record<string, string>;
}

const NUMBER_LIMITS = new Set([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]);

/** The schema of what is on the wire: every `$ref` resolved, and nothing that changes with the validation library's version. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const produced = z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      // The format says what is meant; the library's own expression for it is long and may be rewritten.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      if (NUMBER_LIMITS.has(jsonSchema.maximum as number)) delete jsonSchema.maximum;
      if (NUMBER_LIMITS.has(jsonSchema.minimum as number)) delete jsonSchema.minimum;
    },
  }) as JsonSchema;
  const { $schema: _schema, $defs = {}, ...rest } = produced;
  return resolve(rest, $defs);
}

function resolve(schema: JsonSchema, definitions: Record<string, JsonSchema>): JsonSchema {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const target = name === undefined ? schema : (definitions[name] ?? schema);
  return Object.fromEntries(
    Object.entries(target).map(([keyword, value]) => {
      if (keyword === 'properties') {
        const properties = Object.entries(value as Record<string, JsonSchema>);
        return [keyword, Object.fromEntries(properties.map(([field, inner]) => [field, resolve(inner, definitions)]))];
      }
      if (Array.isArray(value) && ['anyOf', 'oneOf', 'allOf', 'prefixItems'].includes(keyword)) {
        return [keyword, value.map((inner: JsonSchema) => resolve(inner, definitions))];
      }
      if (typeof value === 'object' && value !== null && ['items', 'additionalProperties', 'propertyNames'].includes(keyword)) {
        return [keyword, resolve(value as JsonSchema, definitions)];
      }
      return [keyword, value];
    }),
  );
}

export function snapshotOf(definition: EventDefinition): EventSnapshot {
  const { attributes, key } = templatesOf(definition);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: definition.fullType,
    description: definition.description,
    'x-topic': definition.topic,
    'x-kind': definition.kind,
    'x-key': key,
    'x-attributes': attributes,
    ...jsonSchemaOf(definition.schema),
  };
}

/** Runs `key` and `route` over data whose every field is its own name in braces. */
function templatesOf(definition: EventDefinition): { key: string; attributes: Record<string, string> } {
  const named = (path: string): unknown =>
    new Proxy(Object.create(null) as object, {
      get: (_target, field) => {
        if (field === Symbol.toPrimitive || field === 'toString') return () => `{${path}}`;
        if (typeof field === 'symbol') return undefined;
        return named(path === '' ? field : `${path}.${field}`);
      },
    });
  const data = named('');
  const text = (value: unknown): string => {
    const result = String(value);
    if (!result.includes('{'))
      throw new Error(`${definition.fullType}: key and route must be built from fields of the data, found ${result}`);
    return result;
  };
  const routing = Object.entries(definition.route(data as never)).filter(([, value]) => value !== undefined);
  return {
    key: text(definition.key(data as never)),
    attributes: Object.fromEntries(routing.map(([attribute, value]) => [attribute, text(value)])),
  };
}
