import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';
import type { CaseRow } from '../../case/persistence/case.row.js';
import { progressNotFound } from '../reading.errors.js';
import type { Progress } from './progress.schema.js';
import { QueryCodes } from './query-codes.js';

/** Steps that tell an applicant where his case is; how a department works inside is its own, and what came too late says nothing of it. */
const PUBLIC_STEPS = [
  'submitted',
  'received',
  'accepted',
  'deemed-accepted',
  'refused',
  'correction-requested',
  'resubmitted',
  'suspended',
  'resumed',
  'extended',
  'supplemented',
  'fee-settled',
  'decided',
  'shipped',
  'courier-collected',
  'courier-returned',
  'delivered',
  'closed',
  'withdrawn',
  'reopened',
  'amended',
];

type Row = Pick<
  CaseRow,
  | 'case_no'
  | 'version'
  | 'status'
  | 'item_code'
  | 'item_name'
  | 'deciding_org'
  | 'deciding_name'
  | 'deciding_region'
  | 'applicant_kind'
  | 'applicant_masked'
  | 'channel'
  | 'submitted_at'
  | 'acceptance_due_at'
  | 'correction'
  | 'accepted_at'
  | 'promise_due_at'
  | 'statutory_due_at'
  | 'decided_at'
  | 'outcome'
  | 'delivery_due_at'
  | 'delivered_at'
  | 'delivery_method'
  | 'ended_at'
  | 'provisional'
> & { steps: { kind: string; at: string }[] };

const PROGRESS = `
  SELECT case_no, version, status, item_code, item_name, deciding_org, deciding_name, deciding_region, applicant_kind, applicant_masked,
    channel, submitted_at, acceptance_due_at, correction, accepted_at, promise_due_at, statutory_due_at, decided_at, outcome,
    delivery_due_at, delivered_at, delivery_method, ended_at, provisional, (
      SELECT coalesce(json_agg(json_build_object('kind', kind, 'at', at) ORDER BY id), '[]'::json)
      FROM case_steps s WHERE s.case_no = cases.case_no AND s.kind = ANY ('{${PUBLIC_STEPS.join(',')}}') AND s.detail ->> 'late' IS NULL
    ) AS steps
  FROM cases WHERE case_no = $1`;
const FOR_VIEWER = `SELECT 1 FROM cases WHERE case_no = $1 AND ${reachableBy(2)}`;
const VERSIONS = 'SELECT case_no, version FROM cases WHERE case_no = ANY ($1::text[])';

/** 进度查询 — one statement, by the case's number. */
@Injectable()
export class ReadProgress {
  constructor(
    private readonly database: Database,
    private readonly codes: QueryCodes,
  ) {}

  /** @throws ACCEPTANCE.PROGRESS_NOT_FOUND, the same for a number that is not there and for a code that is not its own */
  async byCode(caseNo: string, code: string | undefined): Promise<Progress> {
    this.checkCode(caseNo, code);
    const found = await this.one(caseNo);
    if (!found) throw progressNotFound();
    return found;
  }

  /** Asks nobody: a code belongs to its number whether there is a case or not. @throws ACCEPTANCE.PROGRESS_NOT_FOUND */
  checkCode(caseNo: string, code: string | undefined): void {
    if (!this.codes.matches(caseNo, code)) throw progressNotFound();
  }

  /** @throws ACCEPTANCE.CASE_NOT_FOUND also for a case out of the caller's reach */
  async checkReach(caseNo: string, principal: Principal): Promise<void> {
    const found = await this.database.query(FOR_VIEWER, [caseNo, ...reachParams(viewerOf(principal))]);
    if (found.length === 0) throw caseNotFound();
  }

  async one(caseNo: string): Promise<Progress | undefined> {
    const [row] = await this.database.query<Row>(PROGRESS, [caseNo]);
    return row && toProgress(row);
  }

  /** Version of each case that is there. */
  async versionsOf(caseNos: readonly string[]): Promise<{ caseNo: string; version: number }[]> {
    const rows = await this.database.query<{ case_no: string; version: number }>(VERSIONS, [caseNos]);
    return rows.map(({ case_no, version }) => ({ caseNo: case_no, version }));
  }
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Only as long as somebody waits for it: not once it is answered, nor when the case goes on to its end without. */
function askedFor({ correction, decided_at: decidedAt, ended_at: endedAt }: Row): Progress['correction'] {
  if (correction === null || (correction.handling && correction.handling.answeredAt !== null)) return null;
  return decidedAt === null && endedAt === null ? { at: correction.at, dueAt: correction.dueAt } : null;
}

const toProgress = (row: Row): Progress => ({
  caseNo: row.case_no,
  version: row.version,
  status: row.status,
  itemCode: row.item_code,
  itemName: row.item_name,
  decidingAuthority: { orgCode: row.deciding_org, name: row.deciding_name, regionCode: row.deciding_region },
  applicant: { kind: row.applicant_kind, name: row.applicant_masked.name },
  channel: row.channel,
  submittedAt: row.submitted_at.toISOString(),
  acceptanceDueAt: iso(row.acceptance_due_at),
  correction: askedFor(row),
  acceptedAt: iso(row.accepted_at),
  promiseDueAt: iso(row.promise_due_at),
  statutoryDueAt: iso(row.statutory_due_at),
  decidedAt: iso(row.decided_at),
  outcome: row.outcome,
  deliveryDueAt: iso(row.delivery_due_at),
  deliveredAt: iso(row.delivered_at),
  deliveryMethod: row.delivery_method,
  endedAt: iso(row.ended_at),
  provisional: row.provisional,
  steps: row.steps.map(({ kind, at }) => ({ kind, at: new Date(at).toISOString() })),
});
