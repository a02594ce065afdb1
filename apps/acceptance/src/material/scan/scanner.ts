import type { Bytes } from '../../storage/file-store.js';

/**
 * 安全检测 — the port to a virus scanner. It is given a file once that lies sealed in the store and before its row says that it is there: a
 * scanner is held for as long as it looks, not for as long as somebody takes to send.
 */
export abstract class Scanner {
  /** What is written down of a file that passed, e.g. `clamd`. */
  abstract readonly name: string;

  /** Before anything is taken in. @throws ACCEPTANCE.SCANNER_NOT_OPEN */
  assertOpen(): void {}

  /** Takes all of it, unless it knows enough before. @throws ACCEPTANCE.FILE_INFECTED, ACCEPTANCE.SCANNER_DOWN; what `bytes` throws */
  abstract scan(bytes: Bytes): Promise<void>;
}
