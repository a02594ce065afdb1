import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger, Module } from '@nestjs/common';
import { PlatformConfig } from '@yiwang/config';
import { defineEvent, defineTopic, type EventOf } from '@yiwang/event-core';
import { defineError, uuidv7 } from '@yiwang/kernel';
import { eventOf, eventually, TestService, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { z } from 'zod';
import { EventConsumer, EventServer, OnEvent } from '../index.js';

const TOPIC = defineTopic('notes.events.v1', { partitions: 2 });
const NoteWritten = defineEvent({
  type: 'notes.note.written',
  version: 1,
  topic: TOPIC.name,
  description: '',
  schema: z.object({ noteId: z.string(), step: z.int() }),
  key: (data) => data.noteId,
});
const refused = defineError('conflict', 'TEST.REFUSED', { zh: '不行', en: 'no' });
let refusing = true;
const handled: string[] = [];

@EventConsumer()
class Handlers {
  @OnEvent(NoteWritten, { consumer: 'test.notes' })
  async handle({ data }: EventOf<typeof NoteWritten>): Promise<void> {
    if (refusing) throw refused();
    handled.push(`${data.noteId} ${data.step}`);
  }
}

@Module({ controllers: [Handlers] })
class NoteModule {}

const BASE = '/api/v1/admin/messaging';
const operator: TestPrincipal = { kind: 'officer', id: 'op1', permissions: ['ops.messaging'] };

describe('the administration of messaging', () => {
  Logger.overrideLogger(false);
  let service: TestService;
  let probe: EventProbe;
  const note = uuidv7();
  let letters: { id: string; reason: string; eventId: string }[] = [];
  const act = (id: string, action: string, key?: string, as = operator) =>
    service.call(`${BASE}/dead-letters/${id}/${action}`, { method: 'POST', as, headers: key ? { 'idempotency-key': key } : {} });
  const list = (query = '') => service.call(`${BASE}/dead-letters${query}`, { as: operator });

  beforeAll(async () => {
    service = await TestService.start({ name: 'notes', module: NoteModule, config: PlatformConfig, topics: [TOPIC] });
    probe = await service.probe();
    for (const step of [1, 2, 3]) await probe.publish(NoteWritten, eventOf(NoteWritten, { noteId: note, step }, { sequence: step }));
    await eventually(async () => expect((await list()).body.items).toHaveLength(3));
    letters = (await list()).body.items;
  });
  afterAll(async () => {
    await probe.stop();
    await service.stop();
  });

  it('lets in nobody without its permission', async () => {
    expect((await service.call(BASE)).status).toBe(401);
    for (const path of [BASE, `${BASE}/dead-letters`, `${BASE}/dead-letters/${letters[0]!.id}`])
      expect((await service.call(path, { as: { ...operator, permissions: ['supervision.read'] } })).status).toBe(403);
    for (const action of ['replay', 'drop'])
      expect((await act(letters[0]!.id, action, uuidv7(), { ...operator, permissions: [] })).status).toBe(403);
  });

  it('tells what waits', async () => {
    const { status, body } = await service.call(BASE, { as: operator });
    expect([status, body]).toEqual([
      200,
      { outbox: { unsent: 0, oldestSeconds: null, failing: [] }, deadLetters: { open: 3, parkedKeys: 1 } },
    ]);
  });

  it('lists letters in pages, without payloads', async () => {
    expect(letters.map(({ reason }) => reason)).toEqual(['parked', 'parked', 'rejected']);
    expect(letters[0]).not.toHaveProperty('payload');
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual(letters);
    expect(second.body.next).toBeNull();
    expect((await list('?state=dropped')).body).toEqual({ items: [], next: null });
  });

  it('shows one with its payload, and knows no other', async () => {
    const { body } = await service.call(`${BASE}/dead-letters/${letters[2]!.id}`, { as: operator });
    expect(body).toMatchObject({ ...letters[2], consumer: 'test.notes', key: note, error: expect.stringContaining('TEST.REFUSED') });
    expect(JSON.parse(body.payload)).toMatchObject({ id: letters[2]!.eventId, data: { step: 1 } });
    expect((await service.call(`${BASE}/dead-letters/999999`, { as: operator })).body.code).toBe('MESSAGING.DEAD_LETTER_NOT_FOUND');
    expect((await service.call(`${BASE}/dead-letters/1 or 1`, { as: operator })).body.code).toBe('HTTP.INVALID');
  });

  it('asks for an idempotency key on what changes something', async () => {
    for (const action of ['replay', 'drop']) expect((await act(letters[0]!.id, action)).body.code).toBe('HTTP.IDEMPOTENCY_KEY_MISSING');
  });

  it('drops once for a key, and by whom', async () => {
    const { id } = letters[1]!;
    const first = await act(id, 'drop', 'drop-1');
    const again = await act(id, 'drop', 'drop-1');
    expect([first.status, first.body]).toEqual([200, { id, state: 'dropped' }]);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([200, first.body, 'true']);
    expect((await act(id, 'drop', 'drop-2')).status).toBe(404);
    expect((await list('?state=dropped')).body.items).toMatchObject([{ id, resolvedBy: 'op1' }]);
  });

  it('replays a key in order from any of its letters', async () => {
    refusing = false;
    const answer = await act(letters[0]!.id, 'replay', 'replay-1');
    expect([answer.status, answer.body]).toEqual([202, { id: letters[0]!.id, replay: 'requested' }]);
    await eventually(() => expect(handled).toEqual([`${note} 1`, `${note} 3`]));
    await eventually(async () => expect((await list()).body.items).toEqual([]));
    expect((await act(letters[0]!.id, 'replay', 'replay-2')).status).toBe(404);
  });

  it('is described with its permission and errors', async () => {
    const { body } = await service.call('/openapi.json');
    const replay = body.paths[`${BASE}/dead-letters/{id}/replay`].post;
    expect(replay.description).toContain('Permission: `ops.messaging`.');
    expect(replay.description).toContain('MESSAGING.DEAD_LETTER_NOT_FOUND');
    expect(replay.parameters.map(({ name }: { name: string }) => name).sort()).toEqual(['Idempotency-Key', 'id']);
  });

  it('shows in the metrics what was handled and what lies', async () => {
    const { body } = await service.call('/metrics');
    expect(body).toMatch(/events_handled_total\{consumer="test.notes"\} 2/);
    expect(body).toMatch(/events_dead_lettered_total\{consumer="test.notes",reason="rejected"\} 1/);
    expect(body).toMatch(/consumer_lag_events\{topic="notes.events.v1",partition="\d"\} 0/);
  });

  it('tells how far the service is behind, by partition, and goes on telling when it consumes no more', async () => {
    const read = async () => (await service.call(`${BASE}/lag`, { as: operator })).body;
    await eventually(async () =>
      expect(await read()).toEqual({ events: 0, partitions: [0, 1].map((partition) => ({ topic: TOPIC.name, partition, events: 0 })) }),
    );
    await service.get(EventServer).close();
    await probe.publish(NoteWritten, eventOf(NoteWritten, { noteId: uuidv7(), step: 1 }, { sequence: 1 }));
    await eventually(async () => expect(await read()).toMatchObject({ events: 1 }));
  });
});
