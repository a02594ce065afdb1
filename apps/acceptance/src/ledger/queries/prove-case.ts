import { Injectable } from '@nestjs/common';
import { hasPermission, type Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';
import type { LedgerProof } from '../http/ledger.schema.js';
import { firstBreak } from '../step-chain.js';
import { STEP_CONTENT } from '../step-content.js';

/** Contents are written again from the rows: what the chain is held against is what is stored now. */
const SQL = `
  SELECT s.seq, s.kind, s.at, encode(s.hash, 'hex') AS hash,
    ${STEP_CONTENT} AS content,
    (SELECT a.no FROM ledger_anchors a WHERE a.to_id >= s.id ORDER BY a.to_id LIMIT 1) AS anchor
  FROM cases JOIN case_steps s USING (case_no)
  WHERE case_no = $1 AND ($8 OR ${reachableBy(2)}) ORDER BY s.seq`;

interface Row {
  seq: number;
  kind: string;
  at: Date;
  hash: string;
  content: string;
  anchor: number | null;
}

/** 台账存证 — the history of a case with what proves it unchanged, for who may see the case, and for auditors. */
@Injectable()
export class ProveCase {
  constructor(private readonly database: Database) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND also for a case of somebody else */
  async execute(caseNo: string, principal: Principal): Promise<LedgerProof> {
    const auditor = hasPermission(principal, 'ledger.audit');
    const rows = await this.database.query<Row & Record<string, unknown>>(SQL, [caseNo, ...reachParams(viewerOf(principal)), auditor]);
    if (rows.length === 0) throw caseNotFound();
    const brokenAt = firstBreak(rows);
    return {
      caseNo,
      sound: brokenAt === null,
      brokenAt,
      head: rows.at(-1)!.hash,
      steps: rows.map(({ seq, kind, at, content, hash, anchor }) => ({ seq, kind, at: at.toISOString(), content, hash, anchor })),
    };
  }
}
