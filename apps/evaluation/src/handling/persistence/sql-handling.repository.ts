import { Injectable } from '@nestjs/common';
import type { Finding, RatingLevel } from '@yiwang/events-evaluation';
import { Database } from '@yiwang/persistence';
import type { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import { Handling, type ExtensionState, type HandlingData } from '../domain/handling.js';
import type { Complexity, HandlingLimits } from '../domain/handling-deadlines.js';
import { handlingNotFound } from '../domain/handling.errors.js';
import type { HandlingState } from '../domain/handling-moves.js';
import { HandlingRepository } from '../domain/handling.repository.js';
import type { HandlingViewer } from '../domain/handling-viewer.js';
import { reachableBy, reachParams } from './handling-access.js';

export interface HandlingRow {
  id: string;
  rating_id: string;
  invitation_id: string;
  level: RatingLevel;
  state: HandlingState;
  opened_at: Date;
  contact_due_at: Date;
  answer_due_at: Date;
  provisional: boolean;
  complexity: Complexity;
  attempts: number;
  contacted_at: Date | null;
  contacted_by: string[];
  reached: boolean;
  verified_at: Date | null;
  verified_by: string | null;
  finding: Finding | null;
  extension: ExtensionState;
  extension_by: string | null;
  answered_at: Date | null;
  answer_sealed: string | null;
  version: number;
}

const LIMITS = 'SELECT kind, working_days FROM handling_limits';
const CASE_OF = `SELECT h.case_no FROM handlings h WHERE h.id = $1 AND ${reachableBy(2)}`;
const LOAD = 'SELECT * FROM handlings WHERE id = $1';
const ADD = `
  INSERT INTO handlings (id, rating_id, invitation_id, case_no, org_code, item_code, region_code, level, state, opened_at, contact_due_at,
    answer_due_at, provisional, complexity, attempts, contacted_by, reached, extension, version, next_due_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;
const UPDATE = `
  UPDATE handlings SET state = $2, answer_due_at = $3, provisional = $4, complexity = $5, attempts = $6, contacted_at = $7,
    contacted_by = $8, reached = $9, verified_at = $10, verified_by = $11, finding = $12, extension = $13, extension_by = $14,
    answered_at = $15, answer_sealed = $16, version = $17, next_due_at = $18
  WHERE id = $1`;
const ADD_STEP = `
  INSERT INTO handling_steps (handling_id, kind, at, actor_kind, actor_id, actor_org, outcome, note_id, note_sealed)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** What has to be done next, by when. */
const nextDueOf = ({ state, contactDueAt, answerDueAt }: HandlingData): Date => (state === 'opened' ? contactDueAt : answerDueAt);

const toData = (row: HandlingRow): HandlingData => ({
  id: row.id,
  ratingId: row.rating_id,
  invitationId: row.invitation_id,
  level: row.level,
  state: row.state,
  openedAt: row.opened_at,
  contactDueAt: row.contact_due_at,
  answerDueAt: row.answer_due_at,
  provisional: row.provisional,
  complexity: row.complexity,
  attempts: row.attempts,
  contactedAt: row.contacted_at,
  contactedBy: row.contacted_by,
  reached: row.reached,
  verifiedAt: row.verified_at,
  verifiedBy: row.verified_by,
  finding: row.finding,
  extension: row.extension,
  extensionBy: row.extension_by,
  answeredAt: row.answered_at,
  answerSealed: row.answer_sealed,
  version: row.version,
});

@Injectable()
export class SqlHandlingRepository extends HandlingRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async limits(): Promise<HandlingLimits> {
    const rows = await this.database.query<{ kind: keyof HandlingLimits; working_days: number }>(LIMITS);
    return Object.fromEntries(rows.map(({ kind, working_days }) => [kind, working_days])) as unknown as HandlingLimits;
  }

  override async caseNoOf(handlingId: string, viewer: HandlingViewer): Promise<string> {
    const [row] = await this.database.query<{ case_no: string }>(CASE_OF, [handlingId, ...reachParams(viewer)]);
    if (!row) throw handlingNotFound();
    return row.case_no;
  }

  override async load(of: EvaluatedCase, handlingId: string): Promise<Handling> {
    const [row] = await this.database.query<HandlingRow & Record<string, unknown>>(LOAD, [handlingId]);
    if (!row) throw handlingNotFound();
    return Handling.restore(of, toData(row));
  }

  override async save(handling: Handling): Promise<void> {
    const s = handling.snapshot;
    if (handling.isNew) {
      const { caseNo, orgCode, itemCode, regionCode } = handling.of.known;
      await this.database.write(ADD, [
        s.id,
        s.ratingId,
        s.invitationId,
        caseNo,
        orgCode,
        itemCode,
        regionCode,
        s.level,
        s.state,
        s.openedAt,
        s.contactDueAt,
        s.answerDueAt,
        s.provisional,
        s.complexity,
        s.attempts,
        s.contactedBy,
        s.reached,
        s.extension,
        s.version,
        nextDueOf(s),
      ]);
    } else {
      await this.database.write(UPDATE, [
        s.id,
        s.state,
        s.answerDueAt,
        s.provisional,
        s.complexity,
        s.attempts,
        s.contactedAt,
        s.contactedBy,
        s.reached,
        s.verifiedAt,
        s.verifiedBy,
        s.finding,
        s.extension,
        s.extensionBy,
        s.answeredAt,
        s.answerSealed,
        s.version,
        nextDueOf(s),
      ]);
    }
    for (const { kind, at, by, outcome, note } of handling.steps) {
      const row = [s.id, kind, at, by.kind, by.id, by.orgCode ?? null, outcome ?? null, note?.id ?? null, note?.sealed ?? null];
      await this.database.write(ADD_STEP, row);
    }
  }
}
