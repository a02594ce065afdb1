import { execFileSync, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { RunningStack } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import type { Platform } from './platform.js';

/** Services take up to five seconds for an orderly stop, PostgreSQL as long for its last checkpoint; twice that on a busy machine. */
const GONE_WITHIN_MS = 20_000;
const runStack = fileURLToPath(new URL('../fixtures/run-stack.mjs', import.meta.url));

export interface Listed {
  pid: number;
  parent: number;
  /** With the pid it names one process for ever, where a pid alone is used again. */
  started: string;
}

function processes(): Listed[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,lstart='], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , stat]) => !stat!.startsWith('Z'))
    .map(([pid, parent, , ...started]) => ({ pid: Number(pid), parent: Number(parent), started: started.join(' ') }));
}

/** A process and everything below it. */
export function family(root: number): Listed[] {
  const all = processes();
  const found = all.filter(({ pid }) => pid === root);
  for (let i = 0; i < found.length; i++) found.push(...all.filter(({ parent }) => parent === found[i]!.pid));
  return found;
}

function alive(known: readonly Listed[]): number[] {
  const now = new Set(processes().map(({ pid, started }) => `${pid} ${started}`));
  return known.filter(({ pid, started }) => now.has(`${pid} ${started}`)).map(({ pid }) => pid);
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

async function open(ports: readonly number[]): Promise<number[]> {
  const states = await Promise.all(ports.map(accepts));
  return ports.filter((_, i) => states[i]);
}

function portsOf({ addresses, env, adminUrl }: RunningStack): number[] {
  const urls = [
    ...Object.values(addresses),
    adminUrl,
    env['REDIS_URL']!,
    ...env['KAFKA_BROKERS']!.split(',').map((broker) => `kafka://${broker}`),
  ];
  return urls.map((url) => Number(new URL(url).port));
}

const everythingGone = (started: readonly Listed[], ports: readonly number[]): Promise<void> =>
  eventually(async () => {
    expect(alive(started)).toEqual([]);
    expect(await open(ports)).toEqual([]);
  }, GONE_WITHIN_MS);

/** `earlier`: processes below this one that were there before the stack. */
export function leftovers(on: () => Platform, earlier: () => readonly Listed[]): void {
  describe('processes', () => {
    it('leaves no process and no open port behind when the stack is stopped', async () => {
      const platform = on();
      const ports = portsOf(platform.stack.describe());
      const services = Object.values(platform.stack.services).map(({ pid }) => pid!);
      expect(await open(ports)).toHaveLength(ports.length);
      // Services, and the keeper with its PostgreSQL, Kafka and Redis, are below this process.
      const others = new Set(earlier().map(({ pid }) => pid));
      const started = family(process.pid).filter(({ pid }) => !others.has(pid));
      expect(started.map(({ pid }) => pid)).toEqual(expect.arrayContaining(services));
      await platform.stop();
      await everythingGone(started, ports);
    }, 60_000);

    it('leaves no process and no open port behind when the process that runs the stack is killed', async () => {
      const child = spawn(process.execPath, [runStack], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] } });
      try {
        const stack = await new Promise<RunningStack>((resolve, reject) => {
          let output = '';
          child.stdout.on('data', (chunk: Buffer) => {
            output += chunk.toString();
            if (output.endsWith('\n')) resolve(JSON.parse(output) as RunningStack);
          });
          child.once('exit', (code) => reject(new Error(`the stack ended with ${code}`)));
        });
        const ports = portsOf(stack);
        const started = family(child.pid!);
        // Six services, the keeper, and its three servers at least.
        expect(started.length).toBeGreaterThan(10);
        expect(await open(ports)).toHaveLength(ports.length);
        child.kill('SIGKILL');
        await everythingGone(started, ports);
      } finally {
        child.kill('SIGKILL');
      }
    }, 120_000);
  });
}
