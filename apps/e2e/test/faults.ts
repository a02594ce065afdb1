import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Receipt, ServiceName } from '@yiwang/stack';
import { eventually, TcpProxy } from '@yiwang/testing';
import { catering, type Answer, type Platform } from './platform.js';

const APPLICATIONS = '/api/v1/applications';
const OUTAGE_MS = 30_000;
const PACE_MS = 200;
/** Filing waits for no neighbour. A time-out of one would show as seconds; the rest is room for a busy machine. */
const AT_ONCE_MS = 2_500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function faults(on: () => Platform): void {
  describe('faults', () => {
    let deadBefore: number;
    beforeEach(async () => {
      deadBefore = await on().openDeadLetters();
    });
    afterEach(async () => {
      expect(await on().openDeadLetters()).toBe(deadBefore);
    });

    const file = (body: unknown = catering(), key: string = randomUUID()): Promise<Answer> =>
      on().post(on().cast.enterprise, APPLICATIONS, body, key);
    const caseNoOf = (answer: Answer): string => (answer.body as Receipt).caseNo;

    /** Files at a steady pace for as long as the outage lasts; every answer must be a 201, and none may wait for what is away. */
    async function fileThrough(ms: number): Promise<string[]> {
      const end = Date.now() + ms;
      const answers: Answer[] = [];
      while (Date.now() < end) {
        const next = pause(PACE_MS);
        answers.push(await file());
        await next;
      }
      expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual([]);
      expect(Math.max(...answers.map(({ ms: took }) => took))).toBeLessThan(AT_ONCE_MS);
      return answers.map(caseNoOf);
    }

    const eachOnceInTimeline = (caseNos: string[], timeoutMs = 60_000): Promise<void> =>
      eventually(async () => expect(await on().filingsInTimeline(caseNos)).toEqual({ 1: caseNos.length }), timeoutMs);

    const unsent = (service: ServiceName): Promise<number> => on().count(service, 'SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL');

    it('acceptance killed after its commit and before its relay: the fact leaves after the restart, once', async () => {
      const { acceptance } = on().stack.services;
      await acceptance.stop();
      await acceptance.start({ ROLE: 'api' }); // answers, and relays nothing
      const answer = await eventually(async () => {
        const filed = await file();
        expect(filed.status).toBe(201);
        return filed;
      });
      await acceptance.kill();
      const caseNo = caseNoOf(answer);
      expect(await on().count('acceptance', 'SELECT count(*) AS n FROM outbox WHERE key = $1 AND sent_at IS NULL', [caseNo])).toBe(1);
      expect(await on().filingsInTimeline([caseNo])).toEqual({ 0: 1 });

      await acceptance.start({ ROLE: 'all' });
      await eachOnceInTimeline([caseNo]);
      expect(await unsent('acceptance')).toBe(0);
    }, 60_000);

    it('acceptance killed under concurrent filings: each acknowledged one exists once, and a repeated key makes no second case', async () => {
      const platform = on();
      const { acceptance } = platform.stack.services;
      await platform.cast.enterprise.token();
      const acknowledged = new Map<string, string>();
      const keys = Array.from({ length: 240 }, () => randomUUID());
      const casesBefore = await platform.count('acceptance', 'SELECT count(*) AS n FROM cases');
      const waiting = [...keys];
      let interrupted = 0;
      const fileAll = async (): Promise<void> => {
        for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
          const mine = key;
          await eventually(async () => {
            const answer = await file(catering('并发小馆'), mine);
            if (answer.status !== 201) {
              interrupted++;
              throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
            }
            acknowledged.set(mine, caseNoOf(answer));
          }, 40_000);
        }
      };
      const load = Promise.all(Array.from({ length: 16 }, fileAll));
      await eventually(() => expect(acknowledged.size).toBeGreaterThan(60));
      await acceptance.kill();
      await acceptance.start();
      await load;

      expect(interrupted).toBeGreaterThan(0); // the kill did hit filings under way
      const caseNos = [...acknowledged.values()];
      expect(new Set(caseNos).size).toBe(keys.length);
      const kept = 'SELECT count(*) AS n FROM cases WHERE case_no = ANY($1)';
      expect(await platform.count('acceptance', kept, [caseNos])).toBe(keys.length);
      expect(await platform.count('acceptance', 'SELECT count(*) AS n FROM cases')).toBe(casesBefore + keys.length);
      await eachOnceInTimeline(caseNos);
    }, 90_000);

    it('Redis away: filing and reading go on', async () => {
      const platform = on();
      const { redis } = platform.stack.backing;
      if (!redis.controllable) throw new Error('this test needs an embedded Redis');
      await redis.stop();
      try {
        const filed = await fileThrough(3_000);
        for (const path of [`${APPLICATIONS}/${filed[0]}`, APPLICATIONS]) {
          expect((await platform.call(platform.cast.enterprise, path)).status).toBe(200);
        }
        const items = await platform.call(
          undefined,
          `/api/v1/items?q=${encodeURIComponent('餐饮')}&limit=${10 + Math.floor(Math.random() * 50)}`,
        );
        expect(items.status).toBe(200);
        await eachOnceInTimeline(filed);
      } finally {
        await redis.start();
      }
    }, 60_000);

    it('Kafka away for 30 s: filing goes on, and nothing is lost or doubled', async () => {
      const { kafka } = on().stack.backing;
      if (!kafka.controllable) throw new Error('this test needs an embedded Kafka');
      await kafka.stop();
      let filed: string[];
      try {
        filed = await fileThrough(OUTAGE_MS);
        expect(await unsent('acceptance')).toBeGreaterThanOrEqual(filed.length);
      } finally {
        await kafka.start();
      }
      await eachOnceInTimeline(filed);
      await eventually(async () => expect(await unsent('acceptance')).toBe(0));
    }, 180_000);

    it('the database of a consumer away for 30 s: nothing is given up, and everything is handled once afterwards', async () => {
      const platform = on();
      const { monitoring } = platform.stack.services;
      const proxy = await TcpProxy.to(monitoring.databaseUrl ?? '');
      await monitoring.stop();
      try {
        await monitoring.start({ DATABASE_URL: proxy.through(monitoring.databaseUrl ?? '') });
        const warm = await file();
        await eachOnceInTimeline([caseNoOf(warm)]);
        await proxy.cut();
        const filed = await fileThrough(OUTAGE_MS);
        expect(await platform.filingsInTimeline(filed)).toEqual({ 0: filed.length });
        await proxy.restore();
        await eachOnceInTimeline(filed);
      } finally {
        await monitoring.stop();
        await proxy.cut();
        await monitoring.start();
      }
    }, 180_000);

    it('after all faults every fact of every service is in the timeline once, without a gap', async () => {
      const platform = on();
      await eventually(async () => {
        expect(await unsent('acceptance')).toBe(0);
        expect(await unsent('dispatch')).toBe(0);
        expect(await unsent('payment')).toBe(0);
        expect(await unsent('evaluation')).toBe(0);
        const sent = async (service: ServiceName): Promise<number> => platform.count(service, 'SELECT count(*) AS n FROM outbox');
        const facts = (await sent('acceptance')) + (await sent('dispatch')) + (await sent('payment')) + (await sent('evaluation'));
        // Facts that the tests themselves published are about no case of acceptance.
        const known = await platform.rows<{ case_no: string }>('acceptance', 'SELECT case_no FROM cases');
        const inTimeline = 'SELECT count(*) AS n FROM timeline WHERE case_no = ANY($1)';
        expect(await platform.count('monitoring', inTimeline, [known.map(({ case_no }) => case_no)])).toBe(facts);
        const gaps = 'SELECT count(*) AS n FROM case_sources WHERE seen <> highest AND case_no = ANY($1)';
        expect(await platform.count('monitoring', gaps, [known.map(({ case_no }) => case_no)])).toBe(0);
      }, 30_000);
    }, 60_000);
  });
}
