/** Between two looks; short against a life, long against what a look costs the platform. */
export const LOOK_EVERY_MS = 250;

interface Waiting<T> {
  since: number;
  found(one: T): void;
}

/** How many wait, and for how long the first of them has, in seconds. */
export interface Queue {
  size: number;
  seconds: number;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for things to appear in a list. One look at the list serves all cases that wait for it; nobody waits, nobody looks. */
export class Lookout<T> {
  private readonly what: string;
  private readonly look: (queue: Queue) => AsyncIterable<readonly [caseNo: string, T]>;
  private readonly waiting = new Map<string, Waiting<T>>();
  private looking = false;

  /** `look` reads the list as far as it makes sense for so many that wait, and further the longer they do. */
  constructor(what: string, look: (queue: Queue) => AsyncIterable<readonly [caseNo: string, T]>) {
    this.what = what;
    this.look = look;
  }

  /** What the list has for the case. @throws Error when it has not come by `end`, a time in milliseconds */
  of(caseNo: string, end: number): Promise<T> {
    const found = new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(caseNo);
        reject(new Error(`${caseNo}: ${this.what} did not come`));
      }, end - Date.now());
      this.waiting.set(caseNo, {
        since: Date.now(),
        found: (one) => {
          clearTimeout(timer);
          resolve(one);
        },
      });
    });
    if (!this.looking) void this.lookAgainAndAgain();
    return found;
  }

  private queue(): Queue {
    const [first] = this.waiting.values(); // in the order in which they came
    return { size: this.waiting.size, seconds: first ? (Date.now() - first.since) / 1000 : 0 };
  }

  private async lookAgainAndAgain(): Promise<void> {
    this.looking = true;
    while (this.waiting.size > 0) {
      try {
        for await (const [caseNo, one] of this.look(this.queue())) {
          this.waiting.get(caseNo)?.found(one);
          this.waiting.delete(caseNo);
          if (this.waiting.size === 0) break;
        }
      } catch {
        // The next look comes soon; whoever waits too long gives up himself.
      }
      await pause(LOOK_EVERY_MS);
    }
    this.looking = false;
  }
}
