/** As `lower(normalize(name, NFKC))` of the database folds names: full-width forms and case make no difference. */
export const foldName = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A search text as words; more than eight say nothing more. */
export const searchWords = (query: string): string[] => [...new Set(foldName(query).split(/\s+/).filter(Boolean))].slice(0, 8);

/**
 * The grams a name must have to contain the words: every two neighbouring characters of a word, or the one character it consists of.
 * Counted in code points, as the database counts, so that characters beyond the basic plane are one.
 */
export function searchGrams(words: readonly string[]): string[] {
  const grams = new Set<string>();
  for (const word of words) {
    const points = Array.from(word);
    if (points.length === 1) grams.add(word);
    for (let i = 0; i + 1 < points.length; i++) grams.add(points[i]! + points[i + 1]!);
  }
  return [...grams];
}

/** The words as LIKE patterns, with what LIKE would read as wildcards taken literally. */
export const likePatterns = (words: readonly string[]): string[] => words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
