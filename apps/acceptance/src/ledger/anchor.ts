import { createHash } from 'node:crypto';

/** What an anchor says, and its seal says it said. */
export interface AnchorContent {
  no: number;
  fromId: string;
  toId: string;
  steps: number;
  /** Hex. */
  root: string;
  at: Date;
}

/** Hash in hex of an anchor that follows the one with `previous`; null for the first. */
export const anchorHash = (previous: string | null, { no, fromId, toId, steps, root, at }: AnchorContent): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, no, fromId, toId, steps, root, at.toISOString()]))
    .digest('hex');

/** What binds a seal to its place. */
export const sealContext = (no: number): string => `ledger-anchor:${no}`;

/** In SQL: the digest of the steps of a query, in hex. */
export const ROOT = `encode(sha256(string_agg(hash, ''::bytea ORDER BY id)), 'hex')`;
