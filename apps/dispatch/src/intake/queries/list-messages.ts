import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { MessageEntry, MessagesQuery, RejectEntry, RejectsQuery } from '../http/intake.schema.js';

const Position = z.object({ sequence: z.string().regex(/^\d{1,18}$/) });
const COLUMNS = `m.sequence, m.id AS "messageId", m.system_id AS "systemId", s.org_code AS "orgCode", m.external_id AS "externalId", m.type, m.version,
  m.task_id AS "taskId", m.case_no AS "caseNo", m.at, m.state, m.code, m.adjusted, m.attempts, m.changed_count AS changed, m.received_at AS "receivedAt",
  m.wait_until AS "waitUntil", m.settled_at AS "settledAt"`;
const list = (which: string): string => `
  SELECT ${COLUMNS} FROM intake_messages m JOIN department_systems s ON s.id = m.system_id
  WHERE m.sequence < $1 ${which} ORDER BY m.sequence DESC LIMIT $2`;
/** One text for each set of filters, so that each is planned for its own index. */
const MESSAGES = (state: boolean, system: boolean, caseNo: boolean): string =>
  list(
    [
      ...(state ? ['AND m.state = $3'] : ['AND $3::text IS NULL']),
      ...(system ? ['AND m.system_id = $4'] : ['AND $4::uuid IS NULL']),
      ...(caseNo ? ['AND m.case_no = $5'] : ['AND $5::text IS NULL']),
    ].join(' '),
  );
const REJECTS = (org: boolean): string => `
  SELECT sequence, id AS "rejectId", org_code AS "orgCode", topic, partition, record::text AS offset, code, text, received_at AS "receivedAt",
    replayed_at AS "replayedAt", message_id AS "messageId"
  FROM intake_rejects WHERE sequence < $1 AND ${org ? 'org_code = $3' : '$3::text IS NULL'} ORDER BY sequence DESC LIMIT $2`;
const NEWEST = '999999999999999999';

type Dated<T, K extends keyof T> = Omit<T, K> & { [P in K]: null extends T[P] ? Date | null : Date } & { sequence: string };
type MessageRow = Dated<MessageEntry, 'at' | 'receivedAt' | 'waitUntil' | 'settledAt'>;
type RejectRow = Dated<RejectEntry, 'receivedAt' | 'replayedAt'>;

/** 报文查询 — what came and what became of it, the newest first. What stood in it is not shown. */
@Injectable()
export class ListMessages {
  constructor(private readonly database: Database) {}

  async messages({ cursor, limit, state, systemId, caseNo }: z.output<typeof MessagesQuery>): Promise<Page<MessageEntry>> {
    const sql = MESSAGES(state !== undefined, systemId !== undefined, caseNo !== undefined);
    const params = [before(cursor), limit + 1, state ?? null, systemId ?? null, caseNo ?? null];
    const rows = await this.database.query<MessageRow & Record<string, unknown>>(sql, params);
    const { items, next } = page(rows, limit, ({ sequence }) => encodeCursor({ sequence }));
    return { items: items.map(toMessage), next };
  }

  async rejects({ cursor, limit, orgCode }: z.output<typeof RejectsQuery>): Promise<Page<RejectEntry>> {
    const rows = await this.database.query<RejectRow & Record<string, unknown>>(REJECTS(orgCode !== undefined), [
      before(cursor),
      limit + 1,
      orgCode ?? null,
    ]);
    const { items, next } = page(rows, limit, ({ sequence }) => encodeCursor({ sequence }));
    return { items: items.map(toReject), next };
  }
}

const before = (cursor: string | undefined): string => decodeCursor(Position, cursor)?.sequence ?? NEWEST;

const toMessage = ({ sequence: _, at, receivedAt, waitUntil, settledAt, ...row }: MessageRow): MessageEntry => ({
  ...row,
  at: at.toISOString(),
  receivedAt: receivedAt.toISOString(),
  waitUntil: waitUntil?.toISOString() ?? null,
  settledAt: settledAt?.toISOString() ?? null,
});

const toReject = ({ sequence: _, receivedAt, replayedAt, ...row }: RejectRow): RejectEntry => ({
  ...row,
  receivedAt: receivedAt.toISOString(),
  replayedAt: replayedAt?.toISOString() ?? null,
});
