import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePorts, isTaken } from './ports.ts';

describe('ports', () => {
  it('that are free differ from each other, and nobody listens there', async () => {
    const ports = await freePorts(5);
    expect(new Set(ports).size).toBe(5);
    expect(await Promise.all(ports.map(isTaken))).toEqual([false, false, false, false, false]);
  });

  it('are taken where somebody listens', async () => {
    const [port = 0] = await freePorts(1);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isTaken(port)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    expect(await isTaken(port)).toBe(false);
  });

  it('are numbers below 65536', async () => {
    await expect(isTaken(70_000)).rejects.toThrow(/port/);
    await expect(isTaken(Number('http'))).rejects.toThrow(/port/);
  });
});
