import type { ItemOf } from '@yiwang/client';
import { moveClock } from '@yiwang/clock';
import { Redis } from 'ioredis';
import { waitFor } from './narrator.ts';
import type { Scene } from './scene.ts';

type Card = ItemOf<'/api/v1/supervision/cards'>;

const HOUR = 3_600_000;

/** The Clock is moved for every process; an early warning comes before the limit, an overdue card after it. */
export async function warningThenCard({ stack, cast, tell }: Scene, caseNo: string, dueAt: string): Promise<void> {
  const redis = new Redis(stack.env['REDIS_URL'] ?? '');
  const cards = (level: Card['level']) =>
    waitFor(`a ${level} card`, async () => {
      const { data } = await cast.supervisor.get('/api/v1/supervision/cards', { query: { limit: 100 } });
      return data.items.find((card) => card.caseNo === caseNo && card.level === level);
    });
  const due = new Date(dueAt).getTime();
  try {
    await tell.step('an early warning one working day before the limit (预警)', async () => {
      await moveClock(redis, due - HOUR - Date.now());
      tell.note(`the Clock is moved to ${new Date(due - HOUR).toISOString()}`);
      await cards('warning');
    });
    await tell.step('an overdue card after the limit (超期黄牌)', async () => {
      await moveClock(redis, due + HOUR - Date.now());
      tell.note(`the Clock is moved to ${new Date(due + HOUR).toISOString()}`);
      await cards('yellow');
    });
  } finally {
    await moveClock(redis, 0);
    redis.disconnect();
  }
}
