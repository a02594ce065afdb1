import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { type AppError, Clock, uuidv7 } from '@yiwang/kernel';
import { Database, violatedConstraint } from '@yiwang/persistence';
import type { ChannelKind } from '../../channel/system-channel.js';
import { TAKE_ROUTES } from '../../plan/persistence/routes.sql.js';
import type { SystemState } from '../department-system.js';
import { RegisteredSystem, type SystemRecord } from '../domain/registered-system.js';
import { RegisteredSystems, type SystemActionName, type SystemContact } from '../domain/registered-systems.js';
import { otherSystemLive, systemCodeTaken, systemNotFound, topicTaken } from '../domain/system.errors.js';
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
/** Keeps out nobody whose rows only refer to it. */
const LOCK = `SELECT ${SYSTEM_COLUMNS} FROM department_systems s WHERE s.id = $1 AND s.channel <> 'workbench' FOR NO KEY UPDATE`;
const INSERT = `
  INSERT INTO department_systems (id, org_code, code, name, channel, client_id, settings, everything, state, state_since, form_no,
    submitted_by, approved_by, approved_at, contact)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;
/** Secrets are in the shape of their channel, and mean nothing to another. (On the right stands the channel as it was.) */
const UPDATE = `
  UPDATE department_systems SET secrets = CASE WHEN channel = $5 THEN secrets END, code = $3, name = $4, channel = $5, client_id = $6, settings = $7, everything = $8, state = $9,
    state_since = $10, form_no = $11, version = version + 1, submitted_by = $12, approved_by = $13, approved_at = $14,
    contact = CASE WHEN $16 THEN $15 ELSE contact END
  WHERE id = $1 AND org_code = $2`;
/** What a system may not share with another one that is not retired; of two at once the database tells the second. */
const UNIQUE: Readonly<Record<string, () => AppError>> = {
  department_systems_code: systemCodeTaken,
  department_systems_client: systemCodeTaken,
  department_systems_topic: topicTaken,
  department_systems_active: otherSystemLive,
};
const CONTACT = 'SELECT contact FROM department_systems WHERE id = $1';
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
    await this.put(INSERT, [...columnsOf(system.snapshot), this.sealedContact(system.snapshot.id, contact)]);
  }

  override async save(system: RegisteredSystem, contact?: SystemContact | null): Promise<void> {
    const sealed = contact === undefined ? null : this.sealedContact(system.snapshot.id, contact);
    await this.put(UPDATE, [...columnsOf(system.snapshot), sealed, contact !== undefined]);
  }

  override async takeRoutes(orgCode: string): Promise<void> {
    await this.database.query(TAKE_ROUTES, [orgCode]);
  }

  override async contactOf({ snapshot }: RegisteredSystem): Promise<SystemContact | null> {
    const [row] = await this.database.query<{ contact: string | null }>(CONTACT, [snapshot.id]);
    return this.sealed.openContact(snapshot.id, row?.contact ?? null);
  }

  override async note(
    systemId: string,
    by: Actor,
    action: SystemActionName,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.database.write(NOTE, [uuidv7(), systemId, this.clock.now(), by.kind, by.id, action, JSON.stringify(details)]);
  }

  /** At once: what it breaks is told here. */
  private async put(sql: string, params: unknown[]): Promise<void> {
    try {
      await this.database.query(sql, params);
    } catch (error) {
      const taken = UNIQUE[violatedConstraint(error) ?? ''];
      throw taken ? taken() : error;
    }
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
