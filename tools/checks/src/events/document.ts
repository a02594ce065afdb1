import { EnvelopeSchema } from '@yiwang/event-core';
import { COMMON, commonName } from './common-types.ts';
import { labelOf } from './compatibility.ts';
import { topicOf, type ServiceContract } from './contracts.ts';
import { jsonSchemaOf, snapshotOf, type JsonSchema } from './json-schema.ts';

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
const table = (head: string[], rows: string[][]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

/** `docs/events.md`: every topic and event of the platform, from the contracts themselves. */
export function eventsDocument(contracts: readonly ServiceContract[]): string {
  const topics = contracts.flatMap((contract) => contract.topics);
  const events = contracts.flatMap((contract) => contract.events);
  return [
    '# Events',
    '',
    'Generated from `libs/contracts/events` by `npm run check -- events --write`; the check fails when it differs. Do not edit.',
    '',
    'Every message is a CloudEvents 1.0 envelope in structured JSON whose `data` is described below; its Kafka key is the subject.',
    'Version 1 of an event only ever gains optional fields, so ignore what you do not know. JSON Schemas are in',
    '`libs/contracts/events/<service>/schemas`, sample events in `…/samples`. For machines: [asyncapi.yaml](asyncapi.yaml), the same',
    'catalogue as AsyncAPI 3.',
    '',
    '## Topics',
    '',
    ...table(
      ['topic', 'owner', 'partitions', 'kept', 'events'],
      contracts.flatMap(({ service, topics: own }) =>
        own.map((topic) => [
          code(topic.name),
          service,
          String(topic.partitions),
          topic.compacted ? 'the last of each key (compacted)' : `${topic.retentionDays} days`,
          events
            .filter((event) => topicOf(event, topics) === topic)
            .map((event) => code(event.fullType))
            .join('<br>'),
        ]),
      ),
    ),
    '',
    'A **fact** is handled once by each consumer (inbox). A **state** replaces the one before it with the same key, if its sequence is greater.',
    '',
    '## Envelope',
    '',
    ...fieldTable(jsonSchemaOf(EnvelopeSchema)),
    '',
    '## Common types',
    '',
    ...table(
      ['type', 'values', 'meaning'],
      Object.entries(COMMON).map(([name, { schema, meaning }]) => [
        name,
        schema.properties ? memberList(schema) : valuesOf(schema),
        meaning,
      ]),
    ),
    ...contracts.flatMap(({ service, events: own }) => ['', `## ${service}`, ...own.flatMap((event) => ['', ...eventSection(event)])]),
    '',
  ].join('\n');
}

function eventSection(event: ServiceContract['events'][number]): string[] {
  const snapshot = snapshotOf(event);
  const attributes = Object.entries(snapshot['x-attributes']).map(([name, template]) => code(`${name}=${template}`));
  return [
    `### ${event.fullType}`,
    '',
    event.description,
    '',
    ...table(
      ['topic', 'key', 'kind', 'attributes'],
      [[code(event.topic), code(snapshot['x-key']), event.kind, attributes.length > 0 ? attributes.join(' ') : '–']],
    ),
    '',
    ...fieldTable(snapshot),
  ];
}

const fieldTable = (schema: JsonSchema): string[] =>
  table(
    ['field', 'values', 'required'],
    fieldsOf(schema, '').map(({ field, schema: inner, required }) => [
      code(field),
      commonName(inner) ?? valuesOf(inner),
      required ? 'yes' : 'no',
    ]),
  );

interface Field {
  field: string;
  schema: JsonSchema;
  required: boolean;
}

/** Every field with those inside it: `participants`, `participants[].orgCode`. */
function fieldsOf(schema: JsonSchema, path: string): Field[] {
  if (commonName(schema)) return [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]): Field[] => {
    const field = path === '' ? name : `${path}.${name}`;
    return [{ field, schema: inner, required: schema.required?.includes(name) ?? false }, ...fieldsOf(inner, field)];
  });
  const items = schema.items ? fieldsOf(schema.items, `${path}[]`) : [];
  const variants = (schema.oneOf ?? schema.anyOf ?? []).flatMap((variant) => fieldsOf(variant, `${path}(${labelOf(variant)})`));
  return [...own, ...items, ...variants];
}

const memberList = (schema: JsonSchema): string =>
  Object.entries(schema.properties ?? {})
    .map(([name, inner]) => `${name}${schema.required?.includes(name) ? '' : '?'}: ${valuesOf(inner)}`)
    .join('; ');

function valuesOf(schema: JsonSchema): string {
  if ('const' in schema) return code(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(' ');
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants)
    return variants.map((variant) => commonName(variant) ?? (variant.properties ? code(labelOf(variant)) : valuesOf(variant))).join(' or ');
  if (schema.items) {
    const items = commonName(schema.items) ?? (schema.items.properties ? 'objects' : valuesOf(schema.items));
    return `list of ${items}${bounds(schema.minItems, schema.maxItems, 'long')}`;
  }
  if (schema.pattern) return `${schema.type ?? 'string'} ${code(schema.pattern)}`;
  const base = schema.format ?? (schema.type === 'object' ? 'object' : (schema.type ?? 'anything'));
  return `${base}${bounds(schema.minimum, schema.maximum, '')}${bounds(schema.minLength, schema.maxLength, 'characters')}`;
}

function bounds(least: unknown, most: unknown, unit: string): string {
  if (least === undefined && most === undefined) return '';
  const range = least === undefined ? `≤ ${String(most)}` : most === undefined ? `≥ ${String(least)}` : `${String(least)}–${String(most)}`;
  return `, ${range}${unit === '' ? '' : ` ${unit}`}`;
}
