import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dockerignore } from './dockerignore.ts';

describe('.dockerignore as the engine reads it', () => {
  it('leaves out what a pattern matches, with everything below it', () => {
    const ignored = dockerignore('docs\n**/dist\n*.log\n# a comment\n');
    expect(['docs/a.md', 'dist/x.js', 'libs/a/dist/x.js', 'a.log'].filter((path) => !ignored(path))).toEqual([]);
    expect(['doc/a.md', 'libs/a.log', 'src/dist.ts'].filter(ignored)).toEqual([]);
  });

  it('takes in again what a later line names', () => {
    const ignored = dockerignore('tools/*\n!tools/build.mjs\n');
    expect([ignored('tools/build.mjs'), ignored('tools/bench/a.ts')]).toEqual([false, true]);
  });

  it('lets nothing of this machine, of tests or of history into the image', () => {
    const ignored = dockerignore(readFileSync(new URL('../../../../.dockerignore', import.meta.url), 'utf8'));
    const out = [
      '.git/HEAD',
      '.env',
      '.env.production',
      'node_modules/x/y.js',
      'apps/auth/node_modules/x',
      'apps/auth/src/a.api-spec.ts',
      '.yiwang/logs/x',
    ];
    expect(out.filter((path) => !ignored(path))).toEqual([]);
    const needed = [
      'package.json',
      'package-lock.json',
      '.npmrc',
      '.swcrc',
      'nx.json',
      'apps/auth/src/main.ts',
      'deploy/entry.mjs',
      'tools/build.mjs',
    ];
    expect(needed.filter(ignored)).toEqual([]);
  });
});
