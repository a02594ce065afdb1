import type { Bytes } from '../../storage/file-store.js';

/**
 * 安全检测 — the port to a virus scanner. It sees a file while that passes by on its way into the store: no second reading, no copy. What
 * it finds ends the passage, and the store keeps nothing whose passage did not end well.
 */
export abstract class Scanner {
  /** What is written down of a file that passed, e.g. `clamd`. */
  abstract readonly name: string;

  /** Gives on what comes. @throws ACCEPTANCE.FILE_INFECTED and ACCEPTANCE.SCANNER_DOWN at the latest at the end, instead of ending */
  abstract through(bytes: Bytes): Bytes;
}
