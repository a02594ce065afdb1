import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '../src/run-command.ts';
import { readProjects } from '../src/workspace.ts';

/** A fresh copy of the working tree, without anything that git ignores: no build, no project graph. */
export interface ScratchCheckout {
  root: string;
  plant(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function scratchCheckout(original: string): Promise<ScratchCheckout> {
  const root = await mkdtemp(join(tmpdir(), 'yiwang-checkout-'));
  const { code, stdout, stderr } = await runCommand('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: original,
  });
  if (code !== 0) throw new Error(`git ls-files: ${stderr}`);
  const files = stdout.split('\0').filter((file) => file !== '');
  for (const folder of new Set(files.map((file) => dirname(file)))) await mkdir(join(root, folder), { recursive: true });
  // A file may vanish between listing and copying, when somebody is at work in the tree.
  await Promise.all(files.map((file) => cp(join(original, file), join(root, file)).catch(() => undefined)));
  await linkPackages(original, root);
  return {
    root,
    plant: async (file, text) => {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Installed packages are shared with the original; the workspace's own are those of the copy. */
async function linkPackages(original: string, root: string): Promise<void> {
  const installed = join(original, 'node_modules');
  await mkdir(join(root, 'node_modules', '@yiwang'), { recursive: true });
  for (const name of await readdir(installed)) {
    if (name !== '@yiwang') await symlink(join(installed, name), join(root, 'node_modules', name));
  }
  for (const { folder, packageName } of await readProjects(root)) {
    if (packageName.startsWith('@yiwang/')) await symlink(join(root, folder), join(root, 'node_modules', packageName));
  }
}
