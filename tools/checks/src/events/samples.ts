import { isDeepStrictEqual } from 'node:util';
import { EnvelopeSchema, type EventDefinition } from '@yiwang/event-core';
import { labelOf } from './compatibility.ts';
import type { JsonSchema } from './json-schema.ts';

/** Envelope attributes that a contract takes from its data. */
const ATTRIBUTES = ['regioncode', 'orgcode', 'itemcode'] as const;

/** Named sample events of one type, as committed: `{ "full": {…}, "minimal": {…} }`. */
export type Samples = Record<string, unknown>;

/** Samples must be events as the producer sends them, and together show every optional field present and absent, and every alternative. */
export function sampleProblems(definition: EventDefinition, schema: JsonSchema, service: string, samples: Samples): string[] {
  const problems: string[] = [];
  const data: unknown[] = [];
  for (const [name, sample] of Object.entries(samples)) {
    const problem = eventProblem(definition, service, sample);
    if (problem === undefined) data.push((sample as { data: unknown }).data);
    else problems.push(`sample "${name}": ${problem}`);
  }
  if (Object.keys(samples).length === 0) return ['has no samples'];
  return problems.length > 0 ? problems : coverageProblems(schema, data, '');
}

function eventProblem(definition: EventDefinition, service: string, sample: unknown): string | undefined {
  const envelope = EnvelopeSchema.safeParse(sample);
  if (!envelope.success) return `no envelope: ${envelope.error.message}`;
  const { type, subject, source, data } = envelope.data;
  if (!isDeepStrictEqual(envelope.data, sample)) return 'the envelope has unknown attributes';
  if (type !== definition.fullType) return `type is ${type}`;
  if (source !== `/yiwang/${service}`) return `source is ${source}, not /yiwang/${service}`;
  const parsed = definition.schema.safeParse(data);
  if (!parsed.success) return `data breaks the contract: ${parsed.error.message}`;
  if (!isDeepStrictEqual(parsed.data, data)) return 'data has fields that the contract does not know';
  const key = definition.key(parsed.data);
  if (subject !== key) return `subject is ${subject}, the key is ${key}`;
  const attributes = Object.fromEntries(ATTRIBUTES.map((name) => [name, envelope.data[name]]).filter(([, value]) => value !== undefined));
  const routing = Object.fromEntries(Object.entries(definition.route(parsed.data)).filter(([, value]) => value !== undefined));
  if (!isDeepStrictEqual(attributes, routing))
    return `attributes are ${JSON.stringify(attributes)}, the contract routes by ${JSON.stringify(routing)}`;
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `values` are what the samples hold at `path`. */
export function coverageProblems(schema: JsonSchema, values: readonly unknown[], path: string): string[] {
  const here = path === '' ? 'data' : path;
  if (values.length === 0) return [`no sample shows ${here}`];
  const problems: string[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const field = path === '' ? name : `${path}.${name}`;
    const parents = values.filter(isObject);
    const present = parents.filter((parent) => name in parent);
    if (!schema.required?.includes(name) && present.length === parents.length) problems.push(`no sample leaves out the optional ${field}`);
    problems.push(
      ...coverageProblems(
        property,
        present.map((parent) => parent[name]),
        field,
      ),
    );
  }
  if (schema.items) problems.push(...coverageProblems(schema.items, values.filter(Array.isArray).flat() as unknown[], `${path}[]`));
  for (const variant of schema.oneOf ?? schema.anyOf ?? []) {
    problems.push(
      ...coverageProblems(
        variant,
        values.filter((value) => fits(variant, value)),
        `${path}(${labelOf(variant)})`,
      ),
    );
  }
  return problems;
}

/** Enough to tell one alternative from another; that it is valid at all was checked before. */
function fits(variant: JsonSchema, value: unknown): boolean {
  if ('const' in variant) return variant.const === value;
  if (variant.type === 'null') return value === null;
  if (variant.type === 'object') {
    const constants = Object.entries(variant.properties ?? {}).filter(([, property]) => 'const' in property);
    return isObject(value) && constants.every(([name, property]) => value[name] === property.const);
  }
  if (variant.type === 'array') return Array.isArray(value);
  return typeof value === (variant.type === 'integer' ? 'number' : variant.type);
}
