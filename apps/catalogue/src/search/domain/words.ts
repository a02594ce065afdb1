/** As `lower(normalize(name, NFKC))` of the database folds names: full-width forms and case make no difference. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What marks of filters begin with in the index; no word may contain it. */
export const MARK = '§';

/** More words say nothing more. */
export const MOST_WORDS = 8;

/** The pieces of a search text between its spaces and punctuation, folded, each once. */
export const piecesOf = (text: string): string[] =>
  [
    ...new Set(
      foldText(text)
        .split(/[\s\p{P}\p{Cc}§]+/u)
        .filter(Boolean),
    ),
  ].slice(0, MOST_WORDS);

/** Length in code points, as the database counts: a character beyond the basic plane is one. */
export const lengthOf = (word: string): number => Array.from(word).length;

/** Every two neighbouring characters of a word, or the one character it consists of. */
export function gramsOf(word: string): string[] {
  const points = Array.from(word);
  if (points.length === 1) return points;
  return [...new Set(points.slice(0, -1).map((point, i) => point + points[i + 1]!))];
}

/** One lexeme as a text of type tsquery. */
export const lexeme = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** What the index has to know of a text that contains the word. A single character begins a pair, or stands at the end. */
export function wordQuery(word: string): string {
  const grams = gramsOf(word);
  return grams.length === 1 && lengthOf(word) === 1 ? `${lexeme(word)}:*` : and(grams.map(lexeme));
}

export const and = (parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : `(${parts.join(' & ')})`);
export const or = (parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : `(${parts.join(' | ')})`);

/** The word as a LIKE pattern, with what LIKE would read as wildcards taken literally. */
export const containing = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
