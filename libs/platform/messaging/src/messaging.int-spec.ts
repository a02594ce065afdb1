import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Global, Injectable, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG } from '@yiwang/config';
import { defineEvent, defineTopic, type EventMessage, type EventOf } from '@yiwang/event-core';
import { AppError, uuidv7 } from '@yiwang/kernel';
import { Database, PersistenceModule, UnitOfWork } from '@yiwang/persistence';
import { backing, createTestDatabase, EventProbe, eventOf, eventually, TcpProxy, uniqueName } from '@yiwang/testing';
import { Workers } from '@yiwang/workers';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import { DeadLetters } from './consumer/dead-letters.js';
import { HandlerRegistry } from './consumer/handler-registry.js';
import { EventConsumer, EventServer, MessagingModule, messagingMigrations, OnEvent, OnEvents, Outbox } from './index.js';

const TOPIC = defineTopic('notes.events.v1', { partitions: 3 });
const STATE_TOPIC = defineTopic('notes.state.v1', { partitions: 3, compacted: true });
const data = z.object({ noteId: z.string(), step: z.int(), text: z.string() });
const NoteWritten = defineEvent({
  type: 'notes.note.written',
  version: 1,
  topic: TOPIC.name,
  description: '',
  schema: data,
  key: (d) => d.noteId,
});
const NoteState = defineEvent({
  type: 'notes.note.state',
  version: 1,
  topic: STATE_TOPIC.name,
  kind: 'state',
  description: '',
  schema: data,
  key: (d) => d.noteId,
});

class CreateEffects20260101000000 implements MigrationInterface {
  readonly name = 'CreateEffects20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE effects (id bigint GENERATED ALWAYS AS IDENTITY, consumer text, note_id text, step int)');
    await runner.query('CREATE TABLE states (note_id text PRIMARY KEY, step int, sequence int)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effects, states');
  }
}

/** What the handlers below should find wrong. */
@Injectable()
class Rules {
  readonly rejected = new Set<string>();
  slowMs = 0;
  calls = 0;
}

@EventConsumer()
class Handlers {
  constructor(
    private readonly db: Database,
    private readonly rules: Rules,
  ) {}

  @OnEvent(NoteWritten, { consumer: 'test.single' })
  async single(event: EventOf<typeof NoteWritten>): Promise<void> {
    this.rules.calls++;
    if (this.rules.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, this.rules.slowMs));
    await this.db.write('INSERT INTO effects (consumer, note_id, step) VALUES ($1, $2, $3)', [
      'single',
      event.data.noteId,
      event.data.step,
    ]);
    if (this.rules.rejected.has(event.data.text)) throw new AppError('conflict', 'TEST.REJECTED', { zh: '', en: 'not today' });
  }

  @OnEvents([NoteWritten], { consumer: 'test.batch', batch: true })
  async batch(events: EventMessage<unknown>[]): Promise<void> {
    const notes = events.map((event) => data.parse(event.data));
    await this.db.query("INSERT INTO effects (consumer, note_id, step) SELECT 'batch', * FROM unnest($1::text[], $2::int[])", [
      notes.map((note) => note.noteId),
      notes.map((note) => note.step),
    ]);
  }

  @OnEvent(NoteState, { consumer: 'test.state' })
  async state(event: EventOf<typeof NoteState>): Promise<void> {
    await this.db.query(
      `INSERT INTO states VALUES ($1, $2, $3) ON CONFLICT (note_id) DO UPDATE SET step = excluded.step, sequence = excluded.sequence
       WHERE states.sequence < excluded.sequence`,
      [event.data.noteId, event.data.step, event.sequence],
    );
  }
}

