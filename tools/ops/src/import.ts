import { withProgress } from '@yiwang/progress';
import type { Importable } from './admin-arguments.ts';
import { printable, tableOf } from './format.ts';
import { linesOfFile, textOf, type FileLine } from './import-file.ts';
import type { Desk } from './desk.ts';

/** As many lines as the API takes in one request. */
const AT_ONCE = 100;

interface Landed {
  line: number;
  outcome: 'created' | 'updated' | 'unchanged' | 'requested' | 'refused';
  id: string | null;
  problems: { field: string; code: string; detail: string }[];
  initialPassword?: string | null;
  /** What a second person has to approve. */
  changeId?: string | null;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Sends a file in pieces. What a piece brought is shown even when the next one fails: passwords come once. The same file again makes
 * nothing twice. @returns 0 when every line landed @throws FileError, ApiProblem
 */
export async function importFile(
  { of, file, passwords, json }: { of: Importable; file: string; passwords?: string; json: boolean },
  desk: Desk,
): Promise<number> {
  const lines = linesOfFile(of, textOf(await desk.files.read(file)));
  // Before anything is imported: a file that cannot be written would lose what is shown once.
  if (passwords !== undefined) await desk.files.create(passwords, 'login,initialPassword\n');
  const landed: Landed[] = [];
  try {
    const shown = { done: () => landed.length / lines.length, now: () => `${landed.length} of ${lines.length} lines` };
    await withProgress('import', shown, async () => {
      for (let at = 0; at < lines.length; at += AT_ONCE) {
        const piece = lines.slice(at, at + AT_ONCE);
        const results = await send(of, piece, desk);
        landed.push(...results.map((result) => ({ ...result, line: piece[result.line - 1]!.line })));
        if (passwords !== undefined) await keepPasswords(passwords, piece, results, desk);
      }
    });
  } finally {
    show(landed, lines, { isHidden: passwords !== undefined, json }, desk);
  }
  return landed.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
}

async function send(of: Importable, piece: readonly FileLine[], desk: Desk): Promise<Landed[]> {
  const { data } = await desk.client.post(`/api/v1/admin/${of}/imports`, { body: { lines: piece.map(({ value }) => value) } });
  return data.lines;
}

async function keepPasswords(file: string, piece: readonly FileLine[], results: readonly Landed[], desk: Desk): Promise<void> {
  const rows = results.flatMap(({ line, initialPassword }) =>
    initialPassword ? [`${quoted(String(piece[line - 1]!.value['login']))},${initialPassword}\n`] : [],
  );
  if (rows.length > 0) await desk.files.append(file, rows.join(''));
}

function show(
  landed: readonly Landed[],
  lines: readonly FileLine[],
  { isHidden, json }: { isHidden: boolean; json: boolean },
  desk: Desk,
): void {
  const items = isHidden ? landed.map(({ initialPassword: _, ...rest }) => rest) : landed;
  if (json) {
    desk.out(JSON.stringify({ items, sent: landed.length, of: lines.length }, null, 2));
    return;
  }
  const byLine = new Map(lines.map(({ line, value }) => [line, value]));
  const nameOf = (line: number): string => {
    const value = byLine.get(line) ?? {};
    return String(value['login'] ?? value['orgCode'] ?? value['code'] ?? '');
  };
  const refused = landed.flatMap(({ line, problems }) =>
    problems.map(({ field, code, detail }) => [line, nameOf(line), field || '-', code, detail]),
  );
  const made = landed.flatMap(({ line, initialPassword }) => (initialPassword ? [[nameOf(line), initialPassword]] : []));
  if (made.length > 0 && !isHidden) for (const row of tableOf(['login', 'initial password'], made, desk.screen)) desk.out(row);
  if (refused.length > 0) for (const row of tableOf(['line', 'of', 'field', 'code', 'why'], refused, desk.screen)) desk.out(row);
  const count = (outcome: Landed['outcome']): string => `${landed.filter((one) => one.outcome === outcome).length} ${outcome}`;
  desk.out(printable(`${count('created')}, ${count('updated')}, ${count('unchanged')}, ${count('refused')}`));
  const waiting = landed.filter(({ changeId }) => typeof changeId === 'string').length;
  if (waiting > 0) desk.out(`${waiting} wait for a security administrator: see changes list`);
  if (landed.length < lines.length) desk.err(`${lines.length - landed.length} lines were not sent or not answered: import the file again`);
}
