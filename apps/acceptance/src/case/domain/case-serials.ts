/** How many serials a block of the database's sequence stands for. */
export const BLOCK_SIZE = 1000;
/** The next block is fetched when this many serials are left, so that nobody waits for it. */
const PREFETCH_AT = 400;
/**
 * A block is not kept for longer: the sequence starts again after a hundred thousand blocks, and an idle process would in the end hand out
 * the serials of a block that somebody else was given meanwhile.
 */
const MOST_AGE_MS = 24 * 3_600_000;

interface Block {
  number: number;
  fetchedAt: number;
}

/**
 * 流水号 — hands out the eight-digit serials of case numbers. Each process draws blocks from one database sequence, so two processes
 * never meet, and a process that dies leaves a gap and no danger. Concurrent callers get different serials.
 */
export class CaseSerials {
  private next = 0;
  private end = 0;
  private fetchedAt = 0;
  private ready: Block | undefined;
  private fetching: Promise<void> | undefined;

  /** `fetchBlock` gives the number of a block that nobody else has; `now` tells the time in ms. */
  constructor(
    private readonly fetchBlock: () => Promise<number>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws what `fetchBlock` throws, when no serial is left */
  async take(): Promise<number> {
    this.dropOld();
    while (this.next >= this.end) {
      if (this.ready !== undefined) {
        this.next = this.ready.number * BLOCK_SIZE;
        this.end = this.next + BLOCK_SIZE;
        this.fetchedAt = this.ready.fetchedAt;
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

  private dropOld(): void {
    const oldest = this.now() - MOST_AGE_MS;
    if (this.fetchedAt < oldest) this.end = this.next;
    if (this.ready && this.ready.fetchedAt < oldest) this.ready = undefined;
  }

  private fetch(): Promise<void> {
    const fetchedAt = this.now();
    this.fetching ??= this.fetchBlock()
      .then((number) => {
        this.ready = { number, fetchedAt };
      })
      .finally(() => {
        this.fetching = undefined;
      });
    return this.fetching;
  }
}
