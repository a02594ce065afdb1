import { and, containing, gramsOf, lengthOf, MOST_WORDS, or, piecesOf, wordQuery } from './words.js';

/** 同义词、停用词 that occur in a search text. */
export interface Vocabulary {
  /** What people say → what items say instead. */
  synonyms: ReadonlyMap<string, readonly string[]>;
  stopWords: ReadonlySet<string>;
}

/** One word that an item must have, itself or in other words. */
export interface Wanted {
  word: string;
  /** 同义词 that do as well. */
  also: string[];
}

/**
 * What a search text asks for. Chinese has no spaces, so a text is cut where it has words of the vocabulary: 怎么开饭店 is 开饭店 with its
 * synonyms. What is left between them is a word as it stands; a single character left over says too little to be asked for.
 */
export function understand(text: string, vocabulary: Vocabulary): Wanted[] {
  const pieces = piecesOf(text);
  const found = pieces.flatMap((piece) => cut(piece, vocabulary));
  const words = found.filter((part) => part.kind === 'word' || lengthOf(part.text) > 1 || pieces.includes(part.text));
  const asked = words.length > 0 ? words.map((part) => part.text) : pieces;
  return [...new Set(asked)].slice(0, MOST_WORDS).map((word) => ({
    word,
    also: [...new Set(vocabulary.synonyms.get(word) ?? [])].filter((other) => other !== word),
  }));
}

interface Part {
  text: string;
  kind: 'word' | 'rest';
}

/** The longest word of the vocabulary at each place; stop words are left out. */
function cut(piece: string, { synonyms, stopWords }: Vocabulary): Part[] {
  const known = [...synonyms.keys(), ...stopWords].sort((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let rest = '';
  const keepRest = (): void => {
    if (rest !== '') parts.push({ text: rest, kind: 'rest' });
    rest = '';
  };
  for (let at = 0; at < piece.length;) {
    const word = known.find((each) => piece.startsWith(each, at));
    if (word === undefined) {
      const point = String.fromCodePoint(piece.codePointAt(at)!);
      rest += point;
      at += point.length;
      continue;
    }
    keepRest();
    if (synonyms.has(word)) parts.push({ text: word, kind: 'word' });
    at += word.length;
  }
  keepRest();
  return parts;
}

const waysOf = ({ word, also }: Wanted): string[] => [word, ...also];

/** The words as a text of type tsquery: all of them, each in one of its ways. */
export const wordsQuery = (wanted: readonly Wanted[]): string => and(wanted.map((each) => or(waysOf(each).map(wordQuery))));

/** For each word the LIKE patterns of its ways. */
export const patternsOf = (wanted: readonly Wanted[]): string[][] => wanted.map((each) => waysOf(each).map(containing));

/** The pairs and single characters of all words in all their ways. */
export const allGrams = (wanted: readonly Wanted[]): string[] => [...new Set(wanted.flatMap(waysOf).flatMap(gramsOf))];

/**
 * No name that has all the words is shorter; undefined when no name has them all. `shortest` knows for every pair of characters how long
 * the shortest name with it is, and so for a single character of the pairs that begin with it.
 */
export function shortestName(wanted: readonly Wanted[], shortest: ReadonlyMap<string, number>): number | undefined {
  const ofWord = (word: string): number => Math.max(lengthOf(word), ...gramsOf(word).map((gram) => shortest.get(gram) ?? Infinity));
  const length = Math.max(...wanted.map((each) => Math.min(...waysOf(each).map(ofWord))));
  return Number.isFinite(length) ? length : undefined;
}

/** More attempts would make somebody wait for what is less and less what he wanted. */
const MOST_ATTEMPTS = 8;

/**
 * What to ask for instead of words that nothing has together, the best first. Two characters that stand together in no name are the end of
 * one word and the beginning of another (许可注销: 可注), so words are cut there; then the shortest parts are dropped one by one, and the
 * longest is shortened from both ends.
 */
export function relaxations(wanted: readonly Wanted[], known: ReadonlyMap<string, number>): Wanted[][] {
  const parts = wanted.flatMap((each) => (each.also.length > 0 ? [each] : pieces(each.word, known).map((word) => ({ word, also: [] }))));
  const byLength = [...parts].sort((a, b) => lengthOf(b.word) - lengthOf(a.word)).slice(0, MOST_WORDS);
  const fewer = byLength.map((_, i) => byLength.slice(0, byLength.length - i));
  const points = Array.from(byLength[0]?.word ?? '');
  const shorter = [2 / 3, 1 / 2]
    .map((share) => Math.ceil(points.length * share))
    .filter((length) => length >= 2 && length < points.length)
    .flatMap((length) => [points.slice(0, length), points.slice(-length)])
    .map((part) => [{ word: part.join(''), also: [] }]);
  return [...fewer.slice(0, MOST_ATTEMPTS - shorter.length), ...shorter];
}

function pieces(word: string, known: ReadonlyMap<string, number>): string[] {
  const found: string[][] = [];
  let last = '';
  for (const point of Array.from(word)) {
    if (last !== '' && known.has(last + point)) found.at(-1)!.push(point);
    else found.push([point]);
    last = point;
  }
  return found.filter((part) => part.length > 1).map((part) => part.join(''));
}
