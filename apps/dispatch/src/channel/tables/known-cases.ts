import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { KnownCase, NamedFile } from './incoming-row.js';

/** 04 办结. */
const CLOSING = '04';

/** Who leads is frozen in the plan once it is made; before that the item version says it. */
const FIND = `
  SELECT coalesce(
      (SELECT s ->> 'orgCode' FROM jsonb_array_elements(p.seats) s WHERE (s ->> 'lead')::boolean LIMIT 1),
      (SELECT q ->> 'orgCode' FROM jsonb_array_elements(v.core -> 'participants') q WHERE (q ->> 'lead')::boolean LIMIT 1),
      p.deciding_org_code) = $2 AS lead,
    EXISTS (SELECT 1 FROM tasks t WHERE t.case_no = p.case_no AND t.org_code = $2 AND t.purpose = 'acceptance') AS "answersAcceptance",
    p.deciding_org_code = $2
      OR EXISTS (SELECT 1 FROM tasks t WHERE t.case_no = p.case_no AND t.org_code = $2)
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(p.seats) s WHERE s ->> 'orgCode' = $2)
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(v.core -> 'participants') q WHERE q ->> 'orgCode' = $2) AS theirs
  FROM case_plans p LEFT JOIN item_versions v ON v.item_code = p.item_code AND v.version = p.item_version
  WHERE p.case_no = $1`;
const DOCUMENTS = `
  SELECT unid, content FROM exchange_files WHERE case_no = $1 AND system_id = $2 AND stage = $3 AND NOT removed ORDER BY noted_at, unid LIMIT 10`;
/** An older version never replaces a newer one. */
const KEEP = `
  INSERT INTO exchange_files (system_id, unid, case_no, stage, belongs_to, content, version) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (system_id, unid) DO UPDATE SET case_no = excluded.case_no, stage = excluded.stage, belongs_to = excluded.belongs_to,
    content = excluded.content, version = excluded.version, removed = false, noted_at = now()
  WHERE exchange_files.version <= excluded.version`;
const REMOVE = 'UPDATE exchange_files SET removed = true, noted_at = now() WHERE system_id = $1 AND unid = $2';

const placeOf = (systemId: string, unid: string): string => `exchange-file:${systemId}:${unid}`;

/** What the platform knows of cases that rows of exchange tables name, and the files that departments have named for them. */
@Injectable()
export class KnownCases {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** Undefined for a case that is not there, or in which the department has no part: which of the two is nobody else’s business. */
  async of({ id, orgCode }: DepartmentSystem, caseNo: string): Promise<KnownCase | undefined> {
    const [found] = await this.database.query<{ lead: boolean; answersAcceptance: boolean; theirs: boolean }>(FIND, [caseNo, orgCode]);
    if (!found?.theirs) return undefined;
    const { lead, answersAcceptance } = found;
    return { lead, answersAcceptance, documents: lead ? await this.documentsOf(id, caseNo) : [] };
  }

  keepFile({ id }: DepartmentSystem, caseNo: string, { unid, stage, belongsTo, name, path, version }: NamedFile): Promise<void> {
    const content = this.cipher.encrypt(JSON.stringify({ name, path }), placeOf(id, unid));
    return this.uow.run(() => this.database.write(KEEP, [id, unid, caseNo, stage, belongsTo, content, version]));
  }

  removeFile({ id }: DepartmentSystem, unid: string): Promise<void> {
    return this.uow.run(() => this.database.write(REMOVE, [id, unid]));
  }

  private async documentsOf(systemId: string, caseNo: string): Promise<KnownCase['documents']> {
    const rows = await this.database.query<{ unid: string; content: string }>(DOCUMENTS, [caseNo, systemId, CLOSING]);
    return rows.map(
      ({ unid, content }) => JSON.parse(this.cipher.decrypt(content, placeOf(systemId, unid))) as KnownCase['documents'][number],
    );
  }
}
