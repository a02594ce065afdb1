import type { YiwangClient } from '@yiwang/client';

/** Where a command works: the API it asks, and what it writes to. */
export interface Desk {
  client: YiwangClient;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Milliseconds. */
  now: number;
  /** Columns. */
  screen: number;
  files: Files;
}

/** Where imports are read from and what is shown once is kept. */
export interface Files {
  read: (name: string) => Promise<Uint8Array>;
  /** For its owner alone. @throws when there is a file of that name */
  create: (name: string, text: string) => Promise<void>;
  append: (name: string, text: string) => Promise<void>;
}
