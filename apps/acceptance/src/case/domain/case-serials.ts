/** How many serials a block of the database's sequence stands for. */
export const BLOCK_SIZE = 1000;
/** The next block is fetched when this many serials are left, so that nobody waits for it. */
const PREFETCH_AT = 400;

/**
 * 流水号 — hands out the eight-digit serials of case numbers. Each process draws blocks from one database sequence, so two processes
 * never meet, and a process that dies leaves a gap and no danger. Concurrent callers get different serials.
 */
export class CaseSerials {
  private next = 0;
  private end = 0;
  private ready: number | undefined;
  private fetching: Promise<void> | undefined;

  /** `fetchBlock` gives the number of a block that nobody else has. */
  constructor(private readonly fetchBlock: () => Promise<number>) {}

  /** @throws what `fetchBlock` throws, when no serial is left */
  async take(): Promise<number> {
    while (this.next >= this.end) {
      if (this.ready !== undefined) {
        this.next = this.ready * BLOCK_SIZE;
        this.end = this.next + BLOCK_SIZE;
        this.ready = undefined;
      } else {
        await this.fetch();
      }
    }
    const serial = this.next++;
    if (this.end - this.next < PREFETCH_AT && this.ready === undefined) {
      this.fetch().catch(() => undefined); // who needs the block asks again, and hears the error
    }
    return serial;
  }

  private fetch(): Promise<void> {
    this.fetching ??= this.fetchBlock()
      .then((block) => {
        this.ready = block;
      })
      .finally(() => {
        this.fetching = undefined;
      });
    return this.fetching;
  }
}
