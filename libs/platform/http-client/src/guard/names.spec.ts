import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolveName } from './names.js';

const A = 1;
/** Where the question's type stands: behind the header, the labels of `esb.example.cn` and their lengths. */
const typeOf = (question: Buffer): number => question.readUInt16BE(question.length - 4);

/** An answer (RFC 1035 §4.1) of one record with the address. */
function answerTo(question: Buffer, address: number[]): Buffer {
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2); // a response, recursion available
  head.writeUInt16BE(1, 6);
  head.writeUInt16BE(0, 10);
  const record = Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 60, 0, address.length, ...address]);
  return Buffer.concat([head, question.subarray(12), record]);
}

/** A name server whose questions carry no extensions (EDNS), so that their type stands last. */
async function nameServer(answer: (question: Buffer) => Buffer | undefined): Promise<{ socket: Socket; at: string }> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const end = message.indexOf(0, 12) + 5;
    const question = Buffer.from(message.subarray(0, end));
    const bytes = answer(question);
    if (bytes) socket.send(bytes, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { socket, at: `127.0.0.1:${socket.address().port}` };
}

let folder: string;
let hosts: string;
const open: Socket[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'names-'));
  hosts = join(folder, 'hosts');
  await writeFile(hosts, '127.0.0.1 localhost # ours\n# 10.0.0.1 esb.example.cn\n');
});
afterAll(async () => {
  for (const socket of open) socket.close();
  await rm(folder, { recursive: true });
});

describe('a name', () => {
  it('is found by the family that answers, though the other is dropped', async () => {
    const { socket, at } = await nameServer((question) => (typeOf(question) === A ? answerTo(question, [203, 0, 113, 7]) : undefined));
    open.push(socket);
    const begun = performance.now();
    expect(await resolveName('esb.example.cn', { servers: [at], hosts })).toEqual([{ address: '203.0.113.7', family: 4 }]);
    expect(performance.now() - begun).toBeLessThan(1_500);
  });

  it('that no name server knows is not found', async () => {
    const { socket, at } = await nameServer((question) => {
      const head = Buffer.from(question.subarray(0, 12));
      head.writeUInt16BE(0x8183, 2); // no such name
      head.writeUInt16BE(0, 10);
      return Buffer.concat([head, question.subarray(12)]);
    });
    open.push(socket);
    await expect(resolveName('esb.example.cn', { servers: [at], hosts })).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it('of our own network is looked up by the machine, whatever name servers say', async () => {
    const { socket, at } = await nameServer((question) => answerTo(question, [203, 0, 113, 7]));
    open.push(socket);
    const found = await resolveName('localhost', { servers: [at], hosts });
    expect(found.map(({ address }) => address)).not.toContain('203.0.113.7');
  });
});
