import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { ChannelRegistry } from '../../channel/system-channel.js';
import { masked } from '../domain/masked-contact.js';
import { systemNotFound } from '../domain/system.errors.js';
import type { SystemActionEntry, SystemDetail, SystemQuery, SystemSummary } from '../http/system.schema.js';
import { SealedSecrets } from '../persistence/sealed-secrets.js';
import { SYSTEM_COLUMNS, type SystemRow } from '../persistence/sql-registered-systems.js';
import { covers, regionColumn, regionPrefix } from '../system-scope.js';
import { todoOf } from './todo.js';

interface DetailRow extends SystemRow, Record<string, unknown> {
  contact: string | null;
  client: SystemDetail['client'];
  has_secret: boolean;
  items: string[];
  passed_form: number | null;
  tested: boolean;
  takeover: { toSystem: boolean; moved: number; startedAt: string; endedAt: string | null } | null;
}

/** Those of the caller's region: it stands in an organisation's code (GB 32100). */
const LIST = `
  SELECT ${SYSTEM_COLUMNS} FROM department_systems s
  WHERE s.id > $1 AND s.channel <> 'workbench' AND ${regionColumn('s.org_code')} LIKE $2
    AND ($3::text IS NULL OR s.org_code = $3) AND ($4::text IS NULL OR s.channel = $4) AND ($5::text IS NULL OR s.state = $5)
  ORDER BY s.id LIMIT $6`;
const DETAIL = `
  SELECT ${SYSTEM_COLUMNS}, s.contact, s.secrets IS NOT NULL AS has_secret,
    (SELECT jsonb_build_object('state', CASE WHEN c.ended THEN 'ended' WHEN c.known_at IS NULL THEN 'unknown' ELSE 'good' END,
        'itemCodes', to_jsonb(c.item_codes))
      FROM client_standings c WHERE c.client_id = s.client_id) AS client,
    ARRAY(SELECT item_code FROM system_items i WHERE i.system_id = s.id ORDER BY 1) AS items,
    (SELECT CASE r.state WHEN 'passed' THEN r.form_no END FROM conformance_runs r
      WHERE r.system_id = s.id AND r.state IN ('passed', 'failed') ORDER BY r.id DESC LIMIT 1) AS passed_form,
    EXISTS (SELECT 1 FROM test_cases c JOIN tasks t ON t.case_no = c.case_no
      WHERE c.system_id = s.id AND t.acknowledged_at >= coalesce(s.approved_at, s.created_at)) AS tested,
    (SELECT jsonb_build_object('toSystem', t.to_system, 'moved', t.moved, 'startedAt', t.started_at, 'endedAt', t.ended_at)
      FROM task_takeovers t WHERE t.system_id = s.id ORDER BY t.id DESC LIMIT 1) AS takeover
  FROM department_systems s WHERE s.id = $1 AND s.channel <> 'workbench'`;
const ACTIONS =
  'SELECT id, at, actor_kind, actor_id, action, details FROM system_actions WHERE system_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3';
const ORG = 'SELECT org_code FROM department_systems WHERE id = $1';

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const Position = z.object({ id: z.uuid() });

/** 系统目录. */
@Injectable()
export class ShowSystems {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly sealed: SealedSecrets,
  ) {}

  /** In the order of registration. */
  async list({ cursor, limit, orgCode, channel, state }: SystemQuery, principal: Principal): Promise<Page<SystemSummary>> {
    const after = decodeCursor(Position, cursor)?.id ?? FIRST;
    const params = [after, regionPrefix(principal), orgCode ?? null, channel ?? null, state ?? null, limit + 1];
    const rows = await this.database.query<SystemRow & Record<string, unknown>>(LIST, params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toSummary), next };
  }

  /** @throws DISPATCH.SYSTEM_NOT_FOUND */
  async show(id: string, principal: Principal): Promise<SystemDetail> {
    const [row] = await this.database.query<DetailRow>(DETAIL, [id]);
    if (!row || !covers(principal, row.org_code)) throw systemNotFound();
    const { takeover } = row;
    const contact = this.sealed.openContact(id, row.contact);
    return {
      ...toSummary(row),
      settings: row.settings as Record<string, unknown>,
      contact: contact && masked(contact),
      items: row.items,
      client: row.client,
      hasSecret: row.has_secret,
      formNo: row.form_no,
      submittedBy: row.submitted_by,
      approvedBy: row.approved_by,
      approvedAt: row.approved_at?.toISOString() ?? null,
      todo: todoOf({
        state: row.state,
        clientId: row.client_id,
        orgCode: row.org_code,
        secretDue: this.secretDue(row),
        tested: row.tested,
        conformant: row.passed_form === row.form_no,
      }),
      takeover: takeover && {
        ...takeover,
        startedAt: new Date(takeover.startedAt).toISOString(),
        endedAt: takeover.endedAt === null ? null : new Date(takeover.endedAt).toISOString(),
      },
    };
  }

  /** The newest first. @throws DISPATCH.SYSTEM_NOT_FOUND */
  async actions(id: string, query: { cursor?: string | undefined; limit: number }, principal: Principal): Promise<Page<SystemActionEntry>> {
    await this.demand(id, principal);
    const before = decodeCursor(Position, query.cursor)?.id ?? LAST;
    const rows = await this.database.query<ActionRow>(ACTIONS, [id, before, query.limit + 1]);
    const { items, next } = page(rows, query.limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toAction), next };
  }

  /** @throws DISPATCH.SYSTEM_NOT_FOUND */
  async demand(id: string, principal: Principal): Promise<void> {
    const [row] = await this.database.query<{ org_code: string }>(ORG, [id]);
    if (!row || !covers(principal, row.org_code)) throw systemNotFound();
  }

  private secretDue(row: DetailRow): boolean {
    const terms = this.channels.of(row.channel)?.terms;
    return !row.has_secret && (terms?.issue !== undefined || terms?.given !== undefined);
  }
}

interface ActionRow extends Record<string, unknown> {
  id: string;
  at: Date;
  actor_kind: string;
  actor_id: string;
  action: SystemActionEntry['action'];
  details: Record<string, unknown>;
}

const toAction = (row: ActionRow): SystemActionEntry => ({
  at: row.at.toISOString(),
  by: { kind: row.actor_kind, id: row.actor_id },
  action: row.action,
  details: row.details,
});

const toSummary = (row: SystemRow): SystemSummary => ({
  systemId: row.id,
  code: row.code,
  orgCode: row.org_code,
  name: row.name,
  channel: row.channel,
  clientId: row.client_id,
  everything: row.everything,
  state: row.state,
  stateSince: row.state_since.toISOString(),
});
