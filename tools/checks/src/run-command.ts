import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end and keeps what it wrote. A program that does not start has code 127. */
export function runCommand(command: string, args: readonly string[], options: { cwd: string; env?: NodeJS.ProcessEnv }): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, NX_DAEMON: 'false', NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => resolve({ code: 127, stdout: '', stderr: error.message }));
    child.on('close', (code) =>
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') }),
    );
  });
}

/** Runs a tool of the workspace (`node_modules/.bin/…`) with this very Node. */
export const runTool = (root: string, tool: string, args: readonly string[], nodeArgs: readonly string[] = []): Promise<Finished> =>
  runCommand(process.execPath, [...nodeArgs, join(root, 'node_modules', '.bin', tool), ...args], { cwd: root });

/** The lines of an output that say something. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
