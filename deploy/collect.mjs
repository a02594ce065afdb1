// Gathers what one stage of the image needs of the workspace: `node deploy/collect.mjs <manifests|runtime> <folder>`.
//   manifests  what `npm ci` reads: the root's manifest and lock file, and the manifest of every package
//   runtime    what a service runs on beside node_modules: manifest and build of every app and library, and the image's own scripts
import { cp, mkdir, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'src', 'test', 'migrations']);
const SCRIPTS = ['entry.mjs', 'healthcheck.mjs', 'provision.mjs'].map((name) => `deploy/${name}`);

/** Folders below `folder` that hold a package. */
async function packagesBelow(folder) {
  if (existsSync(join(folder, 'package.json'))) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name));
  return (await Promise.all(inside.map((entry) => packagesBelow(join(folder, entry.name))))).flat();
}
const packages = async (...folders) => (await Promise.all(folders.map(packagesBelow))).flat();

const WHAT = {
  manifests: async () => [
    'package.json',
    'package-lock.json',
    '.npmrc',
    ...(await packages('apps', 'libs', 'tools')).map((folder) => join(folder, 'package.json')),
  ],
  runtime: async () => [
    'package.json',
    ...SCRIPTS,
    ...(await packages('apps', 'libs'))
      .filter((folder) => existsSync(join(folder, 'dist')))
      .flatMap((folder) => [join(folder, 'package.json'), join(folder, 'dist')]),
  ],
};

const [what, target] = process.argv.slice(2);
if (!Object.hasOwn(WHAT, what ?? '') || !target) {
  process.stderr.write('usage: node deploy/collect.mjs <manifests|runtime> <folder>\n');
  process.exit(2);
}
for (const path of await WHAT[what]()) {
  await mkdir(dirname(join(target, path)), { recursive: true });
  await cp(path, join(target, path), { recursive: true });
}
