import { describe, expect, it } from '@jest/globals';
import { defineEvent, envelopeOf } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';
import { z } from 'zod';
import type { EventHandler } from './event-handler.js';
import { readRecord, recordOf } from './read-records.js';

const Written = defineEvent({
  type: 'notes.note.written',
  version: 1,
  topic: 'notes.events.v1',
  description: '',
  schema: z.object({ noteId: z.string(), step: z.int() }),
  key: (data) => data.noteId,
});
const handler = (consumer: string, more: Partial<EventHandler> = {}): EventHandler => ({
  consumer,
  batch: false,
  definitions: new Map([[Written.fullType, Written]]),
  invoke: async () => undefined,
  ...more,
});
const event = (data: unknown) => envelopeOf(Written, data as never, { id: uuidv7(), service: 'notes', sequence: 1, at: new Date() });
const raw = (value: unknown) => ({ topic: 'notes.events.v1', key: 'k', value: typeof value === 'string' ? value : JSON.stringify(value) });
const deliveredTo = (handlers: EventHandler[], value: unknown): string[] => {
  const reading = readRecord(raw(value), handlers);
  return 'deliveries' in reading ? reading.deliveries.map((delivery) => delivery.handler.consumer) : ['unreadable'];
};

describe('readRecord', () => {
  it('delivers an event to each of its handlers, and to none that it does not concern', () => {
    const all = [handler('a'), handler('b', { when: () => false }), handler('c', { definitions: new Map() })];
    expect(deliveredTo(all, event({ noteId: 'n', step: 1 }))).toEqual(['a']);
  });

  it('leaves an event to its handler when the filter throws', () => {
    const broken = (): boolean => {
      throw new TypeError('a mistake');
    };
    expect(deliveredTo([handler('a', { when: broken })], event({ noteId: 'n', step: 1 }))).toEqual(['a']);
  });

  it('makes a letter for each handler of data that breaks the contract, and one for all of what is no event', () => {
    const read = (value: unknown) => {
      const reading = readRecord(raw(value), [handler('a'), handler('b')]);
      return 'unreadable' in reading ? reading.unreadable.map(({ consumer, error }) => [consumer, error.split(':')[0]]) : [];
    };
    expect(read(event({ noteId: 'n', step: 'one' }))).toEqual([
      ['a', 'breaks its contract'],
      ['b', 'breaks its contract'],
    ]);
    expect(read('{')).toEqual([['*', 'not JSON']]);
    expect(read({ id: 1 })).toEqual([['*', 'no CloudEvent']]);
  });

  it('gives the same unreadable record the same id, so that it is kept once', () => {
    const idOf = (value: string) => {
      const reading = readRecord(raw(value), []);
      return 'unreadable' in reading ? reading.unreadable[0]?.eventId : undefined;
    };
    expect(idOf('{')).toBe(idOf('{'));
    expect(idOf('{')).not.toBe(idOf('['));
  });
});

describe('recordOf', () => {
  it('takes any key and a missing value', () => {
    const key = Buffer.from(`a\u0000${'k'.repeat(5000)}`);
    const record = recordOf('t', { key, value: null });
    expect([record.key.length, record.key.slice(0, 3), record.value]).toEqual([200, 'a\ufffdk', '']);
    expect(recordOf('t', { key: null, value: Buffer.from('v') })).toEqual({ topic: 't', key: '', value: 'v' });
  });
});
