import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf, runCommand } from '../run-command.ts';
import { clientTypes } from './client-types.ts';

export const CLIENT_TYPES = 'libs/contracts/http/client/src/generated/api.ts';

/** Whether the client is what the committed documents make it; with `write` it is made so. The gateway must be built. */
export async function clientDrift({ root, write }: { root: string; write: boolean }): Promise<{ problems: string[]; written: boolean }> {
  const main = join(root, 'apps', 'gateway', 'dist', 'src', 'print-public-api.js');
  if (!existsSync(main)) return { problems: ['apps/gateway is not built: npm run build'], written: false };
  const { code, stdout, stderr } = await runCommand(process.execPath, [main, join(root, 'apps')], { cwd: root });
  if (code !== 0) return { problems: ['the documents could not be merged', ...linesOf(stderr).map((line) => `  ${line}`)], written: false };
  const current = await clientTypes(JSON.parse(stdout) as Record<string, unknown>);
  const file = join(root, CLIENT_TYPES);
  const committed = existsSync(file) ? await readFile(file, 'utf8') : undefined;
  if (committed === current) return { problems: [], written: false };
  if (!write)
    return { problems: [`${CLIENT_TYPES} ${committed === undefined ? 'is missing' : 'is not what the documents say'}`], written: false };
  await writeFile(file, current);
  return { problems: [], written: true };
}
