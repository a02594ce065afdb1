import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AddressGuard, GuardedSocket } from '../index.js';

describe('GuardedSocket', () => {
  let server: Server;
  let port: number;
  let heard: string;

  beforeEach(async () => {
    heard = '';
    server = createServer((socket) => socket.on('error', () => undefined).on('data', (part) => (heard += part.toString())));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const resolvesTo = (address: string) => () => Promise.resolve([{ address, family: 4 }]);
  /** Writes as soon as it is connected, as drivers do. */
  const outcome = (socket: GuardedSocket, host: string): Promise<string> =>
    new Promise((resolve) => {
      socket.connect(port, host);
      socket.once('connect', () => socket.end('hello'));
      socket.once('error', (error) => resolve((error as { code?: string }).code ?? error.message));
      socket.once('close', (failed) => failed || resolve('closed'));
      socket.resume();
    });

  it('reaches a named network without TLS', async () => {
    expect(await outcome(new GuardedSocket(new AddressGuard(['127.0.0.0/8']), false), '127.0.0.1')).toBe('closed');
    expect(heard).toBe('hello');
  });

  it.each([
    ['an internal address', '127.0.0.1'],
    ['a name that leads to one', 'db.example'],
  ])('reaches not %s', async (_, host) => {
    expect(await outcome(new GuardedSocket(new AddressGuard([]), true, resolvesTo('127.0.0.1')), host)).toBe('forbidden');
    expect(heard).toBe('');
  });

  it('reaches a public address with TLS only', async () => {
    const guard = new AddressGuard([]);
    guard.permits = () => true;
    expect(await outcome(new GuardedSocket(guard, false), '127.0.0.1')).toBe('insecure');
    expect(heard).toBe('');
  });

  it('says nothing to an address that is an internal one only once it is connected', async () => {
    let asked = 0;
    const guard = new AddressGuard(['127.0.0.0/8']);
    guard.permits = () => ++asked === 1;
    expect(await outcome(new GuardedSocket(guard, true, resolvesTo('127.0.0.1')), 'db.example')).toBe('forbidden');
    expect([asked, heard]).toEqual([2, '']);
  });
});
