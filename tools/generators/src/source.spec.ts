import { describe, expect, it } from '@jest/globals';
import type { Tree } from '@nx/devkit';
import { namesOf, pluralOf, serviceName } from './names.ts';
import { Source } from './source.ts';

/** A tree of one file. */
function fileOf(text: string): { source: Source; text: () => string } {
  let now = text;
  const tree = { read: () => now, write: (_path: string, written: string) => void (now = written) } as unknown as Tree;
  const source = new Source(tree, 'file.ts');
  return {
    source,
    text: () => {
      source.save();
      return now;
    },
  };
}
/** What a change makes of a text, and that the change made twice makes the same. */
function changed(text: string, change: (source: Source) => unknown): string {
  const file = fileOf(text);
  change(file.source);
  const once = file.text();
  change(file.source);
  expect(file.text()).toBe(once);
  return once.replace(/\s+/g, ' ').trim();
}

describe('registration', () => {
  it('adds an entry to a list once, whatever type stands behind it', () => {
    expect(changed(`const A = ['x'] as const;`, (s) => s.addToConstant('A', `'y'`))).toBe(`const A = ['x', 'y'] as const;`);
    expect(changed(`const A = { x: 1, } satisfies B;`, (s) => s.addToConstant('A', `y: 2`))).toBe(`const A = { x: 1, y: 2, } satisfies B;`);
    expect(changed(`const A: B[] = [];`, (s) => s.addToConstant('A', 'c'))).toBe(`const A: B[] = [c];`);
    expect(changed(`const A = ['x', 'z'];`, (s) => s.addToConstant('A', `'y'`, { before: (e) => e === `'z'` }))).toBe(
      `const A = ['x', 'y', 'z'];`,
    );
  });

  it('finds what stands deep inside by its structure', () => {
    expect(changed(`class X {} @Module({ providers: [A] }) class M {}`, (s) => s.addToDecorator('Module', 'providers', 'B'))).toContain(
      '[A, B]',
    );
    expect(
      changed(`const s = [{ env: (to) => ({ AUTH_URL: to.a }) }];`, (s) => s.addToObjectWith('env', 'AUTH_URL', 'B_URL: to.b')),
    ).toContain('AUTH_URL: to.a, B_URL: to.b');
    const list = `const S = [{ name: 'x', env: () => ({ AUTH_URL: 1 }) }, { name: 'gateway', env: (to) => ({ AUTH_URL: to.a }) }];`;
    expect(changed(list, (s) => s.addInsideEntry('S', `name: 'gateway'`, 'env', 'AUTH_URL', 'B_URL: to.b'))).toContain(
      `({ AUTH_URL: 1 }) }, { name: 'gateway', env: (to) => ({ AUTH_URL: to.a, B_URL: to.b })`,
    );
    expect(changed(`const s: Service<A> = { name: 'x' };`, (s) => s.addToProperty(s.constantOfType('Service'), 'topics', 'T'))).toContain(
      `{ name: 'x', topics: [T] }`,
    );
    expect(changed(`type N = 'a' | 'b';`, (s) => s.addToUnion('N', 'c'))).toBe(`type N = 'a' | 'b' | 'c';`);
    expect(changed(`type N = (typeof A)[number];`, (s) => s.addToUnion('N', 'c'))).toBe(`type N = (typeof A)[number];`);
  });

  it('imports into what is imported already, and otherwise in order', () => {
    const text = `import { a } from '@x/a';\nimport type { T } from '@x/t';\nimport { z } from './z.js';\n`;
    expect(changed(text, (s) => s.addImport('b', '@x/a'))).toContain(`import { a, b } from '@x/a';`);
    expect(changed(text, (s) => s.addImport('v', '@x/t'))).toContain(`import { v } from '@x/t';`);
    expect(changed(text, (s) => s.addImport('y', './y.js'))).toContain(
      `from '@x/t'; import { y } from './y.js'; import { z } from './z.js';`,
    );
  });

  it('says which file lacks what, instead of guessing', () => {
    expect(() => fileOf('const B = 1;').source.addToConstant('A', 'x')).toThrow(/file\.ts has no constant A; it looks different/);
    const seven = `class C { constructor(a: A, b: A, c: A, d: A, e: A, f: A, g: A) {} }`;
    expect(() => fileOf(seven).source.addConstructorParameter('C', 'h', 'h: A')).toThrow(/seven parameters already/);
    expect(() => fileOf('class C { close() {} }').source.addMember('C', 'close', 'close() {}')).toThrow(/has a member close already/);
  });
});

describe('names', () => {
  it('come in every spelling', () => {
    expect(namesOf('revoke-licence')).toEqual({
      kebab: 'revoke-licence',
      camel: 'revokeLicence',
      pascal: 'RevokeLicence',
      constant: 'REVOKE_LICENCE',
      snake: 'revoke_licence',
      words: 'revoke licence',
    });
    expect(['licence', 'company', 'key', 'class'].map(pluralOf)).toEqual(['licences', 'companies', 'keys', 'classes']);
  });

  it.each(['Licensing', 'e-licence', 'x', '1st', 'class', 'licensing '])('refuse the service name "%s"', (name) => {
    expect(() => serviceName(name)).toThrow();
  });
});
