import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { envelopeOf, EnvelopeSchema, type EventDefinition } from '@yiwang/event-core';
import * as contract from './index.js';

const definitions = (Object.values(contract) as unknown[]).filter(
  (value): value is EventDefinition => typeof value === 'object' && value !== null && 'fullType' in value,
);
const samplesOf = (definition: EventDefinition): [string, unknown][] =>
  Object.entries(JSON.parse(readFileSync(new URL(`../samples/${definition.fullType}.json`, import.meta.url), 'utf8')) as object);

describe.each(definitions)('$fullType', (definition) => {
  it.each(samplesOf(definition))('is read by a consumer without losing a field: %s', (_name, sample) => {
    const envelope = EnvelopeSchema.parse(sample);
    expect(envelope).toEqual(sample);
    expect(definition.schema.parse(envelope.data)).toEqual(envelope.data);
  });

  it.each(samplesOf(definition))('leaves its producer in this form: %s', (_name, sample) => {
    const { id, sequence, time, traceparent, data } = EnvelopeSchema.parse(sample);
    const produced = envelopeOf(definition, definition.schema.parse(data), {
      id,
      service: 'payment',
      sequence,
      at: new Date(time),
      traceparent,
    });
    expect(JSON.parse(JSON.stringify(produced))).toEqual(sample);
  });

  it.each(samplesOf(definition))('is still read when a later version added a field: %s', (_name, sample) => {
    const { data } = EnvelopeSchema.parse({ ...(sample as object), addedlater: 'x' });
    expect(definition.schema.parse({ ...(data as object), addedLater: 'x' })).toEqual(data);
  });
});
