import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomeOf, type Step } from '../step.ts';
import { filesBelow, isTest, readProjects, type Project } from '../workspace.ts';

const TYPES = ['kernel', 'standard', 'event-core', 'contract', 'demo-data', 'platform', 'app', 'testing', 'tool', 'journeys'];
const MOST_LINES = 300;
/** Test kinds of jest.config.mjs; a file with another suffix would never run. */
const TEST_KINDS = /\.(spec|int-spec|api-spec|e2e-spec|check-spec)\.ts$/;

/** Written so that they do not find themselves. */
const LEFTOVER = /(\/\/|\*) .*\b(TO[D]O|FIX[M]E)\b/;
const EXCEPTION = /eslint[-]disable|@ts-(ignore|expect-error|nocheck)/;

/** What neither ESLint nor the type checker can see: the shape of projects, cycles between them, leftovers. */
export const structure: Step = {
  name: 'structure',
  async run({ root }) {
    const projects = await readProjects(root);
    const sources = await readSources(root);
    const problems = [
      ...projects.flatMap(shapeProblems),
      ...cycleProblems(importsBetween(projects, sources)),
      ...[...sources].flatMap(([file, text]) => fileProblems(file, text)),
    ];
    return outcomeOf(problems, `${projects.length} projects, ${sources.size} sources`);
  },
};

async function readSources(root: string): Promise<Map<string, string>> {
  const files = (await Promise.all(['apps', 'libs', 'tools'].map((folder) => filesBelow(root, folder)))).flat();
  const sources = files.filter((file) => /\.(ts|mjs)$/.test(file));
  return new Map(await Promise.all(sources.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const)));
}

/** One known tag, so that the import rules apply; and the public face of its kind. */
export function shapeProblems({ folder, packageName, tags, files, manifest }: Project): string[] {
  const problems: string[] = [];
  const types = tags.filter((tag) => tag.startsWith('type:'));
  if (types.length !== 1 || !TYPES.includes((types[0] ?? '').slice('type:'.length))) {
    problems.push(`${folder}/project.json needs exactly one known tag "type:…", it has ${JSON.stringify(tags)}`);
  }
  if (manifest.type !== 'module') problems.push(`${folder}/package.json needs "type": "module"`);
  if (folder.startsWith('libs/')) {
    const form = JSON.stringify({ source: './src/index.ts', types: './src/index.ts', default: './dist/index.js' });
    if (JSON.stringify(manifest.exports?.['.']) !== form) problems.push(`${folder}/package.json needs "exports": {".": ${form}}`);
    if (!files.includes(`${folder}/src/index.ts`)) problems.push(`${folder} has no src/index.ts`);
  }
  const indexes = files.filter((file) => file.endsWith('/index.ts') && !file.endsWith('/migrations/index.ts'));
  // The import rules know an app by its package's name.
  if (folder.startsWith('apps/') && !packageName.endsWith('-app')) problems.push(`${folder}/package.json: an app's name ends in -app`);
  if (folder.startsWith('apps/')) problems.push(...indexes.map((file) => `${file}: an app has no index.ts`));
  return problems;
}

/** Which package imports which, by production code alone. */
export function importsBetween(projects: readonly Project[], sources: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const names = new Set(projects.map((project) => project.packageName));
  return new Map(
    projects.map(({ packageName, files }) => {
      const imported = files
        .filter((file) => !isTest(file))
        .flatMap((file) => [...(sources.get(file) ?? '').matchAll(/(?:from|import)\s*\(?\s*['"](@[\w-]+\/[\w-]+)['"]/g)])
        .map((match) => match[1] ?? '');
      return [packageName, new Set(imported.filter((name) => names.has(name) && name !== packageName))];
    }),
  );
}

export function cycleProblems(imports: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  const problems: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) {
      problems.push(`import cycle: ${[...path.slice(path.indexOf(name)), name].join(' → ')}`);
      return;
    }
    if (done.has(name)) return;
    for (const next of imports.get(name) ?? []) visit(next, [...path, name]);
    done.add(name);
  };
  for (const name of imports.keys()) visit(name, []);
  return problems;
}

export function fileProblems(file: string, text: string): string[] {
  const problems: string[] = [];
  const lines = text.split('\n');
  // ESLint counts the lines of TypeScript; these it does not read.
  if (file.endsWith('.mjs') && lines.length > MOST_LINES)
    problems.push(`${file} has ${lines.length} lines, at most ${MOST_LINES} are allowed`);
  if (/spec\.ts$/.test(file) && !TEST_KINDS.test(file)) problems.push(`${file}: no test project runs a file of this name`);
  lines.forEach((line, index) => {
    const at = `${file}:${index + 1}`;
    if (LEFTOVER.test(line)) problems.push(`${at}: finish it or open an issue, instead of ${line.trim()}`);
    if (
      isTest(file) &&
      /\b(it|test|describe)(\.(skip|only|failing|todo)|\.skip\.each|\.only\.each)\b\s*[(`.]|^\s*(xit|xdescribe|xtest|fit|fdescribe)\(/.test(
        line,
      )
    ) {
      problems.push(`${at}: no skipped or singled-out tests: ${line.trim()}`);
    }
    if (EXCEPTION.test(line) && !/ -- \S/.test(line)) problems.push(`${at}: an exception from a rule says why (-- reason)`);
  });
  return problems;
}
