import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
let collecting = false;

const existing = <T>(name: string, make: () => T): T => (registry.getSingleMetric(name) as T | undefined) ?? make();

/**
 * The process's Prometheus metrics. Asking twice for the same name gives the same metric, so modules need no shared constants. Labels
 * must come from a small closed set: routes, statuses, handlers; never ids.
 */
export const metrics = {
  counter: <L extends string = string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> =>
    existing(name, () => new Counter<L>({ name, help, labelNames: [...labelNames], registers: [registry] })),

  gauge: <L extends string = string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> =>
    existing(name, () => new Gauge<L>({ name, help, labelNames: [...labelNames], registers: [registry] })),

  /** Buckets in seconds unless told otherwise. */
  histogram: <L extends string = string>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
    buckets: readonly number[] = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10],
  ): Histogram<L> =>
    existing(name, () => new Histogram<L>({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers: [registry] })),

  /** CPU, memory, event loop and garbage collection of the process. */
  collectProcess(): void {
    if (collecting) return;
    collecting = true;
    collectDefaultMetrics({ register: registry });
  },

  /** The Prometheus text format. */
  render: (): Promise<string> => registry.metrics(),
  contentType: registry.contentType,
};
