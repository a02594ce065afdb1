import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { envelopeOf, EnvelopeSchema, type EventDefinition } from '../src/index.js';

const isEvent = (value: unknown): value is EventDefinition => typeof value === 'object' && value !== null && 'fullType' in value;

/**
 * The tests that every library of events passes: each committed sample of each of its events is what the contract reads and writes.
 * @param service the owner, as in the envelope's `source`
 * @param contract what the library exports
 * @param folder of the samples, one file an event: `new URL('../samples/', import.meta.url)`
 */
export function describeSamples(service: string, contract: object, folder: URL): void {
  const definitions = (Object.values(contract) as unknown[]).filter(isEvent);
  const samplesOf = (definition: EventDefinition): [string, unknown][] =>
    Object.entries(JSON.parse(readFileSync(new URL(`${definition.fullType}.json`, folder), 'utf8')) as object);

  describe.each(definitions)('$fullType', (definition) => {
    it.each(samplesOf(definition))('is read by a consumer without losing a field: %s', (_name, sample) => {
      const envelope = EnvelopeSchema.parse(sample);
      expect(envelope).toEqual(sample);
      expect(definition.schema.parse(envelope.data)).toEqual(envelope.data);
    });

    it.each(samplesOf(definition))('leaves its producer in this form: %s', (_name, sample) => {
      const { id, sequence, time, traceparent, data } = EnvelopeSchema.parse(sample);
      const occurrence = { id, service, sequence, at: new Date(time), traceparent };
      const produced = envelopeOf(definition, definition.schema.parse(data), occurrence);
      expect(JSON.parse(JSON.stringify(produced))).toEqual(sample);
    });

    it.each(samplesOf(definition))('is still read when a later version added a field: %s', (_name, sample) => {
      const { data } = EnvelopeSchema.parse({ ...(sample as object), addedlater: 'x' });
      expect(definition.schema.parse({ ...(data as object), addedLater: 'x' })).toEqual(data);
    });
  });
}
