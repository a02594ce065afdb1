import { createServer } from 'node:net';

/**
 * Below the range from which systems take the local ports of outgoing connections (32768 and up on Linux): a service that a fault
 * test stops must find its port free again although a load generator opens thousands of connections meanwhile.
 */
const lowest = 21_000;
const highest = 31_999;

const given = new Set<number>();

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A TCP port that is free on 127.0.0.1 now and was not given to this process before. Somebody else may still take it first. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest + 1));
    if (given.has(port)) continue;
    given.add(port);
    if (await canListen(port)) return port;
  }
  throw new Error(`no free port between ${lowest} and ${highest}`);
}
