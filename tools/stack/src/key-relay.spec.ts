import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyRelay } from './key-relay.ts';

describe('KeyRelay', () => {
  let relay: KeyRelay;
  let auth: Server;
  let status: number;
  const asked = async (): Promise<unknown> => (await fetch(relay.url)).json();

  beforeEach(async () => {
    status = 200;
    relay = await KeyRelay.start();
    auth = createServer((_, response) => response.writeHead(status).end('{"keys":[{"kid":"a"}]}'));
    await new Promise<void>((resolve) => auth.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await relay.stop();
    auth.closeAllConnections();
    await new Promise((resolve) => auth.close(resolve));
  });

  it('has no keys before there is anybody to ask', async () => {
    expect(await asked()).toEqual({ keys: [] });
    relay.from('http://127.0.0.1:9/jwks');
    expect(await asked()).toEqual({ keys: [] });
  });

  it('gives the keys of auth, and keeps them while auth is away', async () => {
    relay.from(`http://127.0.0.1:${(auth.address() as AddressInfo).port}/jwks`);
    expect(await asked()).toEqual({ keys: [{ kid: 'a' }] });
    status = 503;
    expect(await asked()).toEqual({ keys: [{ kid: 'a' }] });
  });
});
