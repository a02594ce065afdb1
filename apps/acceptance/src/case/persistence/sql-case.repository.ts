import { Injectable } from '@nestjs/common';
import { Outbox } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { OfficialDocuments, type CaseDrafts } from '../../document/domain/official-documents.js';
import { CaseFollowers } from '../../reading/case-followers.js';
import { Case } from '../domain/case.js';
import type { CaseState } from '../domain/case-state.js';
import { caseNotFound } from '../domain/case.errors.js';
import { CaseRepository, type LedgerStep } from '../domain/case.repository.js';
import type { CaseViewer } from '../domain/case-viewer.js';
import { ofEnterprise, reachableBy, reachParams } from './case-access.js';
import { CASE_COLUMNS, toState, type CaseRow } from './case.row.js';
import { UPDATE_CASE, UPDATE_CASES, updateParams, updateRow } from './changed-row.js';

const INSERT = `
  INSERT INTO cases (case_no, status, version, fact_sequence, item_code, item_version, item_name, awaiting_item, accepted_by, case_kind,
    deciding_org, deciding_name, deciding_region, window_region, received_org, received_region, channel, applicant_kind, applicant_id,
    applicant_hash, applicant_masked, applicant_sealed, form_sealed, form_checked, materials, filed_by, submitted_at, acceptance_due_at,
    provisional, fee_quantities, agent_id, origin)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27,
    $28, $29, $30, $31, $32)`;

const INSERT_STEPS = `
  INSERT INTO case_steps (case_no, kind, at, actor_kind, actor_id, actor_org, detail)
  SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::jsonb[])`;

