import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { ApiProblem } from '@yiwang/client';
import { ApiClient, Lifecycles, MIXED, type Course, type Persist } from '@yiwang/stack';

/** A call is repeated for as long; a fault must be over by then. */
const PERSIST_MS = 120_000;
/** A whole life may meet several faults, and after each of them services that hear nothing until a dead member's session is over. */
const LIFE_MS = 300_000;
const RETRY_MS = 250;

export interface LoadFigures {
  /** Filings that were answered with 201. */
  acknowledged: string[];
  /** Cases brought to where their course ends. */
  finished: number;
  /** Tries that were lost to a fault and repeated. */
  repeated: number;
  /** What went wrong for good. */
  failures: string[];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Lost in a fault: no connection, no token, a service away, the first try still at work. Everything else is an answer. */
const isLost = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429 || error.code === 'HTTP.IDEMPOTENCY_IN_PROGRESS';

/**
 * 稳定负载 — filings of all courses at a steady pace, of which every few one is brought to its end. What is acknowledged goes to the ledger
 * file at once.
 */
export class SteadyLoad {
  readonly figures: LoadFigures = { acknowledged: [], finished: 0, repeated: 0, failures: [] };
  private readonly lifecycles: Lifecycles;
  private readonly ledgerFile: string;
  private readonly underWay = new Set<Promise<void>>();
  private stopped = false;

  constructor(gateway: string, ledgerFile: string) {
    this.ledgerFile = ledgerFile;
    const persist: Persist = async (call) => {
      const key = randomUUID();
      for (const end = Date.now() + PERSIST_MS; ;) {
        try {
          return await call(key);
        } catch (error) {
          if (!isLost(error) || Date.now() > end) throw error;
          this.figures.repeated++;
          await pause(RETRY_MS);
        }
      }
    };
    this.lifecycles = new Lifecycles((login) => ApiClient.person(gateway, login), persist);
  }

  /** Logs everybody in and brings one case of each course through, so that the load begins with a platform that is warm. */
  async warm(): Promise<void> {
    for (const course of MIXED) {
      for (let attempt = 0; attempt < 100; attempt++) {
        await this.oneCase(course, true);
        // The item's version reaches acceptance by an event.
        if (!this.figures.failures.some((failure) => failure.includes('ACCEPTANCE.ITEM_NOT_FOUND'))) break;
        this.figures.failures.length = 0;
        await pause(200);
      }
      const [failure] = this.figures.failures;
      if (failure !== undefined) throw new Error(failure);
    }
  }

  /** `perSecond` filings, every `finishEvery`-th of them brought to its end, until stopped. At most `limit` are under way. */
  async run(perSecond: number, finishEvery: number, limit = 300): Promise<void> {
    let toFinish = 0;
    for (let n = 0; !this.stopped; n++) {
      const next = pause(1000 / perSecond);
      if (this.underWay.size < limit) {
        const toItsEnd = n % finishEvery === 0;
        const course = MIXED[(toItsEnd ? toFinish++ : n) % MIXED.length]!;
        const one = this.oneCase(course, toItsEnd).finally(() => this.underWay.delete(one));
        this.underWay.add(one);
      }
      await next;
    }
  }

  /** Stops filing and brings what is under way to its end. */
  async drain(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.underWay);
  }

  private async oneCase(course: Course, toItsEnd: boolean): Promise<void> {
    try {
      const caseNo = await this.lifecycles.file(course);
      this.figures.acknowledged.push(caseNo);
      appendFileSync(this.ledgerFile, `${caseNo}\n`);
      if (!toItsEnd) return;
      await this.lifecycles.finish(caseNo, LIFE_MS, course);
      this.figures.finished++;
    } catch (error) {
      this.figures.failures.push(String(error));
    }
  }
}
