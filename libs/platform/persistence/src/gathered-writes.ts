import { hasWrittenNothing } from './connection-trouble.js';
import { compose, type ComposedStatement, type Write } from './write-batch.js';

/** Statements under way at once: one of them computes while another waits for the disk. What comes meanwhile gathers. */
const LANES = 2;
/** Units of work in one statement; with more, the text of an insert of many rows would not be prepared any more. */
const MOST_UNITS = 8;
/** As long as the pool lets anybody wait for a connection. Where statements are not answered, whoever waits behind them is not kept longer. */
const LONGEST_WAIT_MS = 3_000;

interface Unit {
  /** Units of one shape write into the same tables by the same texts. */
  shape: string;
  writes: readonly Write[];
  since: number;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Commits units of work that do nothing but insert, each as one statement, or several of them as one. Alone, none waits for another; while
 * as many as there are lanes are under way, those that come leave together, and what a statement costs whatever its rows (its constraints,
 * indexes and plans made ready, its message, its wait for the disk) is paid once for all of them.
 */
export class GatheredWrites {
  private waiting: Unit[] = [];
  private lanes = 0;
  private watching = false;

  constructor(
    private readonly run: (statement: ComposedStatement) => Promise<unknown>,
    private readonly longestWaitMs = LONGEST_WAIT_MS,
  ) {}

  /** Resolves once they are safe; they are written all or none, whatever becomes of those that share their statement. */
  async commit(writes: readonly Write[]): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.waiting.push({ shape: writes.map(({ sql }) => sql).join(';'), writes, since: performance.now(), done, failed });
      if (this.lanes < LANES) void this.travel();
      else this.watch();
    });
  }

  /** Until nobody waits, sends away who has waited for too long: nothing of his was sent, and he may try again. */
  private watch(): void {
    const [first] = this.waiting;
    if (this.watching || !first) return;
    this.watching = true;
    const check = (): void => {
      this.watching = false;
      const latest = performance.now() - this.longestWaitMs;
      const inTime = this.waiting.findIndex(({ since }) => since > latest);
      const late = this.waiting.splice(0, inTime < 0 ? this.waiting.length : inTime);
      for (const { failed } of late) failed(new Error('timeout exceeded when trying to connect: statements before it are not answered'));
      this.watch();
    };
    setTimeout(check, first.since + this.longestWaitMs - performance.now()).unref();
  }

  private async travel(): Promise<void> {
    this.lanes++;
    for (let units = this.next(); units.length > 0; units = this.next()) await this.send(units);
    this.lanes--;
  }

  /** The one that has waited longest, and those that may share its statement. */
  private next(): Unit[] {
    const shape = this.waiting[0]?.shape;
    const together: Unit[] = [];
    const left: Unit[] = [];
    for (const unit of this.waiting) (unit.shape === shape && together.length < MOST_UNITS ? together : left).push(unit);
    this.waiting = left;
    return together;
  }

  private async send(units: readonly Unit[]): Promise<void> {
    try {
      for (const statement of compose(units.flatMap(({ writes }) => writes))) await this.run(statement);
    } catch (error) {
      // Whose fault it was shows when each goes alone; beside each other, so that one that waits for a lock keeps up none of the others.
      if (units.length > 1 && hasWrittenNothing(error)) await Promise.all(units.map((unit) => this.send([unit])));
      else for (const { failed } of units) failed(error);
      return;
    }
    for (const { done } of units) done();
  }
}
