/** A table to write: its rows are made as they are written, so that a library of any size fits. */
export interface Table {
  name: string;
  header: readonly string[];
  rows: () => AsyncIterable<readonly string[]>;
}
