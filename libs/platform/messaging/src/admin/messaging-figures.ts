import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { z } from 'zod';
import type { MessagingFigures } from './messaging-admin.schema.js';

/** What an operator asks first: does everything leave, and does anything lie. */
@Injectable()
export class MessagingFiguresQuery {
  constructor(private readonly database: Database) {}

  async read(): Promise<z.output<typeof MessagingFigures>> {
    const [outbox] = await this.database.query<{ unsent: number; oldest: number | null }>(
      'SELECT count(*)::int AS unsent, extract(epoch FROM now() - min(created_at))::float8 AS oldest FROM outbox WHERE sent_at IS NULL',
    );
    const failing = await this.database.query<{ id: string; type: string; key: string; attempts: number; error: string }>(
      'SELECT id, type, key, attempts, last_error AS error FROM outbox WHERE sent_at IS NULL AND attempts > 0 ORDER BY id LIMIT 20',
    );
    const [letters] = await this.database.query<{ open: number; keys: number }>(
      "SELECT count(*)::int AS open, count(DISTINCT (consumer, key))::int AS keys FROM dead_letters WHERE state = 'open'",
    );
    return {
      outbox: { unsent: outbox?.unsent ?? 0, oldestSeconds: outbox?.oldest ?? null, failing },
      deadLetters: { open: letters?.open ?? 0, parkedKeys: letters?.keys ?? 0 },
    };
  }
}
