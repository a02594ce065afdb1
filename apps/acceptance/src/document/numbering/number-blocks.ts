/** 流水号 counted by itself: the kind of document in a region and a year. */
export interface NumberSeries {
  regionCode: string;
  kind: string;
  year: number;
}

interface Block {
  next: number;
  end: number;
}

interface Series {
  current: Block;
  ready: Block | undefined;
  fetching: Promise<void> | undefined;
  size: number;
  drawnAt: number;
}

const SMALLEST = 4;
const LARGEST = 512;
/** A block used up sooner than this was too small, and one that lasted for longer than an hour too large. */
const SOON_MS = 60_000;
const LATE_MS = 3_600_000;

const keyOf = ({ regionCode, kind, year }: NumberSeries): string => `${regionCode}:${kind}:${year}`;

/** Draws a block of `size` numbers that nobody else has, and gives its first. */
export type DrawBlock = (series: NumberSeries, size: number) => Promise<number>;

/**
 * 文号流水 — hands out the numbers of documents. Each process draws blocks of each series and gives them out from memory, so nobody waits for
 * a counter until somebody else commits. Two processes never meet; numbers are not in the order of time, and a move that is undone or a
 * process that dies leaves a gap. Blocks are small where few documents are made.
 */
export class NumberBlocks {
  private readonly series = new Map<string, Series>();

  constructor(
    private readonly draw: DrawBlock,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @throws what `draw` throws, when no number is left */
  async take(of: NumberSeries): Promise<number> {
    const series = this.seriesOf(of);
    while (series.current.next >= series.current.end) {
      if (series.ready) {
        series.current = series.ready;
        series.ready = undefined;
      } else {
        await this.fetch(of, series);
      }
    }
    const number = series.current.next++;
    const left = series.current.end - series.current.next;
    if (left <= series.size / 4 && !series.ready && series.size > SMALLEST) {
      this.fetch(of, series).catch(() => undefined); // who needs the block asks again, and hears the error
    }
    return number;
  }

  /**
   * Lets go of what was drawn and not given out, so that it can be given back; the last block of a series first. Who takes a number after
   * that draws anew: what is given back is somebody else's.
   */
  letGo(): (NumberSeries & { first: number; end: number })[] {
    const held = [...this.series];
    this.series.clear();
    return held.flatMap(([key, { current, ready }]) => {
      const [regionCode, kind, year] = key.split(':') as [string, string, string];
      const of = { regionCode, kind, year: Number(year) };
      const blocks = [...(ready ? [ready] : []), current].sort((a, b) => b.end - a.end);
      return blocks.filter(({ next, end }) => next < end).map(({ next, end }) => ({ ...of, first: next, end }));
    });
  }

  private seriesOf(of: NumberSeries): Series {
    const key = keyOf(of);
    let series = this.series.get(key);
    if (!series) {
      series = { current: { next: 0, end: 0 }, ready: undefined, fetching: undefined, size: SMALLEST, drawnAt: -Infinity };
      this.series.set(key, series);
    }
    return series;
  }

  private fetch(of: NumberSeries, series: Series): Promise<void> {
    series.fetching ??= this.fetchBlock(of, series).finally(() => {
      series.fetching = undefined;
    });
    return series.fetching;
  }

  private async fetchBlock(of: NumberSeries, series: Series): Promise<void> {
    const now = this.nowMs();
    const lasted = now - series.drawnAt;
    if (lasted < SOON_MS) series.size = Math.min(series.size * 2, LARGEST);
    else if (lasted > LATE_MS) series.size = SMALLEST;
    series.drawnAt = now;
    const { size } = series;
    const first = await this.draw(of, size);
    series.ready = { next: first, end: first + size };
  }
}
