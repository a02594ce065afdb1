import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { AttachmentStage } from '@yiwang/standards';

/** 附件 as a system names it: it stays where it is. */
export interface NamedFile {
  readonly stage: AttachmentStage;
  readonly name: string;
  readonly path: string;
  readonly belongsTo: string;
  readonly remark: string;
}

export interface ReceivedFile extends NamedFile {
  readonly externalId: string;
  readonly version: number;
}

export interface ShownFile {
  fileId: string;
  systemName: string;
  stage: AttachmentStage;
  name: string;
  path: string;
  belongsTo: string;
  remark: string;
  receivedAt: string;
}

interface Row extends Record<string, unknown> {
  id: string;
  system_name: string;
  stage: AttachmentStage;
  file: string;
  received_at: Date;
}

const ADD = `
  INSERT INTO xml_files (id, system_id, external_id, version, case_no, stage, file, said, received_at)
  SELECT r.id, $1, r.external_id, r.version, $2, r.stage, r.file, r.said, $3
  FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, external_id text, version int, stage text, file text, said text)
  ON CONFLICT (system_id, external_id, version) DO NOTHING`;
/** Of rows from a time when it was not kept nobody knows. */
const OTHERWISE = `
  SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS r(external_id text, version int, said text)
  JOIN xml_files f ON f.system_id = $1 AND f.external_id = r.external_id AND f.version = r.version AND f.said <> r.said LIMIT 1`;

/** What a case's department sent, and for the lead what all of them sent; of each file its newest version. */
const OF_TASK = `
  SELECT f.id, s.name AS system_name, f.stage, f.file, f.received_at
  FROM tasks t JOIN xml_files f ON f.case_no = t.case_no JOIN department_systems s ON s.id = f.system_id
  WHERE t.id = $1 AND t.org_code = $2 AND (t.lead OR s.org_code = t.org_code) AND f.id > $3
    AND NOT EXISTS (
      SELECT 1 FROM xml_files n WHERE n.system_id = f.system_id AND n.external_id = f.external_id AND n.version > f.version)
  ORDER BY f.id LIMIT $4`;

/** The newest versions that one system named for one stage of a case. */
const OF_STAGE = `
  SELECT DISTINCT ON (f.external_id) f.id, f.file FROM xml_files f
  WHERE f.case_no = $1 AND f.system_id = $2 AND f.stage = $3 ORDER BY f.external_id, f.version DESC LIMIT $4`;

const placeOf = (id: string): string => `exchange-file:${id}`;
type Sealed = Pick<NamedFile, 'name' | 'path' | 'belongsTo' | 'remark'>;

/** 附件 that departments' systems named. The files stay with them. */
@Injectable()
export class ExchangeFiles {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** What is there already stays as it is. Returns whether it says the same. */
  async add(systemId: string, caseNo: string, files: readonly ReceivedFile[]): Promise<boolean> {
    if (files.length === 0) return true;
    const rows = files.map(({ externalId, version, stage, name, path, belongsTo, remark }) => {
      const id = uuidv7();
      const text = JSON.stringify({ name, path, belongsTo, remark } satisfies Sealed);
      const said = this.cipher.lookupHash(`${caseNo} ${stage} ${text}`);
      return { id, external_id: externalId, version, stage, file: this.cipher.encrypt(text, placeOf(id)), said };
    });
    return this.uow.run(async () => {
      await this.database.query(ADD, [systemId, caseNo, this.clock.now(), JSON.stringify(rows)]);
      return (await this.database.query(OTHERWISE, [systemId, JSON.stringify(rows)])).length === 0;
    });
  }

  async ofStage(systemId: string, caseNo: string, stage: AttachmentStage, limit: number): Promise<Sealed[]> {
    const rows = await this.database.query<{ id: string; file: string }>(OF_STAGE, [caseNo, systemId, stage, limit]);
    return rows.map(({ id, file }) => JSON.parse(this.cipher.decrypt(file, placeOf(id))) as Sealed);
  }

  /** Whether the organisation has, or had, the task. */
  async has(taskId: string, orgCode: string): Promise<boolean> {
    return (await this.database.query('SELECT 1 FROM tasks WHERE id = $1 AND org_code = $2', [taskId, orgCode])).length > 0;
  }

  async ofTask(taskId: string, orgCode: string, after: string, limit: number): Promise<ShownFile[]> {
    const rows = await this.database.query<Row>(OF_TASK, [taskId, orgCode, after, limit]);
    return rows.map((row) => ({
      fileId: row.id,
      systemName: row.system_name,
      stage: row.stage,
      ...(JSON.parse(this.cipher.decrypt(row.file, placeOf(row.id))) as Sealed),
      receivedAt: row.received_at.toISOString(),
    }));
  }
}
