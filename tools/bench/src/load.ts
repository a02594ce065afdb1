import { bySeconds, withProgress } from '@yiwang/progress';
import autocannon from 'autocannon';

/** What one workload did. Rates per second, times in milliseconds. */
export interface Measured {
  rate: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers outside 2xx/3xx, broken connections and timeouts. */
  errors: number;
}

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  requests: autocannon.Request[];
  /** What goes on meanwhile: begun before each slice, and over after it. */
  among?: <T>(slice: () => Promise<T>) => Promise<T>;
}

const WARM_SECONDS = 6;
const SLICES = 5;

/**
 * Several loads in slices, one after the other and again, so that a machine that grows faster or slower meanwhile does so for all of them:
 * their ratio is what counts.
 */
export async function measureInTurn(label: string, loads: readonly Load[]): Promise<Measured[]> {
  const seconds = loads.reduce((sum, load) => sum + load.seconds + WARM_SECONDS, 0);
  return withProgress(label, { done: bySeconds(seconds) }, async () => {
    for (const load of loads) await run(load, WARM_SECONDS);
    const runs: Run[][] = loads.map(() => []);
    for (let n = 0; n < SLICES; n++) for (const [i, load] of loads.entries()) runs[i]!.push(await run(load, load.seconds / SLICES));
    return runs.map(summed);
  });
}

interface Run {
  times: number[];
  refused: number;
  errors: number;
  seconds: number;
}

function summed(runs: readonly Run[]): Measured {
  const sum = (of: (run: Run) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const times = runs.flatMap((each) => each.times);
  const [refused, seconds] = [sum((each) => each.refused), sum((each) => each.seconds)];
  return { ...measuredOf(times, seconds, sum((each) => each.errors) + refused), rate: round((times.length - refused) / seconds) };
}

const run = (load: Load, duration: number): Promise<Run> => {
  const slice = (): Promise<Run> => runAlone(load, duration);
  return load.among ? load.among(slice) : slice();
};

async function runAlone(load: Load, duration: number): Promise<Run> {
  const times: number[] = [];
  let refused = 0;
  const { url, connections, requests } = load;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon({ url, connections, duration, timeout: 20, requests }, (error, done) => {
      if (error) reject(error as Error);
      else resolve(done);
    });
    instance.on('response', (_client, status, _bytes, ms) => {
      times.push(ms);
      if (status >= 400) refused++;
    });
  });
  return { times, refused, errors: result.errors, seconds: result.duration };
}

/** Figures of things that took so many milliseconds each, within so many seconds. */
export function measuredOf(times: readonly number[], seconds: number, errors: number): Measured {
  const sorted = Float64Array.from(times).sort();
  const quantile = (q: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0);
  return { rate: round(times.length / seconds), p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), errors };
}

const round = (value: number): number => Math.round(value * 10) / 10;
