import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Injectable, Module, Post } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import { PlatformConfig } from '@yiwang/config';
import { moveClock } from '@yiwang/clock';
import { Idempotency, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { RedisConnection } from '@yiwang/redis';
import { eventually, TestService, type TestPrincipal } from '@yiwang/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import type { ServiceDefinition } from './index.js';

class CreateNotes20260101000000 implements MigrationInterface {
  readonly name = 'CreateNotes20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notes');
  }
}

const NewNote = z.strictObject({ text: z.string().min(1).max(20) });

@Injectable()
class AddNote {
  constructor(
    private readonly db: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  run(key: IdempotentRequest, text: string, by: string): Promise<object> {
    return this.idempotency.once(key, async () => {
      await this.db.write('INSERT INTO notes (text) VALUES ($1)', [text]);
      return { text, by, year: this.clock.now().getUTCFullYear() };
    });
  }
}

@Controller('api/v1/notes')
class NoteController {
  constructor(
    private readonly addNote: AddNote,
    private readonly db: Database,
  ) {}

  @RequirePermission('case.file')
  @Operation({ summary: 'Add a note', consistency: 'strong', response: { status: 201 } })
  @Post()
  add(
    @Body({ schema: NewNote }) body: z.output<typeof NewNote>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ) {
    return this.addNote.run(key, body.text, principal.id);
  }

  @Public()
  @Get('slow')
  async slow() {
    await this.db.query('SELECT pg_sleep(0.5)');
    return { done: true };
  }
}

@Module({ controllers: [NoteController], providers: [AddNote] })
class NoteModule {}

// The broker is away on purpose: a service starts, writes and stops without it.
const def: ServiceDefinition = { name: 'notes', module: NoteModule, config: PlatformConfig, migrations: [CreateNotes20260101000000] };
const env = { KAFKA_BROKERS: '127.0.0.1:9', CLOCK: 'movable' };
const someone: TestPrincipal = { kind: 'person', id: 'p1', permissions: ['case.file'] };

describe('a service with a database', () => {
  let service: TestService;
  let db: Database;
  beforeAll(async () => {
    service = await TestService.start(def, env);
    db = service.get(Database);
  });
  afterAll(() => service.stop());

  const rows = async (): Promise<number> => (await db.query('SELECT 1 FROM notes')).length;
  const add = (body: unknown, headers: Record<string, string> = {}, as: TestPrincipal | undefined = someone) =>
    service.call('/api/v1/notes', { body, headers, ...(as && { as }) });

  it('writes once for a key, however often it is sent', async () => {
    const before = await rows();
    const first = await add({ text: 'a' }, { 'idempotency-key': '"one"' });
    const again = await add({ text: 'a' }, { 'idempotency-key': 'one' });
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.body).toEqual(first.body);
    expect(await rows()).toBe(before + 1);
  });

  it.each([
    ['a missing key', { text: 'a' }, {}, 400, 'HTTP.IDEMPOTENCY_KEY_MISSING'],
    ['a key with spaces', { text: 'a' }, { 'idempotency-key': 'a b' }, 400, 'HTTP.IDEMPOTENCY_KEY_INVALID'],
    ['a used key with another body', { text: 'b' }, { 'idempotency-key': 'one' }, 422, 'HTTP.IDEMPOTENCY_KEY_REUSED'],
    ['a wrong body', { text: '' }, { 'idempotency-key': 'two' }, 400, 'HTTP.INVALID'],
    ['malformed JSON', '{"text":', { 'idempotency-key': 'two' }, 400, 'HTTP.MALFORMED_JSON'],
    ['an oversized body', { text: 'x'.repeat(1_100_000) }, { 'idempotency-key': 'two' }, 413, 'HTTP.BODY_TOO_LARGE'],
  ])('refuses %s and changes no row', async (_what, body, headers, status, code) => {
    const before = await rows();
    const answer = await add(body, headers as Record<string, string>);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await rows()).toBe(before);
  });

  it("keeps one caller's key apart from another's", async () => {
    const before = await rows();
    expect((await add({ text: 'b' }, { 'idempotency-key': 'one' }, { ...someone, id: 'p2' })).status).toBe(201);
    expect(await rows()).toBe(before + 1);
  });

  it('is ready while its database answers, whatever Kafka does', async () => {
    expect((await service.call('/health/ready')).body).toEqual({ status: 'ok', checks: { database: 'up' } });
  });

  it('follows the moved clock', async () => {
    const redis = service.get(RedisConnection as never) as RedisConnection;
    await moveClock(redis.client, 20 * 365 * 86_400_000);
    await eventually(async () => {
      const { body } = await add({ text: 'later' }, { 'idempotency-key': `clock-${Math.random()}` });
      expect(body.year).toBeGreaterThan(new Date().getUTCFullYear() + 18);
    });
    await moveClock(redis.client, 0);
  });
});

it('finishes what it has begun when it is stopped', async () => {
  const service = await TestService.start({ ...def, messaging: false }, env);
  const slow = service.call('/api/v1/notes/slow');
  await wait(150);
  const began = performance.now();
  const stopping = service.stop();
  expect((await slow).body).toEqual({ done: true });
  await stopping;
  expect(performance.now() - began).toBeLessThan(3_000);
  await expect(service.call('/health/live')).rejects.toThrow();
});
