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
  /** 经办人 who names the applicant. */
  agentId: string | null;
  itemCode: string;
}

/** What was filed longer ago is another matter, even if it is still open. */
const DAYS = 180;
/** Of who files by the thousand only the latest are looked through. */
const LOOKED_THROUGH = 200;
const MOST = 5;

/**
 * The latest of two index ranges, whatever they are: what does not belong is left out afterwards, for a condition within a range would walk
 * through all that an agent has filed. Nothing of it is stored: it follows from the ledger whenever it is asked.
 */
const near = (condition: string, ground: LikelyDuplicate['ground']): string => `
    (SELECT case_no, '${ground}' AS ground, item_code, status, submitted_at, applicant_id, ${reachableBy(6)} AS reachable FROM cases
     WHERE ${condition} AND submitted_at > $4::timestamptz ORDER BY submitted_at DESC, case_no DESC LIMIT ${LOOKED_THROUGH})`;
const SQL = `
  WITH near AS (${near('applicant_id = $1', 'sameAccount')} UNION ALL ${near('applicant_hash = $2', 'sameDocument')})
  SELECT case_no, ground, status, submitted_at, reachable IS TRUE AS reachable FROM near
  WHERE item_code = $3 AND status::text <> ALL ($5::text[]) AND case_no <> $12
    AND (ground = 'sameAccount' OR (applicant_id = $1) IS NOT TRUE) AND (reachable OR NOT $13::boolean)
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

  /**
   * The latest first. `except` is the case that is asked about, when it is filed already. Whose document it is an agent only says: he must
   * not find out by it what somebody else has filed, and hears of cases that he may see.
   */
  async find(
    { applicantId, applicantHash, agentId, itemCode }: DuplicateKey,
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
      agentId !== null && agentId === viewer.ownerId,
    ]);
    return rows.map(({ case_no, ground, status, submitted_at, reachable }) => ({
      caseNo: reachable ? case_no : null,
      ground,
      status,
      submittedAt: submitted_at.toISOString(),
    }));
  }
}