const INSERT_STEP = `
  INSERT INTO case_steps (case_no, kind, at, actor_kind, actor_id, actor_org, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

const LOCK = `SELECT ${CASE_COLUMNS} FROM cases WHERE case_no = $1 AND ${reachableBy(2)} FOR NO KEY UPDATE`;
const LOCK_ANY = `SELECT ${CASE_COLUMNS} FROM cases WHERE case_no = $1 FOR NO KEY UPDATE`;
const LOCK_OF_ENTERPRISE = `SELECT ${CASE_COLUMNS} FROM cases WHERE case_no = $1 AND ${ofEnterprise('$2::text')} FOR NO KEY UPDATE`;
const FIND = `SELECT ${CASE_COLUMNS} FROM cases WHERE case_no = $1 AND ${reachableBy(2)}`;
const LOCK_AWAITING = `
  SELECT ${CASE_COLUMNS} FROM cases WHERE awaiting_item AND item_code = $1 AND item_version = $2
  ORDER BY case_no LIMIT $3 FOR NO KEY UPDATE`;
const SEALED_FORM = 'SELECT form_sealed FROM cases WHERE case_no = $1';
/** In the order of their numbers, so that two batches cannot wait for each other. */
const LOCK_MANY = `SELECT case_no FROM cases WHERE case_no = ANY($1::text[]) ORDER BY case_no FOR NO KEY UPDATE`;
const TOUCH_MANY = `
  UPDATE cases SET version = version + s.steps FROM unnest($1::text[], $2::int[]) AS s (case_no, steps) WHERE cases.case_no = s.case_no`;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

@Injectable()
export class SqlCaseRepository extends CaseRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly followers: CaseFollowers,
    private readonly papers: OfficialDocuments,
  ) {
    super();
  }

  async add(filed: Case): Promise<void> {
    const s = filed.snapshot;
    await this.database.write(INSERT, [
      s.caseNo,
      s.status,
      s.version,
      s.factSequence,
      s.itemCode,
      s.itemVersion,
      s.itemName,
      s.awaitingItem,
      s.acceptedBy,
      s.caseKind,
      s.decidingOrg,
      s.decidingName,
      s.decidingRegion,
      s.windowRegion,
      s.receivedIn?.orgCode ?? null,
      s.receivedIn?.regionCode ?? null,
      s.channel,
      s.applicantKind,
      s.applicantId,
      s.applicantHash,
      JSON.stringify(s.applicantMasked),
      s.applicantSealed,
      s.formSealed,
      s.formChecked,
      JSON.stringify(s.materials),
      JSON.stringify(s.filedBy),
      iso(s.submittedAt),
      iso(s.acceptanceDueAt),
      s.provisional,
      json(s.feeQuantities),
      s.agentId,
      json(s.origin),
    ]);
    // Only what a department reports of its own counter has got that far.
    if (s.acceptedAt !== null) await this.database.write(UPDATE_CASE, updateParams(filed));
    await this.record(filed);
    await this.papers.fixAll([documentsOf(filed)]);
  }

  async lock(caseNo: string, viewer: CaseViewer): Promise<Case> {
    return Case.restore(await this.one(LOCK, [caseNo, ...reachParams(viewer)]));
  }

  async lockOfEnterprise(caseNo: string, creditCode: string): Promise<Case> {
    return Case.restore(await this.one(LOCK_OF_ENTERPRISE, [caseNo, creditCode]));
  }

  async lockForEvent(caseNo: string): Promise<Case> {
    return Case.restore(await this.one(LOCK_ANY, [caseNo]));
  }

  async lockAwaiting(itemCode: string, itemVersion: number, limit: number): Promise<Case[]> {
    const rows = await this.database.query<CaseRow>(LOCK_AWAITING, [itemCode, itemVersion, limit]);
    return rows.map((row) => Case.restore(toState(row)));
  }

  async sealedFormOf(caseNo: string): Promise<string> {
    const [row] = await this.database.query<{ form_sealed: string }>(SEALED_FORM, [caseNo]);
    if (!row) throw caseNotFound();
    return row.form_sealed;
  }

  async find(caseNo: string, viewer: CaseViewer): Promise<Readonly<CaseState>> {
    return this.one(FIND, [caseNo, ...reachParams(viewer)]);
  }

  async save(changed: Case): Promise<void> {
    await this.database.write(UPDATE_CASE, updateParams(changed));
    await this.record(changed);
    await this.papers.fixAll([documentsOf(changed)]);
    await this.followers.saved([changed]);
  }

  async saveAll(changed: readonly Case[]): Promise<void> {
    if (changed.length === 0) return;
    await this.database.write(UPDATE_CASES, [JSON.stringify(changed.map(updateRow))]);
    for (const each of changed) await this.record(each);
    await this.papers.fixAll(changed.map(documentsOf));
    await this.followers.saved(changed);
  }

  async appendSteps(steps: readonly LedgerStep[]): Promise<void> {
    if (steps.length === 0) return;
    const counts = new Map<string, number>();
    for (const { caseNo } of steps) counts.set(caseNo, (counts.get(caseNo) ?? 0) + 1);
    const locked = await this.database.query(LOCK_MANY, [[...counts.keys()]]);
    if (locked.length < counts.size) throw caseNotFound();
    await this.database.write(TOUCH_MANY, [[...counts.keys()], [...counts.values()]]);
    await this.database.write(INSERT_STEPS, [
      steps.map((each) => each.caseNo),
      steps.map(({ step }) => step.kind),
      steps.map(({ step }) => step.at.toISOString()),
      steps.map(({ step }) => step.by.kind),
      steps.map(({ step }) => step.by.id),
      steps.map(({ step }) => step.by.orgCode ?? null),
      steps.map(({ step }) => json(step.detail)),
    ]);
    this.followers.touched([...counts.keys()]);
  }

  private async one(sql: string, params: unknown[]): Promise<CaseState> {
    const [row] = await this.database.query<CaseRow>(sql, params);
    if (!row) throw caseNotFound();
    return toState(row);
  }

  private async record(changed: Case): Promise<void> {
    const { caseNo } = changed.snapshot;
    for (const { kind, at, by, detail } of changed.steps) {
      const row = [caseNo, kind, iso(at), by.kind, by.id, by.orgCode ?? null, json(detail)];
      await this.database.write(INSERT_STEP, row, { many: INSERT_STEPS });
    }
    for (const { definition, data, sequence, at } of changed.facts) {
      await this.outbox.add(definition, data, { sequence, at });
    }
    for (const { kinds, reason, at } of changed.revocations) await this.papers.revoke(caseNo, kinds, reason, at);
  }
}

const documentsOf = ({ snapshot, documents }: Case): CaseDrafts => ({ of: snapshot, drafts: documents });
