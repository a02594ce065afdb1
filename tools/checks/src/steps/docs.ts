import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { figureProblems, figuresIn } from '../documents/figures.ts';
import { indexProblems, linkProblems, translationProblems } from '../documents/links.ts';
import { outcomeOf, type Step } from '../step.ts';
import { filesBelow, isTest } from '../workspace.ts';

const INDEXES = ['docs/adr', 'docs/runbooks', 'docs/integrators/en', 'docs/integrators/zh'];
const LANGUAGES = ['docs/integrators/en', 'docs/integrators/zh'] as const;
const WATCHING = 'docs/runbooks/watching.md';

/** Documents against the checkout: links and paths, tables of contents, both languages, and the figures that operators watch. Asks no other site. */
export const docs: Step = {
  name: 'docs',
  async run({ root }) {
    const files = await filesBelow(root, '.');
    const read = async (path: string): Promise<[string, string]> => [path, await readFile(join(root, path), 'utf8')];
    const pages = new Map(await Promise.all(files.filter((file) => file.endsWith('.md')).map(read)));
    const places = new Set(files.flatMap(withFolders));
    const sources = files.filter((file) => /^(apps|libs)\/.*\/src\/.*\.ts$/.test(file) && !isTest(file));
    const figures = [...new Set((await Promise.all(sources.map(read))).flatMap(([, text]) => figuresIn(text)))];
    const problems = [
      ...linkProblems(pages, (path) => places.has(path)),
      ...INDEXES.flatMap((folder) => indexProblems(pages, folder)),
      ...translationProblems(pages, LANGUAGES),
      ...figureProblems(WATCHING, pages.get(WATCHING) ?? '', figures),
    ];
    return outcomeOf(problems, `${pages.size} pages, ${figures.length} figures`);
  },
};

/** A file and every folder that it lies in. */
function withFolders(file: string): string[] {
  const folder = posix.dirname(file);
  return folder === '.' ? [file, folder] : [file, ...withFolders(folder)];
}
