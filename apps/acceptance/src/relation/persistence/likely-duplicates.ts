import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { FINAL_STATUSES, type CaseStatus } from '../../case/domain/case-status.js';
import type { CaseViewer } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';

/** 疑似重复件 — another case of the same applicant under the same item that is not over. */
export interface LikelyDuplicate {
  /** Null where the caller may not see that case, say of another agent of the same enterprise. */
  caseNo: string | null;
  ground: 'sameAccount' | 'sameDocument';
  status: CaseStatus;
  submittedAt: string;
}

export interface DuplicateKey {
  applicantId: string | null;
  applicantHash: string | null;
  itemCode: string;
}

/** What was filed longer ago is another matter, even if it is still open. */
const DAYS = 180;
/** Of who files by the thousand only the latest are looked through. */
const LOOKED_THROUGH = 200;
const MOST = 5;

/** Two index ranges; nothing of it is stored: it follows from the ledger whenever it is asked. */
const SQL = `
  WITH near AS (
    (SELECT case_no, 'sameAccount' AS ground, item_code, status, submitted_at, ${reachableBy(6)} AS reachable FROM cases
     WHERE applicant_id = $1 AND submitted_at > $4::timestamptz ORDER BY submitted_at DESC, case_no DESC LIMIT ${LOOKED_THROUGH})
    UNION ALL
    (SELECT case_no, 'sameDocument', item_code, status, submitted_at, ${reachableBy(6)} FROM cases
     WHERE applicant_hash = $2 AND (applicant_id = $1) IS NOT TRUE AND submitted_at > $4::timestamptz
     ORDER BY submitted_at DESC, case_no DESC LIMIT ${LOOKED_THROUGH})
  )
  SELECT case_no, ground, status, submitted_at, reachable IS TRUE AS reachable FROM near
  WHERE item_code = $3 AND status::text <> ALL ($5::text[]) AND case_no <> $11
  ORDER BY submitted_at DESC, case_no DESC LIMIT ${MOST}`;

interface Row {
  case_no: string;
  ground: LikelyDuplicate['ground'];
  status: CaseStatus;
  submitted_at: Date;
  reachable: boolean;
}

@Injectable()
export class LikelyDuplicates {
  constructor(private readonly database: Database) {}

  /** The latest first. `except` is the case that is asked about, when it is filed already. */
  async find(
    { applicantId, applicantHash, itemCode }: DuplicateKey,
    viewer: CaseViewer,
    now: Date,
    except = '',
  ): Promise<LikelyDuplicate[]> {
    if (applicantId === null && applicantHash === null) return [];
    const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString();
    const rows = await this.database.query<Row & Record<string, unknown>>(SQL, [
      applicantId,
      applicantHash,
      itemCode,
      since,
      FINAL_STATUSES,
      ...reachParams(viewer),
      except,
    ]);
    return rows.map(({ case_no, ground, status, submitted_at, reachable }) => ({
      caseNo: reachable ? case_no : null,
      ground,
      status,
      submittedAt: submitted_at.toISOString(),
    }));
  }
}