describe('messaging', () => {
  const prefix = `${uniqueName('msg')}.`;
  let proxy: TcpProxy;
  let urls: { appUrl: string };
  let app: INestApplication;
  let probe: EventProbe;
  let db: Database;
  let rules: Rules;

  async function create(): Promise<INestApplication> {
    const appUrl = proxy.through(urls.appUrl);
    @Global()
    @Module({ providers: [Workers, { provide: CONFIG, useValue: { ROLE: 'all' } }], exports: [Workers] })
    class HostModule {}
    @Module({
      imports: [
        HostModule,
        PersistenceModule.forService(() => ({ name: 'notes', url: appUrl, pool: 5 })),
        MessagingModule.forService(() => ({
          name: 'notes',
          brokers: backing().kafkaBrokers,
          prefix,
          databaseUrl: appUrl,
          topics: [TOPIC, STATE_TOPIC],
          worker: true,
        })),
      ],
      controllers: [Handlers],
      providers: [Rules],
    })
    class NotesModule {}
    const made = await NestFactory.create(NotesModule, new FastifyAdapter(), { logger: false });
    made.connectMicroservice({ strategy: made.get(EventServer) }, { inheritAppConfig: false });
    await made.init();
    await made.startAllMicroservices();
    return made;
  }
  async function start(): Promise<void> {
    app = await create();
    db = app.get(Database);
    rules = app.get(Rules);
  }

  const write = (noteId: string, step: number, text = 'fine'): Promise<void> =>
    app.get(UnitOfWork).run(() => app.get(Outbox).add(NoteWritten, { noteId, step, text }, { sequence: step, at: new Date() }));
  const steps = async (consumer: string, noteId: string): Promise<number[]> =>
    (await db.query<{ step: number }>('SELECT step FROM effects WHERE consumer = $1 AND note_id = $2 ORDER BY id', [consumer, noteId])).map(
      (r) => r.step,
    );
  const openLetters = (key: string) =>
    db.query<{ id: string; consumer: string; reason: string; error: string }>(
      "SELECT id, consumer, reason, error FROM dead_letters WHERE key = $1 AND state = 'open' ORDER BY id",
      [key],
    );

  beforeAll(async () => {
    urls = await createTestDatabase('messaging', [...messagingMigrations, CreateEffects20260101000000]);
    proxy = await TcpProxy.to(urls.appUrl);
    probe = await EventProbe.start(prefix, [TOPIC, STATE_TOPIC]);
  });
  beforeEach(start);
  afterEach(() => app.close());
  afterAll(async () => {
    await probe.stop();
    await proxy.cut();
  });

  it('brings a committed fact to each handler once and in order', async () => {
    const note = uuidv7();
    for (let step = 1; step <= 20; step++) await write(note, step);
    const inOrder = Array.from({ length: 20 }, (_, i) => i + 1);
    await eventually(async () => {
      expect(await steps('single', note)).toEqual(inOrder);
      expect(await steps('batch', note)).toEqual(inOrder);
    });
    expect(probe.of(NoteWritten, note).map((e) => e.sequence)).toEqual(inOrder);
    expect(await db.query('SELECT 1 FROM outbox WHERE sent_at IS NULL')).toEqual([]);
  });

  it('publishes nothing of a unit of work that was rolled back', async () => {
    const note = uuidv7();
    await app
      .get(UnitOfWork)
      .run(async () => {
        await app.get(Outbox).add(NoteWritten, { noteId: note, step: 1, text: '' }, { sequence: 1, at: new Date() });
        throw new Error('no');
      })
      .catch(() => undefined);
    await write(note, 2);
    await probe.next(NoteWritten, note);
    expect(probe.of(NoteWritten, note).map((e) => e.sequence)).toEqual([2]);
  });

  it('refuses a fact outside a unit of work, or one that breaks its contract', async () => {
    const outbox = app.get(Outbox);
    const at = new Date();
    await expect(outbox.add(NoteWritten, { noteId: 'a', step: 1, text: '' }, { sequence: 1, at })).rejects.toThrow('unit of work');
    await expect(app.get(UnitOfWork).run(() => outbox.add(NoteWritten, { noteId: 'a' } as never, { sequence: 1, at }))).rejects.toThrow();
  });

  it('handles an event that is delivered twice once', async () => {
    const event = eventOf(NoteWritten, { noteId: uuidv7(), step: 1, text: '' });
    await probe.publish(NoteWritten, event);
    await probe.publish(NoteWritten, event);
    const last = eventOf(NoteWritten, { ...event.data, step: 2 }, { sequence: 2 });
    await probe.publish(NoteWritten, last);
    await eventually(async () => expect(await steps('single', event.subject)).toEqual([1, 2]));
    await eventually(async () => expect(await steps('batch', event.subject)).toEqual([1, 2]));
  });

  it('parks the later events of a poisoned key and lets other keys and other handlers go on', async () => {
    const [poisoned, healthy] = [uuidv7(), uuidv7()];
    rules.rejected.add('poison');
    await write(poisoned, 1);
    await write(poisoned, 2, 'poison');
    await write(poisoned, 3);
    await write(healthy, 1);
    await eventually(async () => {
      expect(await steps('single', healthy)).toEqual([1]);
      expect((await openLetters(poisoned)).map((l) => l.reason)).toEqual(['rejected', 'parked']);
    });
    expect(await steps('single', poisoned)).toEqual([1]);
    await eventually(async () => expect(await steps('batch', poisoned)).toEqual([1, 2, 3]));

    rules.rejected.clear(); // the fault is mended; an operator replays
    const [first] = await openLetters(poisoned);
    expect(first?.error).toContain('TEST.REJECTED');
    await app.get(DeadLetters).requestReplay(first!.id);
    await eventually(async () => expect(await steps('single', poisoned)).toEqual([1, 2, 3]));
    await write(poisoned, 4);
    await eventually(async () => expect(await steps('single', poisoned)).toEqual([1, 2, 3, 4]));
    expect(await openLetters(poisoned)).toEqual([]);
  });

  it('goes on behind a dropped dead letter without it', async () => {
    const note = uuidv7();
    rules.rejected.add('poison');
    await write(note, 1, 'poison');
    await write(note, 2);
    await eventually(async () => expect(await openLetters(note)).toHaveLength(2));
    const [first] = await openLetters(note);
    await app.get(DeadLetters).drop(first!.id, 'operator');
    await eventually(async () => expect(await steps('single', note)).toEqual([2]));
    expect(await openLetters(note)).toEqual([]);
  });

  it('keeps a replayed letter open when it fails again', async () => {
    const note = uuidv7();
    rules.rejected.add('poison');
    await write(note, 1, 'poison');
    await eventually(async () => expect(await openLetters(note)).toHaveLength(1));
    const [letter] = await openLetters(note);
    await app.get(DeadLetters).requestReplay(letter!.id);
    await eventually(async () => {
      const [row] = await db.query('SELECT attempts, state, replay_requested_at AS asked FROM dead_letters WHERE id = $1', [letter!.id]);
      expect(row).toMatchObject({ attempts: 2, state: 'open', asked: null });
    });
    expect(await steps('single', note)).toEqual([]);
  });

  it('keeps what it cannot read, and skips a type that nobody here handles', async () => {
    const note = uuidv7();
    const good = eventOf(NoteWritten, { noteId: note, step: 1, text: '' });
    await probe.publishRaw(TOPIC.name, note, JSON.stringify({ ...good, id: uuidv7(), type: 'cn.yiwang.notes.note.burnt.v1' }));
    await probe.publish(NoteWritten, good);
    await eventually(async () => expect(await steps('single', note)).toEqual([1]));
    await probe.publishRaw(TOPIC.name, note, JSON.stringify({ ...good, id: uuidv7(), data: { noteId: note } }));
    await probe.publishRaw(TOPIC.name, `${note}-x`, 'not json');
    await eventually(async () => {
      expect((await openLetters(note)).map((l) => [l.consumer, l.reason])).toEqual([
        ['test.single', 'malformed'],
        ['test.batch', 'malformed'],
      ]);
      expect((await openLetters(`${note}-x`)).map((l) => [l.consumer, l.reason])).toEqual([['*', 'malformed']]);
    });
  });

  it('keeps any record, also what PostgreSQL cannot hold, and goes on behind it', async () => {
    const key = `nul\u0000${uuidv7()}${'k'.repeat(5000)}`;
    await probe.publishRaw(TOPIC.name, key, 'not\u0000json');
    await eventually(async () => {
      const rows = await db.query("SELECT payload FROM dead_letters WHERE key LIKE 'nul%' AND state = 'open'");
      expect(rows).toEqual([{ payload: 'not\ufffdjson' }]);
    });
  });

  it('does not park what was handled before its key became poisoned, when it is delivered again', async () => {
    const note = uuidv7();
    const first = eventOf(NoteWritten, { noteId: note, step: 1, text: '' });
    await probe.publish(NoteWritten, first);
    await eventually(async () => expect(await steps('single', note)).toEqual([1]));
    rules.rejected.add('poison');
    await probe.publish(NoteWritten, eventOf(NoteWritten, { noteId: note, step: 2, text: 'poison' }, { sequence: 2 }));
    await eventually(async () => expect(await openLetters(note)).toHaveLength(1));
    await probe.publish(NoteWritten, first);
    await probe.publish(NoteWritten, eventOf(NoteWritten, { noteId: note, step: 3, text: '' }, { sequence: 3 }));
    await eventually(async () => expect((await openLetters(note)).map((l) => l.reason)).toEqual(['rejected', 'parked']));
  });

  it('keeps a letter whose handler no longer exists', async () => {
    const note = uuidv7();
    const event = eventOf(NoteWritten, { noteId: note, step: 1, text: '' });
    const [letter] = await db.query<{ id: string }>(
      `INSERT INTO dead_letters (consumer, event_id, topic, key, type, payload, reason, error)
       VALUES ('test.gone', $1, $2, $3, $4, $5, 'failed', '') RETURNING id`,
      [event.id, TOPIC.name, note, event.type, JSON.stringify(event)],
    );
    await app.get(DeadLetters).requestReplay(letter!.id);
    await eventually(async () =>
      expect(await openLetters(note)).toMatchObject([{ error: expect.stringContaining('no handler is named test.gone') }]),
    );
  });

  it('settles a letter that its handler leaves out by now, and lets what waits behind it follow', async () => {
    const note = uuidv7();
    rules.rejected.add('poison');
    await write(note, 1, 'poison');
    await eventually(async () => expect(await openLetters(note)).toHaveLength(1));
    await write(note, 2);
    await eventually(async () => expect(await openLetters(note)).toHaveLength(2));
    const registry = app.get(HandlerRegistry);
    registry.narrow('test.single', (event) => data.parse(event.data).text !== 'poison');
    const [poison] = await openLetters(note);
    await app.get(DeadLetters).requestReplay(poison!.id);
    await eventually(async () => expect(await openLetters(note)).toEqual([]));
    expect(await steps('single', note)).toEqual([2]);
    registry.narrow('test.single', () => true);
  });

  it('replays first what nobody could read of a key, and only then what waits behind it', async () => {
    const note = uuidv7();
    await probe.publishRaw(TOPIC.name, note, 'not json');
    await eventually(async () => expect(await openLetters(note)).toHaveLength(1));
    await write(note, 1);
    await eventually(async () => expect(await openLetters(note)).toHaveLength(3)); // each handler's own
    const [unreadable, parked] = await openLetters(note);
    await app.get(DeadLetters).requestReplay(parked!.id);
    await eventually(async () => {
      const [row] = await db.query('SELECT attempts, reason FROM dead_letters WHERE id = $1', [unreadable!.id]);
      expect(row).toEqual({ attempts: 2, reason: 'malformed' });
    });
    expect(await steps('single', note)).toEqual([]);
    await app.get(DeadLetters).drop(unreadable!.id, 'operator');
    await eventually(async () => expect([await steps('single', note), await steps('batch', note)]).toEqual([[1], [1]]));
    expect(await openLetters(note)).toEqual([]);
  });

  it('lets one of two decide when a letter is dropped while it is replayed', async () => {
    const note = uuidv7();
    rules.rejected.add('poison');
    await write(note, 1, 'poison');
    await eventually(async () => expect(await openLetters(note)).toHaveLength(1));
    const [letter] = await openLetters(note);
    rules.rejected.clear();
    rules.slowMs = 600;
    await app.get(DeadLetters).requestReplay(letter!.id);
    await new Promise((resolve) => setTimeout(resolve, 800)); // the replay has begun
    const dropped = await app
      .get(DeadLetters)
      .drop(letter!.id, 'operator')
      .then(
        () => 'dropped',
        (error: AppError) => error.code,
      );
    rules.slowMs = 0;
    await eventually(async () => expect(await openLetters(note)).toEqual([]));
    const [{ state } = { state: '' }] = await db.query<{ state: string }>('SELECT state FROM dead_letters WHERE id = $1', [letter!.id]);
    expect([state, dropped, await steps('single', note)]).toEqual(
      state === 'replayed' ? ['replayed', 'MESSAGING.DEAD_LETTER_NOT_FOUND', [1]] : ['dropped', 'dropped', []],
    );
  });

  it('loses and doubles nothing when it is stopped while a batch runs', async () => {
    const notes = Array.from({ length: 40 }, () => uuidv7());
    rules.slowMs = 20;
    for (const note of notes) for (const step of [1, 2]) await write(note, step);
    const count = async (): Promise<number> =>
      (await db.query("SELECT 1 FROM effects WHERE consumer = 'single' AND note_id = ANY($1)", [notes])).length;
    await eventually(async () => expect(await db.query('SELECT 1 FROM outbox WHERE sent_at IS NULL')).toEqual([]));
    await eventually(() => expect(rules.calls).toBeGreaterThan(5));
    await app.close();
    await start();
    rules.slowMs = 0;
    await eventually(async () => expect(await count()).toBe(80), 30_000);
    for (const note of notes) expect([await steps('single', note), await steps('batch', note)]).toEqual([[1, 2], [1, 2]]); // prettier-ignore
  });

  it('loses and doubles nothing, and keeps the order, while a second worker comes and goes', async () => {
    const notes = Array.from({ length: 12 }, () => uuidv7());
    let step = 0;
    const publish = async (): Promise<void> => {
      step++;
      for (const note of notes) await write(note, step);
    };
    rules.slowMs = 5;
    for (let i = 0; i < 4; i++) await publish();
    const second = await create();
    await eventually(async () => {
      await publish();
      expect(second.get(Rules).calls).toBeGreaterThan(0); // it has partitions by now
    }, 30_000);
    await second.close();
    for (let i = 0; i < 4; i++) await publish();
    const inOrder = Array.from({ length: step }, (_, i) => i + 1);
    for (const note of notes)
      await eventually(async () => expect([await steps('single', note), await steps('batch', note)]).toEqual([inOrder, inOrder]), 30_000);
  }, 90_000);

  it('comes back after a crash that kafkajs takes for final', async () => {
    const server = app.get(EventServer) as unknown as { process: () => Promise<void> };
    const note = uuidv7();
    let crashes = 0;
    const original = server.process;
    server.process = () => {
      server.process = original;
      crashes++;
      return Promise.reject(new TypeError('a mistake of ours'));
    };
    await write(note, 1);
    await eventually(async () => expect(await steps('single', note)).toEqual([1]), 30_000);
    expect(crashes).toBe(1);
  });

  it('applies state by sequence, whatever the order', async () => {
    const note = uuidv7();
    const state = (step: number) => eventOf(NoteState, { noteId: note, step, text: '' }, { sequence: step });
    for (const step of [1, 3, 2]) await probe.publish(NoteState, state(step));
    await eventually(async () => expect(await db.query('SELECT step FROM states WHERE note_id = $1', [note])).toEqual([{ step: 3 }]));
  });

  it('waits while its own database is away and gives up nothing', async () => {
    const note = uuidv7();
    const letters = async (): Promise<unknown> => (await db.query('SELECT count(*)::int AS n FROM dead_letters'))[0];
    const before = await letters();
    await proxy.cut();
    for (let step = 1; step <= 5; step++)
      await probe.publish(NoteWritten, eventOf(NoteWritten, { noteId: note, step, text: '' }, { sequence: step }));
    await new Promise((resolve) => setTimeout(resolve, 3000)); // the outage itself
    await proxy.restore();
    await eventually(async () => expect(await steps('single', note)).toEqual([1, 2, 3, 4, 5]), 30_000);
    expect(await letters()).toEqual(before);
  }, 60_000);
});
