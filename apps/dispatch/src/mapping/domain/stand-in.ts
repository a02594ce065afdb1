import type { CaseContent } from '../case-content.js';
import type { CodeLists } from '../mapping-engine.js';

/** Longer texts, and such with more digits, are no codes: a code list must not be a way to ask for somebody's number. */
const MOST_CHARACTERS = 20;
const MOST_DIGITS = 6;
/** What an applicant is, and by which kind of document: words of the contract, the same for millions. */
const KINDS = new Set(['kind', 'documentType']);
const DATE = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/;
const DIGIT = /\p{N}/gu;
const NO_CODES: ReadonlySet<string> = new Set();

/** The codes that a mapping looks up in what it gets: ours where it goes out, theirs where it comes in. */
export function codesOf(lists: readonly CodeLists[], direction: 'out' | 'in'): Set<string> {
  const codes = lists
    .flatMap((list) => Object.values(list))
    .flatMap((list) => (direction === 'out' ? Object.keys(list) : Object.values(list)));
  return new Set(codes.filter((code) => code.length <= MOST_CHARACTERS && (code.match(DIGIT)?.length ?? 0) <= MOST_DIGITS));
}

/**
 * 替身 — the shape of a value without a word of it: texts of the same length and kind, dates that are dates, numbers that are numbers. What a
 * mapping is tried on is blinded before the expression sees it: of what comes out nobody can tell what it was made from.
 */
export function standIn(value: unknown, codes: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return codes.has(value) ? value : blind(value);
  if (typeof value === 'number') return 1;
  if (typeof value === 'boolean') return false;
  if (Array.isArray(value)) return value.map((each) => standIn(each, codes));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, standIn(member, codes)]));
}

/** Of a case: the applicant whole, whatever is in the code lists. Materials are told by their item, not by who handed them in. */
export const standInOfCase = ({ applicant, form, materials }: CaseContent, codes: ReadonlySet<string>): CaseContent => ({
  applicant: Object.fromEntries(
    Object.entries(applicant).map(([name, value]) => [name, KINDS.has(name) ? value : standIn(value, NO_CODES)]),
  ),
  form: standIn(form, codes) as Record<string, unknown>,
  materials,
});

function blind(text: string): string {
  if (DATE.test(text)) return `2000-01-01${text.slice(10).replace(DIGIT, '0')}`;
  return text
    .replace(DIGIT, '0')
    .replace(/\p{Script=Han}/gu, '某')
    .replace(/\p{Lu}/gu, 'X')
    .replace(/(?![X某])[\p{L}\p{M}]/gu, 'x');
}
