import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { AttachmentStage } from '@yiwang/standards';
import type { NamedFile } from '../incoming-documents.js';

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
  INSERT INTO xml_files (id, system_id, external_id, version, case_no, stage, file, received_at)
  SELECT r.id, $1, r.external_id, r.version, $2, r.stage, r.file, $3
  FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, external_id text, version int, stage text, file text)
  ON CONFLICT (system_id, external_id, version) DO NOTHING`;

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

  async add(systemId: string, caseNo: string, files: readonly ReceivedFile[]): Promise<void> {
    if (files.length === 0) return;
    const rows = files.map(({ externalId, version, stage, name, path, belongsTo, remark }) => {
      const id = uuidv7();
      const file = this.cipher.encrypt(JSON.stringify({ name, path, belongsTo, remark } satisfies Sealed), placeOf(id));
      return { id, external_id: externalId, version, stage, file };
    });
    await this.uow.run(() => this.database.query(ADD, [systemId, caseNo, this.clock.now(), JSON.stringify(rows)]));
  }

  async ofStage(systemId: string, caseNo: string, stage: AttachmentStage, limit: number): Promise<Sealed[]> {
    const rows = await this.database.query<{ id: string; file: string }>(OF_STAGE, [caseNo, systemId, stage, limit]);
    return rows.map(({ id, file }) => JSON.parse(this.cipher.decrypt(file, placeOf(id))) as Sealed);
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
