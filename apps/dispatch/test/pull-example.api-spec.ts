import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@yiwang/testing';
import { DispatchUnderTest, ORG, seat } from './harness.js';

const SAMPLE = fileURLToPath(new URL('../../../examples/integrators/python/pull/department_system.py', import.meta.url));
const CLIENT = 'sys-fire';
const SECRET = 'a secret of the test';

const installed = spawnSync('python3', ['-c', 'import sqlite3, sys; sys.exit(sys.version_info < (3, 8))']).status === 0;
if (!installed) process.stderr.write('skipped: the pull sample needs Python 3.8 or later on the PATH\n');

(installed ? describe : describe.skip)('the Python sample on the pull feed', () => {
  let dispatch: DispatchUnderTest;
  let tokens: Server;
  let directory: string;
  let itemCode: string;
  const running = new Set<ChildProcess>();
  let said = '';
  let complaints = '';

  beforeAll(async () => {
    [dispatch, directory] = await Promise.all([DispatchUnderTest.start(), mkdtemp(join(tmpdir(), 'department-'))]);
    const token = await dispatch.systemToken(ORG.fire, CLIENT);
    const basic = `Basic ${Buffer.from(`${CLIENT}:${SECRET}`).toString('base64')}`;
    tokens = createServer((request, response) => {
      response.statusCode = request.headers.authorization === basic ? 200 : 401;
      response.end(JSON.stringify({ access_token: token, expires_in: 300 }));
    });
    await new Promise<void>((listening) => tokens.listen(0, '127.0.0.1', listening));
    itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true }), seat(ORG.fire)] });
  }, 120_000);
  afterAll(async () => {
    for (const one of running) one.kill('SIGKILL');
    tokens?.close();
    await dispatch?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  function start(database: string, ...args: string[]): ChildProcess {
    const sample = spawn('python3', [SAMPLE, ...args], {
      env: {
        PATH: process.env['PATH'],
        PLATFORM: dispatch.service.url,
        TOKEN_URL: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`,
        CLIENT_ID: CLIENT,
        CLIENT_SECRET: SECRET,
        DATABASE: join(directory, database),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    sample.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    sample.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    running.add(sample);
    sample.once('exit', () => running.delete(sample));
    return sample;
  }

  async function accepted(): Promise<string> {
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    return caseNo;
  }
  const done = (caseNo: string): Promise<void> =>
    eventually(async () => {
      const [task] = await dispatch.rows('SELECT state, result FROM tasks WHERE case_no = $1 AND org_code = $2', [caseNo, ORG.fire]);
      if (complaints !== '') throw new Error(complaints.slice(-500));
      expect(task).toEqual({ state: 'completed', result: 'approved' });
    }, 30_000);
  const saidOf = (caseNo: string): Promise<void> => eventually(() => expect(said).toContain(caseNo), 30_000);
  const unheard = () =>
    dispatch.rows("SELECT 1 FROM deliveries WHERE case_no LIKE '330203260302%' AND state = 'sent' AND type = 'task.assigned'");

  it('takes its tasks, gives their results, and acknowledges what it was told; killed in the middle, it goes on where it was', async () => {
    const [first, second] = [await accepted(), await accepted()];
    const sample = start('inbox.sqlite');
    await Promise.all([done(first), done(second), saidOf(first), saidOf(second)]);
    sample.kill('SIGKILL');
    const third = await accepted();
    start('inbox.sqlite');
    // The killed one may have asked for more, and got it: its leases end.
    await eventually(async () => {
      await dispatch.rows("UPDATE deliveries SET leased_until = now() WHERE leased_until > now() AND state = 'sent' AND case_no = $1", [
        third,
      ]);
      expect(said).toContain(third);
    }, 30_000);
    await done(third);
    await eventually(async () => expect(await unheard()).toEqual([]));
  }, 90_000);

  it('reads everything again since a time when it has lost its data, and changes nothing by it', async () => {
    for (const one of running) one.kill('SIGKILL');
    const before = await dispatch.rows('SELECT id, state, result, step_count FROM tasks ORDER BY id');
    said = '';
    const again = start('lost.sqlite', '--since', '2020-01-01T00:00:00Z');
    const code = await new Promise((exit) => again.once('exit', exit));
    expect([code, complaints]).toEqual([0, '']);
    expect(
      said
        .trim()
        .split('\n')
        .filter((line) => line.includes('task.assigned')),
    ).toHaveLength(3);
    expect(await dispatch.rows('SELECT id, state, result, step_count FROM tasks ORDER BY id')).toEqual(before);
  }, 60_000);
});
