import { describe, expect, it } from '@jest/globals';
import type { Project } from '../workspace.ts';
import { cycleProblems, fileProblems, importsBetween, shapeProblems } from './structure.ts';

const project = (part: Partial<Project> = {}): Project => ({
  folder: 'libs/platform/redis',
  packageName: '@yiwang/redis',
  tags: ['type:platform'],
  files: ['libs/platform/redis/src/index.ts'],
  manifest: { type: 'module', exports: { '.': { source: './src/index.ts', types: './src/index.ts', default: './dist/index.js' } } },
  ...part,
});

describe('structure of the workspace', () => {
  it('accepts a project of the agreed form', () => {
    expect(shapeProblems(project())).toEqual([]);
  });

  it('refuses a project without a known type, since no import rule would apply to it', () => {
    expect(shapeProblems(project({ tags: [] }))[0]).toMatch(/exactly one known tag/);
    expect(shapeProblems(project({ tags: ['type:helpers'] }))[0]).toMatch(/exactly one known tag/);
    expect(shapeProblems(project({ tags: ['type:app', 'type:platform'] }))[0]).toMatch(/exactly one known tag/);
  });

  it('refuses a library without its index and an app with one', () => {
    expect(shapeProblems(project({ files: [] }))[0]).toMatch(/has no src\/index\.ts/);
    const app = project({
      folder: 'apps/x',
      packageName: '@yiwang/x-app',
      files: ['apps/x/src/case/index.ts', 'apps/x/migrations/index.ts'],
    });
    expect(shapeProblems({ ...app, packageName: '@yiwang/x', files: [] })[0]).toMatch(/ends in -app/);
    expect(shapeProblems(app)).toEqual(['apps/x/src/case/index.ts: an app has no index.ts']);
  });

  it('names a cycle between packages, and does not count what tests import', () => {
    const projects = ['a', 'b', 'c'].map((name) =>
      project({
        folder: `libs/${name}`,
        packageName: `@x/${name}`,
        files: [`libs/${name}/src/index.ts`, `libs/${name}/src/index.spec.ts`],
      }),
    );
    const sources = new Map([
      ['libs/a/src/index.ts', `import { b } from '@x/b';`],
      ['libs/b/src/index.ts', `const c = await import('@x/c');`],
      ['libs/c/src/index.ts', ''],
      ['libs/c/src/index.spec.ts', `import { a } from '@x/a';`],
    ]);
    expect(cycleProblems(importsBetween(projects, sources))).toEqual([]);
    sources.set('libs/c/src/index.ts', `export { a } from '@x/a';`);
    expect(cycleProblems(importsBetween(projects, sources))).toEqual(['import cycle: @x/a → @x/b → @x/c → @x/a']);
  });

  it.each([
    ['apps/x/src/a.ts', `// ${'TO'}${'DO'} later`, /finish it/],
    ['apps/x/src/a.spec.ts', `  it.${'skip'}('x', () => {});`, /no skipped/],
    ['apps/x/src/a.spec.ts', `${'describe'}.only('x', () => {});`, /no skipped/],
    ['apps/x/src/a.ts', `foo(); // eslint-${'disable'}-line no-console`, /says why/],
    ['apps/x/test/a.integration-spec.ts', '', /no test project runs/],
    ['tools/x.mjs', '\n'.repeat(300), /301 lines/],
  ])('finds in %s a line like %j', (file, text, message) => {
    expect(fileProblems(file, text)[0]).toMatch(message);
  });

  it('leaves ordinary code and reasoned exceptions alone', () => {
    expect(
      fileProblems('apps/x/src/a.ts', `foo(); // eslint-${'disable'}-line no-console -- the one place that prints\ntodo(list);`),
    ).toEqual([]);
    expect(fileProblems('apps/x/src/a.spec.ts', `it('skips nothing', () => {});\nit.each([1])('x', () => {});`)).toEqual([]);
  });
});
