import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { ClamdServer, EICAR } from '../../../test/clamd-server.js';
import { ClamdScanner } from './clamd-scanner.js';

const down = expect.objectContaining({ code: 'ACCEPTANCE.SCANNER_DOWN' });
const infected = expect.objectContaining({ code: 'ACCEPTANCE.FILE_INFECTED' });
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function* bytes(count: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < count; i++) yield await Promise.resolve(Buffer.alloc(64 * 1024));
}
/** A scanner at whose other end somebody does not do as clamd would. */
async function against(serve: (socket: Socket) => void): Promise<ClamdScanner> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    serve(socket);
  });
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return new ClamdScanner('127.0.0.1', (server.address() as AddressInfo).port, 200);
}

it('is asked for its verdict, and no more', async () => {
  const clamd = await ClamdServer.start();
  const [host, port] = clamd.address.split(':') as [string, string];
  const scanner = new ClamdScanner(host, Number(port));
  await expect(scanner.scan(bytes(40))).resolves.toBeUndefined();
  const harmful = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.from(EICAR));
  };
  await expect(scanner.scan(harmful())).rejects.toEqual(infected);
  await clamd.stop();
});

it('is not waited for when it hangs: not where it takes nothing, nor where it says nothing', async () => {
  await expect((await against((socket) => socket.pause())).scan(bytes(1_000))).rejects.toEqual(down);
  await expect((await against((socket) => socket.resume())).scan(bytes(1))).rejects.toEqual(down);
});

it('has let nothing pass when it dies midway, or says that all is well before it can know', async () => {
  await expect((await against((socket) => socket.once('data', () => socket.destroy()))).scan(bytes(1_000))).rejects.toEqual(down);
  const hasty = await against((socket) => socket.resume().once('data', () => socket.write('stream: OK\0')));
  await expect(hasty.scan(bytes(1_000))).rejects.toEqual(down);
  const endless = await against((socket) => socket.resume().write('x'.repeat(10_000)));
  await expect(endless.scan(bytes(1))).rejects.toEqual(down);
});
