import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { LRUCache } from 'lru-cache';
import { keepableMiss } from '../domain/miss.js';
import { dayOf } from './miss-days.js';

const log = logger('catalogue.search');

/** So often a text must have been searched for in vain, at one process, before it is written down. */
const MISSES_BEFORE_KEPT = 3;
/** Texts counted at a time, and texts kept of a day: nobody fills memory or table by searching for nonsense. */
const COUNTED = 5_000;
const KEPT_A_DAY = 500;

/** 零结果检索 — counts what people search for and do not find, by day and text, and nothing else of who searched when. */
@Injectable()
export class NoteMiss {
  private readonly counts = new LRUCache<string, number>({ max: COUNTED });

  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** `understood` are the words that were searched for. A record that fails stops no search. */
  async execute(text: string, understood: readonly string[]): Promise<void> {
    const words = keepableMiss(text, understood);
    if (words === undefined) return;
    const times = (this.counts.get(words) ?? 0) + 1;
    this.counts.set(words, times);
    if (times < MISSES_BEFORE_KEPT) return;
    try {
      await this.uow.run(() => this.write(words, times === MISSES_BEFORE_KEPT ? times : 1));
    } catch (error) {
      log.warn('a search that found nothing was not counted', { err: error });
    }
  }

  private write(words: string, times: number): Promise<void> {
    return this.db.write(
      `INSERT INTO search_misses (day, words, times)
       SELECT $1::date, $2, $3
       WHERE EXISTS (SELECT FROM search_misses WHERE day = $1::date AND words = $2)
          OR (SELECT count(*) FROM (SELECT FROM search_misses WHERE day = $1::date LIMIT ${KEPT_A_DAY}) kept) < ${KEPT_A_DAY}
       ON CONFLICT (day, words) DO UPDATE SET times = search_misses.times + EXCLUDED.times`,
      [dayOf(this.clock.now()), words, times],
    );
  }
}
