// Compiles one package, or every package given, with swc: `node tools/build.mjs libs/kernel`. Types are checked by `npm run types`, not here.
import { readdir, mkdir, writeFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { transformFile } from '@swc/core';

const isTest = (file) => /\.(spec|check-spec|int-spec|api-spec|e2e-spec)\.ts$/.test(file);

async function sources(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((e) => e.isFile() && e.name.endsWith('.ts') && !e.name.endsWith('.d.ts') && !isTest(e.name))
    .map((e) => join(e.parentPath, e.name));
}

async function buildPackage(root) {
  const dist = join(root, 'dist');
  const files = [...(await sources(join(root, 'src'))), ...(await sources(join(root, 'migrations')))];
  // An application keeps both folders (`dist/src`, `dist/migrations`); a library's `src` becomes `dist`.
  const base = root.startsWith('apps/') ? root : join(root, 'src');
  await rm(dist, { recursive: true, force: true });
  await Promise.all(
    files.map(async (file) => {
      const out = join(dist, relative(base, file)).replace(/\.ts$/, '.js');
      const { code, map } = await transformFile(file, { cwd: process.cwd(), sourceFileName: relative(dirname(out), file) });
      await mkdir(dirname(out), { recursive: true });
      await writeFile(out, `${code}\n//# sourceMappingURL=${out.split('/').pop()}.map\n`);
      if (map) await writeFile(`${out}.map`, map);
    }),
  );
}

for (const root of process.argv.slice(2)) await buildPackage(root);
