import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineTopic } from '@yiwang/event-core';
import { type DepartmentBroker, startDepartmentBroker, TokenIssuer } from '@yiwang/testing';
import kafkajs, { type EachMessagePayload, type Kafka } from 'kafkajs';
import { BrokerClient } from './broker-client.js';

const OWN = defineTopic('department.a.tasks.v1', { partitions: 1 });
const OTHER = defineTopic('department.b.tasks.v1', { partitions: 1 });
const RESULTS = defineTopic('department.a.results.v1', { partitions: 1 });
const RIGHTS = { reads: [OWN.name], writes: [RESULTS.name], groupPrefix: 'department.sys-a.' };

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
};
const text = (content: string): Buffer => Buffer.concat([int16(content.length), Buffer.from(content)]);
const AUTHENTICATION_FAILED = 58;

describe('a department system at the broker', () => {
  let issuer: TokenIssuer;
  let forger: TokenIssuer;
  let departments: DepartmentBroker;
  let inside: BrokerClient;

  const said: string[] = [];
  const system = { kind: 'system', id: 'sys-a', clientId: 'sys-a' } as const;
  const kafkaWith = (value: string): Kafka =>
    new kafkajs.Kafka({
      clientId: 'sys-a',
      brokers: departments.departmentBrokers,
      sasl: { mechanism: 'oauthbearer', oauthBearerProvider: () => Promise.resolve({ value }) },
      logLevel: kafkajs.logLevel.ERROR,
      // What the broker said: kafkajs tells its caller of its own retries only.
      logCreator: () => (entry) => void said.push([entry.log.message, entry.log['error']].join(': ')),
      retry: { retries: 1, initialRetryTime: 50 },
    });
  const connected = async (): Promise<Kafka> => kafkaWith(await issuer.token(system));

  /** What the broker answers to a token, in its own words: kafkajs does not pass them on. */
  async function answerTo(token: string): Promise<{ error: number; text: string }> {
    const [host = '', port = ''] = departments.departmentBrokers[0]!.split(':');
    const socket = connect(Number(port), host);
    const answers = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const ask = async (apiKey: number, body: Buffer): Promise<Buffer> => {
      const header = Buffer.concat([int16(apiKey), int16(1), int32(1), text('probe')]);
      socket.write(Buffer.concat([int32(header.length + body.length), header, body]));
      return ((await answers.next()).value as Buffer).subarray(8); // length and correlation id
    };
    const show = async (content: string): Promise<{ error: number; text: string }> => {
      const bytes = Buffer.from(content);
      const answer = await ask(36, Buffer.concat([int32(bytes.length), bytes]));
      return { error: answer.readInt16BE(0), text: answer.subarray(2).toString() };
    };
    try {
      expect((await ask(17, text('OAUTHBEARER'))).readInt16BE(0)).toBe(0);
      const first = await show(`n,,\u0001auth=Bearer ${token}\u0001\u0001`);
      // A refusal is a challenge first (RFC 7628 §3.2.2), and an error once that is heard.
      return first.text.includes('"status"') ? await show('\u0001') : first;
    } finally {
      socket.destroy();
    }
  }

  /** What a group reads from the beginning of a topic, or why it may not. */
  async function read(kafka: Kafka, groupId: string, topic: string, count: number): Promise<string[]> {
    const consumer = kafka.consumer({
      groupId,
      maxWaitTimeInMs: 100,
      retry: { retries: 0, restartOnFailure: () => Promise.resolve(false) },
    });
    const heard: string[] = [];
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      const over = new Promise<void>((resolve, reject) => {
        consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
        const eachMessage = ({ message }: EachMessagePayload): Promise<void> => {
          if (heard.push(message.value!.toString()) === count) resolve();
          return Promise.resolve();
        };
        consumer.run({ eachMessage }).catch(reject);
      });
      await over;
      return heard;
    } finally {
      await consumer.disconnect();
    }
  }

  async function write(kafka: Kafka, topic: string): Promise<void> {
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    try {
      await producer.connect();
      await producer.send({ topic, messages: [{ key: 'k', value: 'result' }], acks: -1 });
    } finally {
      await producer.disconnect();
    }
  }

  beforeAll(async () => {
    [issuer, forger] = await Promise.all([TokenIssuer.start(), TokenIssuer.start()]);
    departments = await startDepartmentBroker(issuer);
    inside = new BrokerClient({ name: 'platform', brokers: departments.brokers, prefix: '', databaseUrl: '', topics: [], worker: false });
    await inside.ensureTopics([OWN, OTHER, RESULTS]);
    for (const topic of [OWN, OTHER])
      await inside.send([{ topic: topic.name, messages: [1, 2].map((n) => ({ key: 'k', value: `task ${n}` })) }]);
    await inside.setRights('sys-a', RIGHTS, 'department.');
  }, 120_000);
  afterAll(async () => {
    await inside.onApplicationShutdown();
    await departments.stop();
    await Promise.all([issuer.stop(), forger.stop()]);
  });

  it('reads its own topic, and a second group of its own reads it again from the beginning', async () => {
    const kafka = await connected();
    expect(await read(kafka, 'department.sys-a.first', OWN.name, 2)).toEqual(['task 1', 'task 2']);
    expect(await read(kafka, 'department.sys-a.second', OWN.name, 2)).toEqual(['task 1', 'task 2']);
  });

  it('writes its results, and neither into the topic of its tasks nor into that of another', async () => {
    const kafka = await connected();
    await write(kafka, RESULTS.name);
    await expect(write(kafka, OWN.name)).rejects.toThrow(/authorized/i);
    await expect(write(kafka, OTHER.name)).rejects.toThrow(/authorized/i);
  });

  it('is refused the topic of another, and its results to read', async () => {
    const kafka = await connected();
    for (const topic of [OTHER.name, RESULTS.name]) {
      await expect(read(kafka, 'department.sys-a.first', topic, 1)).rejects.toMatchObject({
        message: expect.stringMatching(/authori[sz]/i),
      });
    }
  });

  it('is refused a group of another, also one whose system has the same beginning', async () => {
    const kafka = await connected();
    for (const group of ['department.sys-b.first', 'department.sys-ab.first', 'dispatch', 'sys-a']) {
      said.splice(0);
      await expect(read(kafka, group, OWN.name, 1)).rejects.toThrow();
      expect([group, ...said]).toContainEqual(expect.stringContaining('Group authorization failed'));
    }
  });

  it('sees no topic but its own, and may change nothing', async () => {
    const admin = (await connected()).admin();
    await admin.connect();
    expect((await admin.listTopics()).sort()).toEqual([RESULTS.name, OWN.name]);
    await expect(admin.createTopics({ topics: [{ topic: 'department.c.tasks.v1' }], waitForLeaders: false })).rejects.toThrow();
    await expect(admin.deleteTopics({ topics: [OWN.name] })).rejects.toThrow();
    await expect(admin.describeAcls({ resourceType: 1, resourcePatternType: 1, operation: 1, permissionType: 1 })).rejects.toThrow();
    await admin.disconnect();
  });

  it('gets in with a good token', async () => {
    expect((await answerTo(await issuer.token(system))).error).toBe(0);
  });

  it.each([
    ['an expired token', () => issuer.token(system, { expiresIn: -60 })],
    ['a token that another one signed', () => forger.token(system, { issuer: issuer.issuer })],
    ['the token of another issuer', () => issuer.token(system, { issuer: 'https://elsewhere.example/oidc' })],
    ['a token for another audience', () => issuer.token(system, { audience: 'somebody-else' })],
    ['a token without a signature', async () => `${(await issuer.token(system)).split('.').slice(0, 2).join('.')}.`],
    ['no token at all', () => Promise.resolve('nothing')],
  ])('does not get in with %s', async (_, token) => {
    expect(await answerTo(await token())).toMatchObject({ error: AUTHENTICATION_FAILED, text: expect.stringContaining('invalid_token') });
  });

  it('does not get in without any', async () => {
    const anonymous = { clientId: 'x', brokers: departments.departmentBrokers, logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 0 } };
    const admin = new kafkajs.Kafka(anonymous).admin();
    await admin.connect();
    await expect(admin.listTopics()).rejects.toThrow();
    await admin.disconnect();
  });

  it('loses its rights at once when they are taken back, and has them again when they are granted again', async () => {
    await inside.setRights('sys-a', null, 'department.');
    await inside.setRights('sys-a', null, 'department.');
    await expect(read(await connected(), 'department.sys-a.third', OWN.name, 2)).rejects.toMatchObject({
      message: expect.stringMatching(/authori[sz]/i),
    });
    await inside.setRights('sys-a', RIGHTS, 'department.');
    await inside.setRights('sys-a', RIGHTS, 'department.');
    expect(await read(await connected(), 'department.sys-a.third', OWN.name, 2)).toHaveLength(2);
  });

  it('has exactly the rights that it was given last, and keeps what it has under other names', async () => {
    const elsewhere = { reads: ['archive.a'], writes: [], groupPrefix: 'archive.sys-a.' };
    await inside.setRights('sys-a', elsewhere, 'archive.');
    const fewer = { ...RIGHTS, reads: [], writes: [OTHER.name] };
    await inside.setRights('sys-a', fewer, 'department.');
    const held = await inside.rightsHeld('department.');
    expect([inside.holds(held, 'sys-a', fewer), inside.holds(held, 'sys-a', RIGHTS), held.subjects]).toEqual([true, false, ['sys-a']]);
    expect(inside.holds(await inside.rightsHeld('archive.'), 'sys-a', elsewhere)).toBe(true);
    await inside.setRights('sys-a', null, 'archive.');
    await inside.setRights('sys-a', RIGHTS, 'department.');
    expect((await inside.rightsHeld('archive.')).subjects).toEqual([]);
  });
});
