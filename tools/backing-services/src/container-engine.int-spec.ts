import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { engineAnswersAt } from './container-engine.ts';

describe('the probe for a container engine', () => {
  let folder: string;
  let server: Server | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yiwang-engine-'));
  });

  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  async function listen(status: number | undefined): Promise<string> {
    const socket = join(folder, 'engine.sock');
    server = createServer((_request, response) => {
      if (status !== undefined) response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server?.listen(socket, resolve));
    return `unix://${socket}`;
  }

  it('says yes when the engine answers its ping', async () => {
    expect(await engineAnswersAt(await listen(200))).toBe(true);
  });

  it('says no when something else listens there', async () => {
    expect(await engineAnswersAt(await listen(404))).toBe(false);
  });

  it('says no within a second and a half when the engine is silent', async () => {
    const begun = Date.now();
    expect(await engineAnswersAt(await listen(undefined))).toBe(false);
    expect(Date.now() - begun).toBeLessThan(1_500);
  });

  it('says no at once when nothing listens', async () => {
    expect(await engineAnswersAt(`unix://${join(folder, 'none.sock')}`)).toBe(false);
  });
});
