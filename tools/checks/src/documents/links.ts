import { posix } from 'node:path';

/** A page and its text, by its path from the root. */
export type Pages = ReadonlyMap<string, string>;

interface Link {
  line: number;
  target: string;
}

/** Paths of ours that a page names in passing. Of the service that `docs/new-service.md` makes up there are none. */
const NAMED_PATH = /`((?:apps|libs|tools|docs|deploy|examples)\/[\w./-]+)`/g;
const MADE_UP = /\blicensing\b/;

/** The lines of a page that are prose: commands and samples between fences link to nothing. */
function proseOf(text: string): [line: number, text: string][] {
  let fenced = false;
  return text.split('\n').flatMap((line, at): [number, string][] => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    return fenced ? [] : [[at + 1, line]];
  });
}

const linksOf = (text: string): Link[] =>
  proseOf(text).flatMap(([line, prose]) =>
    [...prose.replace(/`[^`]*`/g, '``').matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => ({ line, target: target! })),
  );

/** What the headings of a page are called in an address, as code hosts make them. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, line] of proseOf(text)) {
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const words = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .trim()
      .toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
    let unique = anchor;
    for (let again = 1; anchors.has(unique); again++) unique = `${anchor}-${again}`;
    anchors.add(unique);
  }
  return anchors;
}

/** Links that lead nowhere inside the repository, and paths of ours that are not there. Other sites are not asked. */
export function linkProblems(pages: Pages, exists: (path: string) => boolean): string[] {
  const problems: string[] = [];
  for (const [page, text] of pages) {
    for (const { line, target } of linksOf(text)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, '');
      const there = pages.get(to);
      if (!exists(to)) problems.push(`${page}:${line} links to ${target}, which is not there`);
      else if (anchor && there !== undefined && !anchorsOf(there).has(anchor))
        problems.push(`${page}:${line}: ${to} has no heading #${anchor}`);
    }
    for (const [line, prose] of proseOf(text)) {
      const named = [...prose.matchAll(NAMED_PATH)].map(([, path]) => path!.replace(/[/.]$/, ''));
      const gone = named.filter((path) => !MADE_UP.test(path) && !exists(path));
      problems.push(...gone.map((path) => `${page}:${line} names ${path}, which is not there`));
    }
  }
  return problems;
}

/** A folder whose README is its table of contents links every page of it: what is not listed is not found. */
export function indexProblems(pages: Pages, folder: string): string[] {
  const index = `${folder}/README.md`;
  const listed = new Set(linksOf(pages.get(index) ?? '').map(({ target }) => target.split('#')[0]));
  const own = [...pages.keys()].filter((page) => posix.dirname(page) === folder && page !== index);
  return own.filter((page) => !listed.has(posix.basename(page))).map((page) => `${index} does not list ${posix.basename(page)}`);
}

/** Of two folders with the same pages in two languages, the pages that only one has. */
export function translationProblems(pages: Pages, [one, other]: readonly [string, string]): string[] {
  const namesIn = (folder: string): string[] =>
    [...pages.keys()].filter((page) => posix.dirname(page) === folder).map((page) => posix.basename(page));
  const missing = (from: string, to: string): string[] =>
    namesIn(from)
      .filter((name) => !namesIn(to).includes(name))
      .map((name) => `${from}/${name} has no counterpart in ${to}`);
  return [...missing(one, other), ...missing(other, one)];
}
