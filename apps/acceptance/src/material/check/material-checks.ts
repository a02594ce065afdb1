import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';

export const CHECK_KINDS = ['original', 'papers'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** 核验 — what was looked at: an original held against the file or the copies, or copies on paper that were counted in. */
export interface MaterialCheck {
  id: string;
  at: Date;
  materialCode: string;
  kind: CheckKind;
  /** Of an original: whether it says the same. */
  matches: boolean | null;
  /** Of papers: how many were taken in. */
  copies: number | null;
  note: string | null;
  actorId: string;
  actorOrg: string;
}

export interface NewCheck extends MaterialCheck {
  caseNo: string;
  fileId: string | null;
}

const ADD = `
  INSERT INTO material_checks (id, at, case_no, material_code, kind, file_id, matches, copies, note, actor_id, actor_org)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const OF_CASE = `
  SELECT id, at, material_code AS "materialCode", kind, matches, copies, note, actor_id AS "actorId", actor_org AS "actorOrg"
  FROM material_checks WHERE case_no = $1 ORDER BY id`;
/** What a window held against its original is as good as its own copy, for this case and every later one. */
const TRUST = `
  UPDATE material_files SET trust = 'B', checked_by = $2::jsonb, checked_at = $3
  WHERE id = $1 AND trust IN ('C', 'D') AND status = 'ready'`;

/** What turned out not to be the original is not used again without one. What an authority issued is the original. */
const DISTRUST = `UPDATE material_files SET trust = 'C', checked_by = NULL, checked_at = NULL WHERE id = $1 AND trust = 'B' AND status = 'ready'`;

@Injectable()
export class MaterialChecks {
  constructor(private readonly database: Database) {}

  async of(caseNo: string): Promise<MaterialCheck[]> {
    return this.database.query<MaterialCheck & Record<string, unknown>>(OF_CASE, [caseNo]);
  }

  /** What it says of the file, it says of it in later cases too. In a unit of work. */
  async add(check: NewCheck): Promise<void> {
    const { id, at, caseNo, materialCode, kind, fileId, matches, copies, note, actorId, actorOrg } = check;
    const when = at.toISOString();
    await this.database.write(ADD, [id, when, caseNo, materialCode, kind, fileId, matches, copies, note, actorId, actorOrg]);
    if (kind !== 'original' || fileId === null) return;
    if (!matches) return this.database.write(DISTRUST, [fileId]);
    await this.database.write(TRUST, [fileId, JSON.stringify({ id: actorId, orgCode: actorOrg }), when]);
  }
}
