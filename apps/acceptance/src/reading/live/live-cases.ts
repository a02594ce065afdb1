import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { logger, metrics } from '@yiwang/telemetry';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { ReadProgress } from '../progress/read-progress.js';
import { liveBusy } from '../reading.errors.js';
import { CaseFeed } from './case-feed.js';
import { EventStream } from './event-stream.js';

/** When a client should come again after its stream has ended. */
const RETRY_MS = 2_000;
/** How often all followed cases are looked at while Redis tells of changes: for the words that were lost. */
const SELDOM_MS = 30_000;
/** Cases of one look. */
const AT_ONCE = 2_000;

const log = logger('acceptance.live');
const open = metrics.gauge('acceptance_live_streams', 'streams of live progress that are open');

export interface Following {
  /** Milliseconds since 1970. */
  endsAt: number;
  /** The version that the client has. */
  known: number | undefined;
  /** Whether its access has ended, which is asked with each heartbeat. */
  ended?: () => boolean;
}

interface Followed {
  readonly streams: Set<EventStream>;
  /** A read is under way; what comes meanwhile makes another one. */
  reading: boolean;
  again: boolean;
}

/**
 * 实时进度 — the streams of this process. A change is read once a case, however many follow it. Redis says what has changed; while it is
 * away all followed cases are looked at every `LIVE_POLL_SECONDS` by one statement.
 */
@Injectable()
export class LiveCases implements BeforeApplicationShutdown {
  private readonly cases = new Map<string, Followed>();
  private count = 0;
  private timer: NodeJS.Timeout | undefined;
  private lookedAt = 0;
  private beatAt = 0;
  private looking = false;
  private closing = false;

  constructor(
    private readonly progress: ReadProgress,
    private readonly feed: CaseFeed,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {
    feed.listen({ changed: (caseNo) => void this.refresh(caseNo), back: () => void this.look() });
  }

  /**
   * Begins a stream with what the case is now, unless the client has that already. The caller has seen to it that it may be read.
   * @throws ACCEPTANCE.LIVE_BUSY
   */
  follow(caseNo: string, { endsAt, known, ended }: Following): EventStream {
    if (this.closing || this.count >= this.config.LIVE_STREAMS) throw liveBusy({ retryAfter: 5 });
    const stream = new EventStream(RETRY_MS, ended);
    if (known !== undefined) stream.sent = known;
    const followed = this.cases.get(caseNo) ?? this.begin(caseNo);
    followed.streams.add(stream);
    open.set(++this.count);
    const end = setTimeout(() => stream.finish('expired'), Math.max(0, endsAt - Date.now()));
    stream.once('close', () => {
      clearTimeout(end);
      open.set(--this.count);
      this.leave(caseNo, stream);
    });
    void this.refresh(caseNo);
    return stream;
  }

  /** So that the server need not wait for streams that would never end. */
  beforeApplicationShutdown(): void {
    this.closing = true;
    clearInterval(this.timer);
    for (const { streams } of this.cases.values()) for (const stream of streams) stream.finish('restarting');
  }

  private begin(caseNo: string): Followed {
    const followed: Followed = { streams: new Set(), reading: false, again: false };
    this.cases.set(caseNo, followed);
    this.feed.follow(caseNo);
    this.timer ??= setInterval(() => this.tick(), Math.min(1_000, this.config.LIVE_POLL_SECONDS * 1_000)).unref();
    return followed;
  }

  private leave(caseNo: string, stream: EventStream): void {
    const followed = this.cases.get(caseNo);
    followed?.streams.delete(stream);
    if (!followed || followed.streams.size > 0) return;
    this.cases.delete(caseNo);
    this.feed.leave(caseNo);
    if (this.cases.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    const now = performance.now();
    if (now - this.beatAt >= this.config.LIVE_HEARTBEAT_SECONDS * 1_000) {
      this.beatAt = now;
      for (const { streams } of this.cases.values()) for (const stream of streams) stream.beat();
    }
    if (now - this.lookedAt >= (this.feed.heard ? SELDOM_MS : this.config.LIVE_POLL_SECONDS * 1_000)) void this.look();
  }

  /** Asks which of the followed cases have a version that a stream has not told yet. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    this.lookedAt = performance.now();
    try {
      const all = [...this.cases.keys()];
      for (let at = 0; at < all.length; at += AT_ONCE) {
        for (const { caseNo, version } of await this.progress.versionsOf(all.slice(at, at + AT_ONCE))) {
          if ([...(this.cases.get(caseNo)?.streams ?? [])].some(({ sent }) => sent < version)) await this.refresh(caseNo);
        }
      }
    } catch (error) {
      log.warn('the followed cases could not be looked at, they are looked at again', { err: error });
    } finally {
      this.looking = false;
    }
  }

  /** Reads the case once and tells all its streams. */
  private async refresh(caseNo: string): Promise<void> {
    const followed = this.cases.get(caseNo);
    if (!followed) return;
    if (followed.reading) {
      followed.again = true;
      return;
    }
    followed.reading = true;
    try {
      do {
        followed.again = false;
        const progress = await this.progress.one(caseNo);
        if (progress) tell(followed, progress.version, JSON.stringify(progress));
      } while (followed.again);
    } catch (error) {
      // The next look finds it.
      log.warn('a followed case could not be read, it is read again', { caseNo, err: error });
    } finally {
      followed.reading = false;
    }
  }
}

function tell({ streams }: Followed, version: number, data: string): void {
  for (const stream of streams) {
    if (stream.sent >= version) continue;
    stream.sent = version;
    stream.event('progress', data, version);
  }
}
