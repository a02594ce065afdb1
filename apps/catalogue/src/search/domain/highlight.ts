import { z } from 'zod';
import { foldText, lengthOf } from './words.js';

/** A piece of a text, and whether it is what was searched for. No markup: who shows it decides how, and has nothing to escape. */
export const Segment = z.object({ text: z.string(), hit: z.boolean() }).meta({ id: 'SearchSegment' });
export type Segment = z.infer<typeof Segment>;

/** 高亮 — the text in pieces, hits apart; undefined when none of the words occurs. */
export function highlight(text: string, words: readonly string[]): Segment[] | undefined {
  const points = Array.from(text);
  // Folding may make one character several (㈱ → (株)), so every folded character remembers whose it is.
  const folded: string[] = [];
  const owner: number[] = [];
  points.forEach((point, i) => {
    for (const each of Array.from(foldText(point))) {
      folded.push(each);
      owner.push(i);
    }
  });
  const hit = new Set<number>();
  // Words of one length are looked up together: what comes nearest is marked by every pair of characters that was searched for.
  for (const [length, wanted] of byLength(words)) {
    for (let at = 0; at + length <= folded.length; at++) {
      if (!wanted.has(folded.slice(at, at + length).join(''))) continue;
      for (let i = at; i < at + length; i++) hit.add(owner[i]!);
    }
  }
  if (hit.size === 0) return undefined;
  const segments: Segment[] = [];
  points.forEach((point, i) => {
    const last = segments.at(-1);
    if (last?.hit === hit.has(i)) last.text += point;
    else segments.push({ text: point, hit: hit.has(i) });
  });
  return segments;
}

function byLength(words: readonly string[]): Map<number, Set<string>> {
  const lengths = new Map<number, Set<string>>();
  for (const word of words) {
    const length = lengthOf(word);
    lengths.set(length, (lengths.get(length) ?? new Set()).add(word));
  }
  return lengths;
}
