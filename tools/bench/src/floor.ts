import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./floor-server.mjs', import.meta.url));

export interface Floor {
  url: string;
  stop(): void;
}

async function startFloor(mode: 'write' | 'read', env: Record<string, string>, data?: [string, string][]): Promise<Floor> {
  const child = fork(script, [mode], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
    execArgv: ['--no-warnings'],
  });
  if (data) child.send(data);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url));
    child.once('exit', (code) => reject(new Error(`the floor server ended with code ${code}`)));
  });
  return { url, stop: () => child.kill() };
}

/** A bare Fastify server that does one INSERT through a pool of the services' size, on the same PostgreSQL with fsync on. */
export const startWriteFloor = (databaseUrl: string, pool: number): Promise<Floor> =>
  startFloor('write', { DATABASE_URL: databaseUrl, DATABASE_POOL: String(pool) });

/** A bare Fastify server that returns the same bytes from memory. */
export const startReadFloor = (answers: [string, string][]): Promise<Floor> => startFloor('read', {}, answers);
