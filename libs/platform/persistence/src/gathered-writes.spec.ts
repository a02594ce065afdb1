import { describe, expect, it } from '@jest/globals';
import { isConnectionTrouble } from './connection-trouble.js';
import { GatheredWrites } from './gathered-writes.js';
import type { ComposedStatement, Write } from './write-batch.js';

const note = (n: number): Write => ({ sql: 'INSERT INTO notes (id) VALUES ($1)', params: [n] });
const mark = (n: number): Write => ({ sql: 'INSERT INTO marks (id) VALUES ($1)', params: [n] });
const refusedByServer = (): Error => Object.assign(new Error('duplicate'), { code: '23505', routine: '_bt_check_unique' });
const connectionLost = (code: string): Error => Object.assign(new Error('read'), { code });

/** Statements that end when the test says so. */
class Server {
  readonly seen: unknown[][] = [];
  private readonly ends: ((error?: Error) => void)[] = [];

  readonly run = ({ values }: ComposedStatement): Promise<void> => {
    this.seen.push(values);
    return new Promise((resolve, reject) => this.ends.push((error) => (error ? reject(error) : resolve())));
  };

  /** Ends the oldest that is under way. */
  async end(error?: Error): Promise<void> {
    this.ends.shift()!(error);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const outcome = (committed: Promise<void>): Promise<string> =>
  committed.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('GatheredWrites', () => {
  it('sends each at once while there is room, and together what came meanwhile', async () => {
    const server = new Server();
    const gathered = new GatheredWrites(server.run);
    const units = [1, 2, 3, 4, 5].map((n) => outcome(gathered.commit([note(n), mark(n)])));
    expect(server.seen).toEqual([[1, 1], [2, 2]]); // prettier-ignore
    await server.end();
    expect(await units[0]).toBe('done');
    expect(server.seen[2]).toEqual([3, 4, 5, 3, 4, 5]);
    await server.end();
    await server.end();
    expect(await Promise.all(units)).toEqual(Array(5).fill('done'));
    expect(server.seen).toHaveLength(3);
  });

  it('brings no more into one statement than has a prepared text, and only what is of one shape, in the order in which it came', async () => {
    const server = new Server();
    const gathered = new GatheredWrites(server.run);
    const units = [[note(1)], [note(2)], [mark(3)], ...Array.from({ length: 9 }, (_, n) => [note(10 + n)]), [mark(4)]];
    const outcomes = units.map((writes) => outcome(gathered.commit(writes)));
    for (let n = 0; n < 5; n++) await server.end();
    expect(await Promise.all(outcomes)).toEqual(Array(13).fill('done'));
    expect(server.seen).toEqual([[1], [2], [3, 4], [10, 11, 12, 13, 14, 15, 16, 17], [18]]);
  });

  it('sends each alone when their statement is refused, so that only the one at fault fails', async () => {
    const server = new Server();
    const gathered = new GatheredWrites(server.run);
    const outcomes = [1, 2, 3, 4, 5].map((n) => outcome(gathered.commit([note(n)])));
    await server.end();
    await server.end();
    expect(server.seen[2]).toEqual([3, 4, 5]);
    await server.end(refusedByServer());
    // None waits for another of them, which may wait for a lock.
    expect(server.seen.slice(3)).toEqual([[3], [4], [5]]);
    await server.end();
    await server.end(refusedByServer());
    await server.end();
    expect(await Promise.all(outcomes)).toEqual(['done', 'done', 'done', 'duplicate', 'done']);
    expect(server.seen).toHaveLength(6);
  });

  it('keeps nobody longer than the pool would, behind statements that are not answered', async () => {
    const server = new Server();
    const gathered = new GatheredWrites(server.run, 200);
    const sent = [1, 2].map((n) => outcome(gathered.commit([note(n)])));
    expect(isConnectionTrouble(await gathered.commit([note(3)]).catch((error: unknown) => error))).toBe(true);
    const next = outcome(gathered.commit([note(4)]));
    for (let n = 0; n < 3; n++) await server.end();
    expect(await Promise.all([...sent, next])).toEqual(['done', 'done', 'done']);
    expect(server.seen).toEqual([[1], [2], [4]]);
  });

  it.each(['ECONNRESET', 'ECONNABORTED'])('sends none again after %s: nobody knows whether they were written', async (code) => {
    const server = new Server();
    const gathered = new GatheredWrites(server.run);
    const outcomes = [1, 2, 3, 4].map((n) => outcome(gathered.commit([note(n)])));
    await server.end();
    await server.end();
    await server.end(connectionLost(code));
    expect(await Promise.all(outcomes)).toEqual(['done', 'done', 'read', 'read']);
    expect(server.seen).toHaveLength(3);
    const next = outcome(gathered.commit([note(5)]));
    await server.end();
    expect(await next).toBe('done');
  });
});
