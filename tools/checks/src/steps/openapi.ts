import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientDrift } from '../client/client-drift.ts';
import { linesOf, runCommand } from '../run-command.ts';
import { outcomeOf, type Step } from '../step.ts';

/**
 * Each service prints its document without any backing service; it must be the committed one, and the types of the client (`@yiwang/client`)
 * must be what the committed documents say. Services must be built.
 */
export const openapi: Step = {
  name: 'openapi',
  async run({ root, write }) {
    const apps = (await readdir(join(root, 'apps'))).filter((app) => existsSync(join(root, 'apps', app, 'src', 'main.ts')));
    const problems: string[] = [];
    let documents = 0;
    let written = 0;
    for (const app of apps.sort()) {
      const folder = join(root, 'apps', app);
      const main = [join(folder, 'dist', 'src', 'main.js'), join(folder, 'dist', 'main.js')].find((file) => existsSync(file));
      if (!main) {
        problems.push(`apps/${app} is not built: npm run build`);
        continue;
      }
      const { code, stdout, stderr } = await runCommand(process.execPath, [main, 'openapi'], { cwd: folder });
      if (code !== 0 || !stdout.trimStart().startsWith('{')) {
        problems.push(`apps/${app} printed no document (exit ${code})`, ...linesOf(stderr || stdout).map((line) => `  ${line}`));
        continue;
      }
      // The gateway has no path of its own; it merges its neighbours' documents while it runs.
      if (Object.keys((JSON.parse(stdout) as { paths: object }).paths).length === 0) continue;
      documents += 1;
      const file = join(folder, 'openapi.json');
      const committed = existsSync(file) ? await readFile(file, 'utf8') : undefined;
      if (committed === stdout) continue;
      if (write) {
        await writeFile(file, stdout);
        written += 1;
      } else {
        problems.push(
          `apps/${app}/openapi.json ${committed === undefined ? 'is missing' : `differs${firstDifference(committed, stdout)}`}`,
        );
      }
    }
    const client = await clientDrift({ root, write });
    problems.push(...client.problems);
    if (problems.length > 0 && !write) problems.push('write them with: npm run check -- openapi --write');
    const fine = `${documents} documents and the client as committed`;
    return outcomeOf(
      problems,
      write ? `${written} of ${documents} documents written, client ${client.written ? 'too' : 'as it was'}` : fine,
    );
  },
};

function firstDifference(committed: string, current: string): string {
  const before = committed.split('\n');
  const after = current.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  return line < 0 ? ' (lines are missing at its end)' : ` from line ${line + 1}: ${(after[line] ?? '').trim()}`;
}
