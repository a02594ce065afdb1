import { EnvelopeSchema, type EventDefinition, type TopicSpec } from '@yiwang/event-core';
import { stringify } from 'yaml';
import { COMMON, commonName } from './common-types.ts';
import { topicOf, type ServiceContract } from './contracts.ts';
import { jsonSchemaOf, snapshotOf, type JsonSchema } from './json-schema.ts';

/** Structured mode of CloudEvents: the whole envelope is the message's value. */
const CONTENT_TYPE = 'application/cloudevents+json';
const DAY_MS = 86_400_000;
const ref = (path: string): { $ref: string } => ({ $ref: `#/${path}` });

/** `docs/asyncapi.yaml`: the catalogue of `docs/events.md` as AsyncAPI 3, for generators and event portals. */
export function asyncApiDocument(contracts: readonly ServiceContract[]): string {
  return stringify(asyncApiOf(contracts), { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** The document as an object. */
export function asyncApiOf(contracts: readonly ServiceContract[]): object {
  const topics = contracts.flatMap(({ service, topics: own }) => own.map((topic) => ({ service, topic })));
  const events = contracts.flatMap((contract) => contract.events);
  const declared = topics.map(({ topic }) => topic);
  return {
    asyncapi: '3.0.0',
    info: {
      title: '一网 yiwang: events',
      version: '1.0.0',
      description:
        'Generated from `libs/contracts/events` by `npm run check -- events --write`; do not edit. Every message is a CloudEvents 1.0 envelope. ' +
        'Version 1 of an event only ever gains optional fields: ignore what you do not know.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: CONTENT_TYPE,
    channels: Object.fromEntries(
      topics.map(({ service, topic }) => {
        const own = events.filter((event) => topicOf(event, declared) === topic);
        return [channelName(topic), channelOf(service, topic, own)];
      }),
    ),
    operations: Object.fromEntries(
      topics.map(({ service, topic }) => [
        `${service}.sends.${channelName(topic)}`,
        { action: 'send', summary: `What ${service} says.`, channel: ref(`channels/${channelName(topic)}`) },
      ]),
    ),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.fullType, messageOf(event)])),
      schemas: {
        Envelope: { description: 'CloudEvents 1.0 in structured JSON.', ...withNames(jsonSchemaOf(EnvelopeSchema)) },
        ...Object.fromEntries(Object.entries(COMMON).map(([name, { schema, meaning }]) => [name, { description: meaning, ...schema }])),
        ...Object.fromEntries(events.map((event) => [event.fullType, withNames(jsonSchemaOf(event.schema))])),
      },
    },
  };
}

/** References cannot carry the braces of a family of topics. */
const channelName = (topic: TopicSpec): string => topic.name.replaceAll(/[{}]/g, '');

function channelOf(service: string, topic: TopicSpec, events: readonly EventDefinition[]): object {
  const parameters = [...topic.name.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return {
    address: topic.name,
    description: topic.compacted
      ? `States, owned by ${service}: one replaces the one before it with the same key, if its sequence is greater.`
      : `Facts, owned by ${service}, in the order of each key.`,
    ...(parameters.length > 0
      ? { parameters: Object.fromEntries(parameters.map((name) => [name, { description: `one topic for each ${name}` }])) }
      : {}),
    messages: Object.fromEntries(events.map((event) => [event.fullType, ref(`components/messages/${event.fullType}`)])),
    bindings: {
      kafka: {
        partitions: topic.partitions,
        topicConfiguration: topic.compacted
          ? { 'cleanup.policy': ['compact'] }
          : { 'cleanup.policy': ['delete'], 'retention.ms': topic.retentionDays * DAY_MS },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function messageOf(event: EventDefinition): object {
  const { 'x-key': key, 'x-attributes': attributes } = snapshotOf(event);
  return {
    name: event.fullType,
    summary: event.description,
    contentType: CONTENT_TYPE,
    headers: { type: 'object', properties: { type: { const: event.fullType } } },
    payload: {
      allOf: [
        ref('components/schemas/Envelope'),
        {
          type: 'object',
          properties: { type: { const: event.fullType }, data: ref(`components/schemas/${event.fullType}`) },
        },
      ],
    },
    bindings: {
      kafka: { key: { type: 'string', description: `${key} of the data; the subject of the envelope too` }, bindingVersion: '0.5.0' },
    },
    'x-kind': event.kind,
    'x-attributes': attributes,
  };
}

/** A shared shape becomes a reference, wherever it is. */
function withNames(schema: JsonSchema): JsonSchema {
  const name = commonName(schema);
  if (name) return ref(`components/schemas/${name}`);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, unknown] => {
      if (keyword === 'properties') {
        return [
          keyword,
          Object.fromEntries(Object.entries(value as Record<string, JsonSchema>).map(([k, inner]) => [k, withNames(inner)])),
        ];
      }
      if (keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'allOf') return [keyword, (value as JsonSchema[]).map(withNames)];
      if ((keyword === 'items' || keyword === 'additionalProperties') && typeof value === 'object') {
        return [keyword, withNames(value as JsonSchema)];
      }
      return [keyword, value];
    }),
  );
}
