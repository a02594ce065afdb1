import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '../src/services.ts';

const cli = join(import.meta.dirname, '..', 'src', 'cli.ts');
const SECRET = 'ops-secret';

/** Runs the command as an operator would, with nothing of this process's environment but the path. */
const ops = (args: string[], env: Record<string, string>): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

describe('npm run ops, against a gateway that it only knows by its address', () => {
  let gateway: Server;
  let env: Record<string, string>;
  const figures = { outbox: { unsent: 3, oldestSeconds: 61, failing: [] }, deadLetters: { open: 0, parkedKeys: 0 } };

  beforeAll(async () => {
    gateway = createServer((request, response) => {
      const answer = (status: number, body: unknown): void =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      request.resume();
      if (request.url === '/oidc/token') {
        const isKnown = request.headers.authorization === `Basic ${Buffer.from(`ops:${SECRET}`).toString('base64')}`;
        return isKnown ? answer(200, { access_token: 't', expires_in: 300 }) : answer(401, { error: 'invalid_client' });
      }
      if (request.headers.authorization !== 'Bearer t') return answer(401, { code: 'ACCESS.TOKEN_INVALID' });
      return /\/messaging$/.test(request.url ?? '') ? answer(200, figures) : answer(403, { code: 'ACCESS.FORBIDDEN', correlationId: 'c7' });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    env = {
      YIWANG_GATEWAY: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
      YIWANG_OPS_CLIENT_ID: 'ops',
      YIWANG_OPS_CLIENT_SECRET: SECRET,
    };
  });
  afterAll(() => new Promise((resolve) => gateway.close(resolve)));

  it('reads with the token of its client', async () => {
    const { code, out, err } = await ops(['outbox'], env);
    expect([code, err]).toEqual([0, '']);
    expect(out.trim().split('\n')).toHaveLength(1 + SERVICES.length);
    expect(out).toMatch(/catalogue +3 +61 s/);
  });

  it('writes nothing but JSON where JSON is wanted', async () => {
    const { out } = await ops(['outbox', '--service', 'dispatch', '--json'], env);
    expect(JSON.parse(out)).toEqual({ items: [{ service: 'dispatch', ...figures }], failed: [] });
  });

  it('fails with the code of the refusal and what to find it by', async () => {
    const { code, out, err } = await ops(['lag'], env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/403 ACCESS\.FORBIDDEN \(c7\)\n$/);
  });

  it.each([
    ['a wrong secret', { YIWANG_OPS_CLIENT_SECRET: 'x' }, 'ops got no token: 401'],
    [
      'a gateway that is not there',
      { YIWANG_GATEWAY: 'http://127.0.0.1:1' },
      'the gateway at http://127.0.0.1:1 does not answer: fetch failed',
    ],
    ['no address', { YIWANG_GATEWAY: 'gateway' }, 'YIWANG_GATEWAY is no address: gateway'],
  ])('fails in one line with %s, and shows no secret', async (_, over, text) => {
    const { code, err } = await ops(['outbox'], { ...env, ...over });
    expect(code).toBe(1);
    expect(err).toContain(text);
    expect(err.trim()).not.toMatch(/\n|ops-secret/);
  });

  it('takes no demo account to a gateway that is named', async () => {
    const { code, err } = await ops(['outbox'], { YIWANG_GATEWAY: env['YIWANG_GATEWAY']! });
    expect([code, err]).toEqual([1, expect.stringContaining('YIWANG_GATEWAY needs YIWANG_OPS_LOGIN')]);
  });

  it('explains itself on what it does not understand', async () => {
    const { code, err } = await ops(['outbocks'], {});
    expect(code).toBe(2);
    expect(err).toMatch(/^there is no command outbocks\n\nusage: npm run ops/);
    expect(await ops(['--help'], {})).toMatchObject({ code: 0, out: expect.stringContaining('usage: npm run ops'), err: '' });
  });
});
