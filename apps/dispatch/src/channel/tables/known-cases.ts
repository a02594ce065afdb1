import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { DepartmentSystem } from '../../system/department-system.js';
import { ExchangeFiles, type ReceivedFile } from '../xml/persistence/exchange-files.js';
import type { KnownCase } from './incoming-row.js';

/** A decision names as many. */
const MOST_DOCUMENTS = 10;

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
/** What the platform knows of cases that rows of exchange tables name, and the files that departments have named for them. */
@Injectable()
export class KnownCases {
  constructor(
    private readonly database: Database,
    private readonly files: ExchangeFiles,
  ) {}

  /** Undefined for a case that is not there, or in which the department has no part: which of the two is nobody else’s business. */
  async of({ id, orgCode }: DepartmentSystem, caseNo: string): Promise<KnownCase | undefined> {
    const [found] = await this.database.query<{ lead: boolean; answersAcceptance: boolean; theirs: boolean }>(FIND, [caseNo, orgCode]);
    if (!found?.theirs) return undefined;
    const { lead, answersAcceptance } = found;
    return { lead, answersAcceptance, documents: lead ? await this.files.ofStage(id, caseNo, 'closing', MOST_DOCUMENTS) : [] };
  }

  keepFile({ id }: DepartmentSystem, caseNo: string, file: ReceivedFile): Promise<void> {
    return this.files.add(id, caseNo, [file]);
  }
}
