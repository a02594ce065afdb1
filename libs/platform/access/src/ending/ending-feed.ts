import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { logger, metrics } from '@yiwang/telemetry';
import type { DenyList } from './deny-list.js';
import { EndingPage } from './ending.js';

const log = logger('access');
const failures = metrics.counter('access_endings_failed_total', 'times that auth could not be asked whose access has ended');

export interface EndingFeedOptions {
  url: string;
  list: DenyList;
  /** Between two questions; what ends bites so much later, and the time of an answer. */
  everyMs?: number;
  timeoutMs?: number;
  /** Milliseconds of the real system time. */
  now?: () => number;
}

/**
 * Asks auth every few seconds whose access has ended, in every process that verifies tokens, whatever its role. While auth cannot be asked,
 * who is known to be ended stays out, and a token lives five minutes at most: an auth that is down must not lock everybody out.
 */
export class EndingFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private cursor: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private readonly stopped = new AbortController();
  private failing = false;
  private readonly now: () => number;

  constructor(private readonly options: EndingFeedOptions) {
    this.now = options.now ?? Date.now;
  }

  onApplicationBootstrap(): void {
    const ask = (): void => void this.refresh();
    ask();
    this.timer = setInterval(ask, this.options.everyMs ?? 3_000);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopped.abort();
    await this.running;
  }

  /** Takes in what is new; a failure is told to the log and made good the next time. */
  refresh(): Promise<void> {
    this.running ??= this.read().finally(() => (this.running = undefined));
    return this.running;
  }

  private async read(): Promise<void> {
    try {
      while (await this.readPage());
      if (this.failing) log.info('auth tells again whose access has ended');
      this.failing = false;
    } catch (err) {
      if (this.stopped.signal.aborted) return;
      failures.inc();
      if (!this.failing) log.warn('auth does not tell whose access has ended; tokens are good until they expire', { err });
      this.failing = true;
    }
  }

  private async readPage(): Promise<boolean> {
    const url = new URL(this.options.url);
    if (this.cursor !== undefined) url.searchParams.set('cursor', this.cursor);
    const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(this.options.timeoutMs ?? 3_000)]);
    const answer = await fetch(url, { signal });
    if (!answer.ok) throw new Error(`auth answered ${answer.status}`);
    const { endings, cursor, more } = EndingPage.parse(await answer.json());
    this.options.list.add(endings, this.now() / 1000);
    this.cursor = cursor;
    return more;
  }
}
