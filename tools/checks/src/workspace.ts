import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.nx', '.yiwang', '.git', 'coverage']);

/** Every file below a folder that is ours, relative to the root, with forward slashes. */
export async function filesBelow(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (directory: string): Promise<void> => {
    for (const entry of await readdir(directory, { withFileTypes: true }).catch(() => [])) {
      if (SKIPPED.has(entry.name)) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  await walk(join(root, folder));
  return found.sort();
}

export const isTest = (file: string): boolean =>
  /\.(spec|int-spec|api-spec|e2e-spec|check-spec)\.ts$/.test(file) || file.includes('/test/') || file.startsWith('libs/testing/');

export interface Project {
  /** Folder, relative to the root. */
  folder: string;
  /** The name that others import. */
  packageName: string;
  tags: string[];
  files: string[];
  manifest: { type?: string; exports?: { '.'?: unknown } };
}

/** Every project of the workspace: a folder below apps, libs or tools with a project.json. */
export async function readProjects(root: string): Promise<Project[]> {
  const files = (await Promise.all(['apps', 'libs', 'tools'].map((folder) => filesBelow(root, folder)))).flat();
  const folders = files.filter((file) => file.endsWith('/project.json')).map((file) => file.slice(0, -'/project.json'.length));
  return Promise.all(
    folders.map(async (folder) => {
      const project = JSON.parse(await readFile(join(root, folder, 'project.json'), 'utf8')) as { tags?: string[] };
      const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Project['manifest'] & { name: string };
      return {
        folder,
        packageName: manifest.name,
        manifest,
        tags: project.tags ?? [],
        files: files.filter((file) => file.startsWith(`${folder}/`)),
      };
    }),
  );
}
