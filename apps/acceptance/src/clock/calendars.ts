import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { unavailable } from '@yiwang/http-api';
import type { TimeLimit, WorkingCalendar } from '@yiwang/standards';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import type { AcceptanceConfig } from '../acceptance.config.js';
import type { ClockRules, LimitKind } from '../case/domain/clock-rules.js';
import { WorkingRules } from './domain/working-rules.js';
import { Publications } from './persistence/publications.js';

const log = logger('acceptance.calendars');
const FRESH = Promise.resolve();

/**
 * The calendars and limits in memory, so that counting a deadline asks nothing. No process knows less than was published
 * `CALENDAR_FRESH_MS` ago: requests ask for `fresh` before their unit of work, workers look by themselves. Real time, whatever the Clock says.
 */
@Injectable()
export class Calendars implements ClockRules, OnModuleInit {
  private rules: WorkingRules | undefined;
  private head = -1;
  private checkedAt = -Infinity;
  private checking: Promise<void> | undefined;

  constructor(
    private readonly publications: Publications,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
    workers: Workers,
  ) {
    const everyMs = Math.max(config.CALENDAR_FRESH_MS, 100);
    workers.add({ name: 'refresh-calendars', everyMs, round: () => this.check().then(() => false) });
  }

  /** Before the first event comes; while the database is away the first request asks again. */
  async onModuleInit(): Promise<void> {
    await this.check().catch((err: unknown) => log.warn('the calendars could not be read yet', { err }));
  }

  /** Call it outside a unit of work: callers share one look. */
  fresh(): Promise<void> {
    return performance.now() - this.checkedAt < this.config.CALENDAR_FRESH_MS ? FRESH : this.check();
  }

  /** What this process has just published, it knows at once. */
  async reload(): Promise<void> {
    await this.checking; // that one may have looked a moment too early
    await this.check();
  }

  get current(): WorkingRules {
    if (!this.rules) throw unavailable({ retryAfter: 1 });
    return this.rules;
  }

  calendarOf(region: string): WorkingCalendar {
    return this.current.calendarOf(region);
  }

  covers(region: string): boolean {
    return this.current.covers(region);
  }

  limitOf(kind: LimitKind, region: string, at: Date): TimeLimit | undefined {
    return this.current.limitOf(kind, region, at);
  }

  correctionRounds(region: string, at: Date): number {
    return this.current.correctionRounds(region, at);
  }

  private check(): Promise<void> {
    this.checking ??= this.load().finally(() => (this.checking = undefined));
    return this.checking;
  }

  private async load(): Promise<void> {
    const began = performance.now();
    const head = await this.publications.head();
    if (head !== this.head) {
      this.rules = new WorkingRules(await this.publications.inForce());
      this.head = head;
    }
    this.checkedAt = began;
  }
}
