import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { CodeLists } from '../mapping-engine.js';

export type Direction = 'out' | 'in';
export type MappingState = 'draft' | 'active' | 'retired';

export interface Mapping {
  readonly id: string;
  readonly systemId: string;
  readonly direction: Direction;
  readonly type: string;
  readonly version: number;
  readonly expression: string;
  readonly codeLists: CodeLists;
  readonly note: string | null;
  readonly state: MappingState;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly activatedBy: string | null;
  readonly activatedAt: Date | null;
}
/** 履历: that a version came into force, or was tried on what stands in a case or a message. */
export interface MappingNote {
  readonly what: 'activated' | 'retired' | 'tried';
  readonly by: string;
  readonly sampleKind: 'task' | 'message' | null;
  readonly sampleId: string | null;
}
export interface NotedMapping extends MappingNote {
  readonly at: Date;
}
export type NewMapping = Pick<Mapping, 'id' | 'systemId' | 'direction' | 'type' | 'expression' | 'codeLists' | 'note' | 'createdBy'>;

const COLUMNS = `id, system_id AS "systemId", direction, type, version, expression, code_lists AS "codeLists", note, state,
  created_by AS "createdBy", created_at AS "createdAt", activated_by AS "activatedBy", activated_at AS "activatedAt"`;
const ACTIVE = `SELECT ${COLUMNS} FROM mappings WHERE system_id = $1 AND direction = $2 AND type = $3 AND state = 'active'`;
const BY_ID = `SELECT ${COLUMNS} FROM mappings WHERE id = $1`;
const LOCK = `${BY_ID} FOR UPDATE`;
const LIST = `
  SELECT ${COLUMNS} FROM mappings WHERE system_id = $1 AND (direction, type, version) > ($2, $3, $4) ORDER BY direction, type, version LIMIT $5`;
/** Numbered under the lock of the system's row, so that two drafts at once do not get one number. */
const LOCK_SYSTEM = 'SELECT id FROM department_systems WHERE id = $1 FOR NO KEY UPDATE';
const ADD = `
  INSERT INTO mappings (id, system_id, direction, type, version, expression, code_lists, note, created_by)
  SELECT $1, $2, $3, $4, coalesce(max(m.version), 0) + 1, $5, $6::jsonb, $7, $8
  FROM mappings m WHERE m.system_id = $2 AND m.direction = $3 AND m.type = $4 RETURNING ${COLUMNS}`;
const RETIRE = `UPDATE mappings SET state = 'retired' WHERE system_id = $1 AND direction = $2 AND type = $3 AND state = 'active' RETURNING id`;
const NOTE = 'INSERT INTO mapping_history (mapping_id, what, by, sample_kind, sample_id) VALUES ($1, $2, $3, $4, $5)';
const HISTORY = `
  SELECT what, by, sample_kind AS "sampleKind", sample_id AS "sampleId", at FROM mapping_history WHERE mapping_id = $1 ORDER BY id DESC LIMIT 100`;
const ACTIVATE = `UPDATE mappings SET state = 'active', activated_by = $2, activated_at = $3 WHERE id = $1 RETURNING ${COLUMNS}`;
const BEFORE = `
  SELECT ${COLUMNS} FROM mappings WHERE system_id = $1 AND direction = $2 AND type = $3 AND version < $4 ORDER BY version DESC LIMIT 1`;

type Row = Mapping & Record<string, unknown>;

@Injectable()
export class Mappings {
  constructor(private readonly database: Database) {}

  async active(systemId: string, direction: Direction, type: string): Promise<Mapping | undefined> {
    return (await this.database.query<Row>(ACTIVE, [systemId, direction, type]))[0];
  }

  async byId(id: string): Promise<Mapping | undefined> {
    return (await this.database.query<Row>(BY_ID, [id]))[0];
  }

  async lock(id: string): Promise<Mapping | undefined> {
    return (await this.database.query<Row>(LOCK, [id]))[0];
  }

  async before({ systemId, direction, type, version }: Mapping): Promise<Mapping | undefined> {
    return (await this.database.query<Row>(BEFORE, [systemId, direction, type, version]))[0];
  }

  list(systemId: string, after: { direction: string; type: string; version: number }, limit: number): Promise<Mapping[]> {
    return this.database.query<Row>(LIST, [systemId, after.direction, after.type, after.version, limit]);
  }

  /** In a unit of work. Undefined where there is no such system. */
  async add(mapping: NewMapping): Promise<Mapping | undefined> {
    const { id, systemId, direction, type, expression, codeLists, note, createdBy } = mapping;
    if ((await this.database.query(LOCK_SYSTEM, [systemId])).length === 0) return undefined;
    const values = [id, systemId, direction, type, expression, JSON.stringify(codeLists), note, createdBy];
    return (await this.database.query<Row>(ADD, values))[0];
  }

  /** In a unit of work; the version in force so far is retired. */
  async activate({ id, systemId, direction, type }: Mapping, by: string, now: Date): Promise<Mapping> {
    await this.database.query(LOCK_SYSTEM, [systemId]);
    const retired = await this.database.query<{ id: string }>(RETIRE, [systemId, direction, type]);
    const [activated] = await this.database.query<Row>(ACTIVATE, [id, by, now]);
    for (const each of retired) await this.note(each.id, { what: 'retired', by, sampleKind: null, sampleId: null });
    await this.note(id, { what: 'activated', by, sampleKind: null, sampleId: null });
    return activated!;
  }

  async note(id: string, { what, by, sampleKind, sampleId }: MappingNote): Promise<void> {
    await this.database.query(NOTE, [id, what, by, sampleKind, sampleId]);
  }

  /** The latest hundred, the newest first. */
  historyOf(id: string): Promise<NotedMapping[]> {
    return this.database.query<NotedMapping & Record<string, unknown>>(HISTORY, [id]);
  }
}
