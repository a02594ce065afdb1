import { spawnSync } from 'node:child_process';
import { extname, join } from 'node:path';
import type { Tree } from '@nx/devkit';
import * as prettier from 'prettier';
import { linkPackage, type NewPackage } from './package-lock.ts';

const FORMATTED = ['.ts', '.json', '.md', '.yml'];

/** Formats what was written, as `npm run format` would. */
export async function formatChanges(tree: Tree): Promise<void> {
  for (const { path, type } of tree.listChanges()) {
    if (type === 'DELETE' || !FORMATTED.includes(extname(path)) || path === 'package-lock.json') continue;
    const text = tree.read(path, 'utf8');
    const options = await prettier.resolveConfig(join(tree.root, path));
    if (text !== null) tree.write(path, await prettier.format(text, { ...options, filepath: path }));
  }
}

export interface Finish {
  packages?: readonly NewPackage[];
  /** Whether to build and write the generated documents. */
  documents: boolean;
  /** What the person does next. */
  next: readonly string[];
}

/** What remains when the files are on disk: links, the generated documents, and a word about what comes next. */
export function finish(tree: Tree, { packages = [], documents, next }: Finish): () => void {
  return () => {
    for (const added of packages) linkPackage(tree.root, added);
    if (documents) writeDocuments(tree.root);
    console.log(['', ...next.map((line) => `  ${line}`), ''].join('\n'));
  };
}

/** OpenAPI documents, event schemas, `docs/events.md`, `docs/permissions.md` and the typed client are made from what was built. */
function writeDocuments(root: string): void {
  // The generator's own Nx speaks to its children by these.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_')));
  const run = (args: string[]): boolean =>
    spawnSync(process.execPath, args, { cwd: root, env: { ...env, NX_DAEMON: 'false' }, stdio: ['ignore', 'inherit', 'inherit'] })
      .status === 0;
  const built = run([join('node_modules', '.bin', 'nx'), 'run-many', '-t', 'build', '--output-style=static']);
  if (!built || !run([join('tools', 'checks', 'src', 'cli.ts'), 'openapi', 'events', 'permissions', '--write']))
    console.error(
      'The generated documents could not be written; when the above is mended: npm run check -- openapi events permissions --write',
    );
}
