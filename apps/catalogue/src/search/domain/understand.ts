import { and, containing, lengthOf, MOST_WORDS, or, piecesOf, wordQuery } from './words.js';

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

/** No name that has all the words is shorter. */
export const shortestName = (wanted: readonly Wanted[]): number =>
  Math.max(...wanted.map((each) => Math.min(...waysOf(each).map(lengthOf))));
