import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { ChannelKind } from '../../channel/system-channel.js';
import type { SystemState } from '../department-system.js';
import { RegisteredSystem, type SystemRecord } from '../domain/registered-system.js';
import { RegisteredSystems, type SystemActionName, type SystemContact } from '../domain/registered-systems.js';
import { otherSystemLive, systemCodeTaken, systemNotFound } from '../domain/system.errors.js';
import { SealedSecrets } from './sealed-secrets.js';

export interface SystemRow {
  id: string;
  code: string | null;
  org_code: string;
  name: string;
  channel: ChannelKind;
  client_id: string | null;
  settings: unknown;
  everything: boolean;
  state: SystemState;
  state_since: Date;
  form_no: number;
  submitted_by: string | null;
  approved_by: string | null;
  approved_at: Date | null;
}

export const SYSTEM_COLUMNS = `s.id, s.code, s.org_code, s.name, s.channel, s.client_id, s.settings, s.everything, s.state, s.state_since,
  s.form_no, s.submitted_by, s.approved_by, s.approved_at`;
const LOCK = `SELECT ${SYSTEM_COLUMNS} FROM department_systems s WHERE s.id = $1 AND s.channel <> 'workbench' FOR UPDATE`;
const TAKEN = `SELECT 1 FROM department_systems WHERE id <> $1 AND (code = $2 OR client_id = $3)`;
/** All of the department, so that two of them do not go live at once. */
const SIBLINGS = 'SELECT id, active, everything FROM department_systems WHERE org_code = $1 ORDER BY id FOR UPDATE';
const INSERT = `
  INSERT INTO department_systems (id, org_code, code, name, channel, client_id, settings, everything, state, state_since, form_no,
    submitted_by, approved_by, approved_at, contact)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING RETURNING 1`;
const UPDATE = `
  UPDATE department_systems SET code = $3, name = $4, channel = $5, client_id = $6, settings = $7, everything = $8, state = $9,
    state_since = $10, form_no = $11, version = version + 1, submitted_by = $12, approved_by = $13, approved_at = $14,
    contact = CASE WHEN $16 THEN $15 ELSE contact END
  WHERE id = $1 AND org_code = $2`;
const NOTE = `
  INSERT INTO system_actions (id, system_id, at, actor_kind, actor_id, action, details) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

export const toRecord = (row: SystemRow): SystemRecord => ({
  id: row.id,
  code: row.code,
  orgCode: row.org_code,
  name: row.name,
  channel: row.channel,
  clientId: row.client_id,
  settings: row.settings,
  everything: row.everything,
  state: row.state,
  stateSince: row.state_since,
  formNo: row.form_no,
  submittedBy: row.submitted_by,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
});

@Injectable()
export class SqlRegisteredSystems extends RegisteredSystems {
  constructor(
    private readonly database: Database,
    private readonly sealed: SealedSecrets,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async lock(id: string): Promise<RegisteredSystem> {
    const [row] = await this.database.query<SystemRow & Record<string, unknown>>(LOCK, [id]);
    if (!row) throw systemNotFound();
    return RegisteredSystem.restore(toRecord(row));
  }

  override async add(system: RegisteredSystem, contact: SystemContact | null): Promise<void> {
    const added = await this.database.query(INSERT, [...columnsOf(system.snapshot), this.sealedContact(system.snapshot.id, contact)]);
    if (added.length === 0) throw systemCodeTaken();
  }

  override async save(system: RegisteredSystem, contact?: SystemContact | null): Promise<void> {
    const { id, orgCode, code, clientId, state, everything } = system.snapshot;
    if (state === 'live' && everything) {
      const siblings = await this.database.query<{ id: string; active: boolean; everything: boolean }>(SIBLINGS, [orgCode]);
      if (siblings.some((other) => other.id !== id && other.active && other.everything)) throw otherSystemLive();
    }
    const taken = await this.database.query(TAKEN, [id, code, clientId]);
    if (taken.length > 0) throw systemCodeTaken();
    const sealed = contact === undefined ? null : this.sealedContact(id, contact);
    await this.database.query(UPDATE, [...columnsOf(system.snapshot), sealed, contact !== undefined]);
  }

  override async note(
    systemId: string,
    by: Actor,
    action: SystemActionName,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.database.write(NOTE, [uuidv7(), systemId, this.clock.now(), by.kind, by.id, action, JSON.stringify(details)]);
  }

  private sealedContact(id: string, contact: SystemContact | null): string | null {
    return contact === null ? null : this.sealed.sealContact(id, contact);
  }
}

const columnsOf = (record: SystemRecord): unknown[] => [
  record.id,
  record.orgCode,
  record.code,
  record.name,
  record.channel,
  record.clientId,
  JSON.stringify(record.settings),
  record.everything,
  record.state,
  record.stateSince,
  record.formNo,
  record.submittedBy,
  record.approvedBy,
  record.approvedAt,
];
