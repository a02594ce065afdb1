/** Bytes that come piece by piece, no faster than they are taken. */
export type Bytes = AsyncIterable<Buffer>;

/** First and last byte, both included, counted from 0 (RFC 9110 §14.1.2 once it is resolved). */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * 存储 — the port to where files lie: under a key such as `materials/3f/0198…`, whole or not at all. What is put is streamed and never held
 * in memory as a whole. A store knows bytes and keys only: who may read, what is personal, and what is kept how long is said by those who
 * put.
 */
export abstract class FileStore {
  /**
   * Stores what `bytes` gives until its end; before that, and when `bytes` fails, nothing is seen under the key. A key that is there
   * already is replaced. Returns the count of bytes.
   * @throws ACCEPTANCE.FILE_STORE_DOWN; the AppError that `bytes` throws
   */
  abstract put(key: string, bytes: Bytes): Promise<number>;

  /** Reads a file or a part of it; the range lies within the file. @throws ACCEPTANCE.FILE_GONE, ACCEPTANCE.FILE_STORE_DOWN */
  abstract open(key: string, range?: ByteRange): Promise<Bytes>;

  /** Bytes under the key, undefined when nothing is there. @throws ACCEPTANCE.FILE_STORE_DOWN */
  abstract sizeOf(key: string): Promise<number | undefined>;

  /** Takes the file away; one that is not there is gone already. @throws ACCEPTANCE.FILE_STORE_DOWN */
  abstract remove(key: string): Promise<void>;

  /** Takes away what puts that never ended left behind before `before`. Returns how many. @throws ACCEPTANCE.FILE_STORE_DOWN */
  abstract sweep(before: Date): Promise<number>;
}

const SEGMENT = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** @throws Error for a key that is none: a key is made by the service, and must lead nowhere else. */
export function assertKey(key: string): void {
  const segments = key.split('/');
  if (segments.length > 8 || !segments.every((segment) => SEGMENT.test(segment))) throw new Error(`not a key of a stored file: ${key}`);
}

/** The key of a file by its id, spread over 256 folders, since folders with millions of entries are slow. */
export const storageKey = (area: string, id: string): string => `${area}/${id.slice(-2)}/${id}`;
