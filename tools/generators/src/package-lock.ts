import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Tree } from '@nx/devkit';

/** A new package of the workspace. */
export interface NewPackage {
  name: string;
  folder: string;
}

interface Lock {
  packages: Record<string, object>;
}

/** What `npm install` would write about a package of the workspace; nothing is fetched for one. */
function withPackage(lock: Lock, { name, folder }: NewPackage): Lock {
  const added: Record<string, object> = {
    [folder]: { name, version: '0.1.0' },
    [`node_modules/${name}`]: { resolved: folder, link: true },
  };
  // npm sorts by the locale.
  const sorted = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

const write = (lock: Lock): string => `${JSON.stringify(lock, null, 2)}\n`;

export function lockPackage(tree: Tree, added: NewPackage): void {
  const lock = tree.read('package-lock.json', 'utf8');
  if (lock !== null) tree.write('package-lock.json', write(withPackage(JSON.parse(lock) as Lock, added)));
}

/** Links the package where `npm install` would, and notes it where npm notes what is installed, so that nothing is installed anew. */
export function linkPackage(root: string, added: NewPackage): void {
  const link = join(root, 'node_modules', added.name);
  mkdirSync(dirname(link), { recursive: true });
  if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(link), join(root, added.folder)), link);
  const notes = join(root, 'node_modules', '.package-lock.json');
  // A checkout may share the installed packages of another; their notes are not ours.
  if (lstatSync(notes, { throwIfNoEntry: false })?.isFile()) {
    writeFileSync(notes, write(withPackage(JSON.parse(readFileSync(notes, 'utf8')) as Lock, added)));
  }
}
