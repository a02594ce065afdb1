import { fail, ok } from '../checked.js';
import type { Checked, Failure } from '../checked.js';

/** One row of a code table. `key` is this platform's own neutral name, the only form that crosses our interfaces; codes stay at the edge. */
export interface CodeEntry {
  readonly key: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

type KeyOf<E extends CodeEntry> = E['key'];

const unknownCode = (list: string): Failure => fail('CODE_UNKNOWN', `“${list}”中没有这个代码`, `the code is not in the list ${list}`);

/** A public code table: rows in the order of the standard, looked up by code or by neutral key. */
export class CodeList<E extends CodeEntry> {
  readonly #byCode: ReadonlyMap<string, E>;
  readonly #byKey: ReadonlyMap<string, E>;

  constructor(
    /** Chinese name of the table. */
    readonly name: string,
    /** Standard or source it comes from. */
    readonly source: string,
    readonly entries: readonly E[],
  ) {
    this.#byCode = new Map(entries.map((entry) => [entry.code, entry]));
    this.#byKey = new Map(entries.map((entry) => [entry.key, entry]));
    if (this.#byCode.size !== entries.length || this.#byKey.size !== entries.length)
      throw new RangeError(`a code or key occurs twice in ${name}`);
  }

  get keys(): readonly KeyOf<E>[] {
    return this.entries.map((entry) => entry.key);
  }

  get codes(): readonly string[] {
    return this.entries.map((entry) => entry.code);
  }

  isKey(text: string): text is KeyOf<E> {
    return this.#byKey.has(text);
  }

  isCode(text: string): boolean {
    return this.#byCode.has(text);
  }

  /** The row of a neutral key. */
  of(key: KeyOf<E>): E {
    return this.#byKey.get(key)!;
  }

  /** The row of a code from outside. Code: CODE_UNKNOWN. */
  parse(code: string): Checked<E> {
    const entry = this.#byCode.get(code);
    return entry ? ok(entry) : unknownCode(this.name);
  }

  /** Neutral key → code of the standard. */
  encode(key: KeyOf<E>): E['code'] {
    return this.of(key).code;
  }

  /** Code of the standard → neutral key. Code: CODE_UNKNOWN. */
  decode(code: string): Checked<KeyOf<E>> {
    const entry = this.#byCode.get(code);
    return entry ? ok(entry.key as KeyOf<E>) : unknownCode(this.name);
  }
}

/** How one source outside writes the values of a table: the mapper to use at that edge, and nowhere else. */
export interface CodeMapping<K extends string> {
  readonly source: string;
  /** Neutral key → the source's code; undefined where the source cannot say it. */
  encode(key: K): string | undefined;
  /** The source's code → neutral key. Code: CODE_UNKNOWN. */
  decode(code: string): Checked<K>;
}

/** A mapping from pairs `code of the source: neutral key`; of several codes for one key the first is the one written. */
export function codeMapping<K extends string>(source: string, pairs: readonly (readonly [code: string, key: K])[]): CodeMapping<K> {
  const decoded = new Map(pairs);
  const encoded = new Map([...pairs].reverse().map(([code, key]) => [key, code]));
  return {
    source,
    encode: (key) => encoded.get(key),
    decode: (code) => {
      const key = decoded.get(code);
      return key === undefined ? unknownCode(source) : ok(key);
    },
  };
}

/** Keeps keys and codes as literal types. */
export const codeList = <const E extends CodeEntry>(name: string, source: string, entries: readonly E[]): CodeList<E> =>
  new CodeList(name, source, entries);
