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
}

/** A bar on a terminal; nothing elsewhere. Returns what ends it. */
export const progress = (label: string, seconds: number): (() => void) => {
  if (!process.stderr.isTTY) return () => undefined;
  const begun = Date.now();
  const draw = (): void => {
    const done = Math.min(1, (Date.now() - begun) / 1000 / seconds);
    process.stderr.write(`\r${label.padEnd(28)} [${'#'.repeat(Math.round(done * 30)).padEnd(30)}]`);
  };
  const timer = setInterval(draw, 200);
  return () => {
    clearInterval(timer);
    process.stderr.write(`\r${' '.repeat(62)}\r`);
  };
};

/** Drives requests for some seconds, after a short unmeasured run that warms code and connections. */
export async function measure(label: string, load: Load, warmSeconds = 3): Promise<Measured> {
  const stopProgress = progress(label, load.seconds + warmSeconds);
  try {
    if (warmSeconds > 0) await run(load, warmSeconds);
    return await run(load, load.seconds);
  } finally {
    stopProgress();
  }
}

async function run(load: Load, duration: number): Promise<Measured> {
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
  return { ...measuredOf(times, result.duration, result.errors + refused), rate: round((times.length - refused) / result.duration) };
}

/** Figures of things that took so many milliseconds each, within so many seconds. */
export function measuredOf(times: readonly number[], seconds: number, errors: number): Measured {
  const sorted = Float64Array.from(times).sort();
  const quantile = (q: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0);
  return { rate: round(times.length / seconds), p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), errors };
}

const round = (value: number): number => Math.round(value * 10) / 10;
