import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commandOf } from '../src/arguments.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDERS = ['.', 'docs', 'docs/runbooks', 'docs/integrators/en', 'docs/integrators/zh', 'deploy', 'tools/ops'];
const pages = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** Commands between backticks and on lines of samples, without remarks; `…` and `|` stand for what a reader puts there. */
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/npm run ops -- ([^`\n#]+)/g)].map(([, words]) => words!.trim()).filter((words) => !/[…|]|^<command>$/.test(words));

/** What a reader puts in: an id of either kind, a time; what may be left out is. */
const filled = (words: string, id: string): string[] =>
  words
    .replace(/\[[^\]]*\]/g, '')
    .replace(/<[^>]*>|\bID\b/g, id)
    .replace(/\bTIME\b/g, '2026-11-22T00:00:00+08:00')
    .trim()
    .split(/\s+/);

const understood = (words: string): boolean =>
  ['17', '019ab3c4-0000-7000-8000-000000000001'].some((id) => {
    try {
      commandOf(filled(words, id));
      return true;
    } catch {
      return false;
    }
  });

describe('documents', () => {
  const told = pages.flatMap((page) => commandsIn(readFileSync(join(ROOT, page), 'utf8')).map((words) => `${page}: ${words}`));

  it('name commands of operators that are understood', () => {
    expect(told.length).toBeGreaterThan(40);
    expect(told.filter((one) => !understood(one.slice(one.indexOf(': ') + 2)))).toEqual([]);
  });

  it('would not go on naming one that is gone', () => {
    expect(['outbocks', 'clients burn ID', 'deliveries --system <id> --colour red'].filter(understood)).toEqual([]);
  });
});
