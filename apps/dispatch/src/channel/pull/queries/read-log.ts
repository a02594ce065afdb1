import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { FeedSignal } from '../../../delivery/feed-signal.js';
import { DepartmentSystems } from '../../../system/department-system.js';
import { callingSystem, itemsOf } from '../calling-system.js';
import { type FeedMessage, type MessageRow, toFeedMessage } from '../feed-message.js';
import { FIRST_SINCE, FIRST_UNHEARD, LOG } from '../persistence/feed.sql.js';

const Position = z.object({ position: z.int().nonnegative() });

interface LogRow extends MessageRow {
  covered: boolean;
}

/**
 * 拉取 — all messages of the caller's system in order, from wherever it wants. A system is its registered client; one that is limited to items
 * goes past what is of others, a page of which may be empty.
 */
@Injectable()
export class ReadLog {
  constructor(
    private readonly database: Database,
    private readonly systems: DepartmentSystems,
    private readonly signal: FeedSignal,
  ) {}

  /** @throws DISPATCH.SYSTEM_UNKNOWN, HTTP.CURSOR_INVALID */
  async execute(
    principal: Principal,
    query: { cursor?: string | undefined; since?: string | undefined; limit: number; wait: number },
    gone: AbortSignal,
  ): Promise<{ items: FeedMessage[]; next: string }> {
    const { id, orgCode } = await callingSystem(this.systems, principal);
    const after = decodeCursor(Position, query.cursor)?.position ?? (await this.beginning(id, query.since));
    const params = [id, after, query.limit, itemsOf(principal)];
    const rows = await this.signal.awaited(orgCode, query.wait, gone, () => this.database.query<LogRow>(LOG, params));
    const position = Number(rows.at(-1)?.position ?? after);
    return { items: rows.filter(({ covered }) => covered).map(toFeedMessage), next: encodeCursor({ position }) };
  }

  private async beginning(systemId: string, since: string | undefined): Promise<number> {
    const [row] =
      since === undefined
        ? await this.database.query<{ position: string }>(FIRST_UNHEARD, [systemId])
        : await this.database.query<{ position: string }>(FIRST_SINCE, [systemId, since]);
    return Number(row?.position ?? 0);
  }
}
