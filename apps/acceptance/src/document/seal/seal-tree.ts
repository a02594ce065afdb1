import { createHash } from 'node:crypto';

const sha256 = (...parts: (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
/** Told apart, so that no pair of hashes can pass for a text (RFC 9162 §2.1.1). */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const leafOf = (text: string): Buffer => sha256(LEAF, text);

/** Place of a text under a root, and what it takes to come from the one to the other. */
export interface TreePath {
  index: number;
  size: number;
  /** Hashes beside the way up, base64. */
  beside: string[];
}

/** What is sealed in the place of many texts. */
export const rootText = (root: Buffer, size: number): string => `yiwang/documents/v1 ${size} ${root.toString('hex')}`;

/** 哈希树 — one root over many texts: who seals it has sealed each of them, and each is verified without the others. */
export function treeOf(texts: readonly string[]): { root: Buffer; paths: TreePath[] } {
  const paths: TreePath[] = texts.map((_, index) => ({ index, size: texts.length, beside: [] }));
  let level = texts.map(leafOf);
  for (let depth = 0; level.length > 1; depth++) {
    for (const path of paths) {
      const sibling = level[(path.index >> depth) ^ 1];
      if (sibling) path.beside.push(sibling.toString('base64'));
    }
    // The last of an odd number goes up as it is.
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const right = level[2 * i + 1];
      return right ? sha256(NODE, level[2 * i]!, right) : level[2 * i]!;
    });
  }
  return { root: level[0]!, paths };
}

/** The root that the text has by its path; undefined when the path is none. */
export function rootBy(text: string, { index, size, beside }: TreePath): Buffer | undefined {
  if (!Number.isInteger(index) || index < 0 || index >= size) return undefined;
  const rest = [...beside];
  let hash = leafOf(text);
  let at = index;
  for (let width = size; width > 1; width = Math.ceil(width / 2), at >>= 1) {
    if (at % 2 === 0 && at === width - 1) continue;
    const sibling = rest.shift();
    if (sibling === undefined) return undefined;
    const other = Buffer.from(sibling, 'base64');
    hash = at % 2 === 0 ? sha256(NODE, hash, other) : sha256(NODE, other, hash);
  }
  return rest.length === 0 ? hash : undefined;
}
