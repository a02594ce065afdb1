import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { AccessError, accessOf } from './access.ts';
import { explain } from './ask.ts';
import { commandOf, USAGE, UsageError } from './arguments.ts';
import type { Files } from './desk.ts';
import { printable } from './format.ts';
import { run } from './run.ts';

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const err = (line: string): void => void process.stderr.write(`${line}\n`);

const files: Files = {
  read: (name) => readFile(name),
  create: (name, text) => writeFile(name, text, { flag: 'wx', mode: 0o600 }),
  append: (name, text) => appendFile(name, text),
};

/** @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const command = commandOf(argv);
    if (command === 'help') {
      out(USAGE);
      return 0;
    }
    const { client, gateway } = await accessOf(process.env);
    // Whole errors are shown by `show` and --json.
    const screen = process.stdout.isTTY ? process.stdout.columns : 240;
    try {
      return await run(command, { client, out, err, now: Date.now(), screen, files });
    } catch (error) {
      err(error instanceof TypeError ? `the gateway at ${gateway} does not answer: ${explain(error)}` : printable(explain(error)));
      return 1;
    }
  } catch (error) {
    if (error instanceof UsageError) {
      err(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    err(error instanceof AccessError ? error.message : explain(error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
