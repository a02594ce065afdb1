import { createHash } from 'node:crypto';

/** What the first step of every case links to. */
export const GENESIS = '0'.repeat(64);

/** One step as it is stored, with the text that its hash must be of. */
export interface LinkedStep {
  seq: number;
  /** JSON array; its first element is the hash of the step before. */
  content: string;
  /** SHA-256 in hex. */
  hash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * 验链 — the number of the first step that does not hold: its hash is not that of its content, its content does not begin with the hash
 * before it, or a number is missing. Null when all hold.
 */
export function firstBreak(steps: readonly LinkedStep[]): number | null {
  let previous = GENESIS;
  for (const [index, { seq, content, hash }] of steps.entries()) {
    const holds = seq === index + 1 && content.startsWith(`["${previous}", `) && sha256(content) === hash;
    if (!holds) return Math.min(seq, index + 1);
    previous = hash;
  }
  return null;
}
