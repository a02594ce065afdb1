import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { systemNotFound } from '../../system/domain/system.errors.js';
import type { Alert, FiguresAnswer } from '../http/assurance.schema.js';
import { ReadFigures, successRate, type SystemFigures } from '../system-figures.js';

const Position = z.object({ id: z.uuid() });
/** Newer alerts have greater ids. */
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const alerts = (which: string): string => `
  SELECT id AS "alertId", system_id AS "systemId", kind, figure, raised_at AS "raisedAt", cleared_at AS "clearedAt"
  FROM system_alerts WHERE id < $1 AND ${which} ORDER BY id DESC LIMIT $2`;
const OPEN = alerts('cleared_at IS NULL');
const OPEN_OF_SYSTEM = alerts('cleared_at IS NULL AND system_id = $3');
const ALL_OF_SYSTEM = alerts('system_id = $3');

interface AlertRow extends Omit<Alert, 'raisedAt' | 'clearedAt'>, Record<string, unknown> {
  raisedAt: Date;
  clearedAt: Date | null;
}

@Injectable()
export class SystemHealth {
  constructor(
    private readonly read: ReadFigures,
    private readonly database: Database,
  ) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND */
  async of(systemId: string): Promise<FiguresAnswer & { alerts: Alert[] }> {
    const figures = await this.read.of(systemId);
    if (!figures) throw systemNotFound();
    const { items } = await this.alerts({ systemId, state: 'open', limit: 100 });
    return { ...toAnswer(figures), alerts: items };
  }

  async all({ cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<FiguresAnswer>> {
    const found = await this.read.connected(decodeCursor(Position, cursor)?.id, limit + 1);
    const { items, next } = page(found, limit, ({ systemId }) => encodeCursor({ id: systemId }));
    return { items: items.map(toAnswer), next };
  }

  /** The newest first. */
  async alerts(query: {
    systemId?: string | undefined;
    state: 'open' | 'all';
    cursor?: string | undefined;
    limit: number;
  }): Promise<Page<Alert>> {
    const before = decodeCursor(Position, query.cursor)?.id ?? LAST;
    const [sql, filters] =
      query.systemId === undefined ? [OPEN, []] : [query.state === 'open' ? OPEN_OF_SYSTEM : ALL_OF_SYSTEM, [query.systemId]];
    const rows = await this.database.query<AlertRow>(sql, [before, query.limit + 1, ...filters]);
    const { items, next } = page(rows, query.limit, ({ alertId }) => encodeCursor({ id: alertId }));
    return { items: items.map(toAlert), next };
  }
}

const toAlert = ({ raisedAt, clearedAt, ...alert }: AlertRow): Alert => ({
  ...alert,
  raisedAt: raisedAt.toISOString(),
  clearedAt: clearedAt?.toISOString() ?? null,
});

const toAnswer = (figures: SystemFigures): FiguresAnswer => ({
  systemId: figures.systemId,
  code: figures.code,
  name: figures.name,
  orgCode: figures.orgCode,
  channel: figures.channel,
  state: figures.state,
  waiting: figures.waiting,
  lagSeconds: figures.oldestWaitingSeconds,
  parked: figures.parked,
  unacknowledged: figures.unacknowledged,
  oldestUnacknowledgedSeconds: figures.oldestUnacknowledgedSeconds,
  unheardRecalls: figures.unheardRecalls,
  oldestUnheardRecallSeconds: figures.oldestUnheardRecallSeconds,
  tries: figures.tries,
  successRate: successRate(figures),
  circuit: figures.retryAt === null ? 'closed' : 'open',
  circuitOpenSeconds: figures.circuitOpenSeconds,
  retryAt: figures.retryAt?.toISOString() ?? null,
  lastSentAt: figures.lastSentAt?.toISOString() ?? null,
  lastFailedAt: figures.lastFailedAt?.toISOString() ?? null,
  lastError: figures.lastError,
  lastCallMs: figures.lastCallMs,
});
