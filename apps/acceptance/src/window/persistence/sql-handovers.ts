import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { CaseStatus } from '../../case/domain/case-status.js';
import { Handover, type HandoverEntry, type HandoverKind, type HandoverState, type Paper } from '../domain/handover.js';
import { handoverNotFound } from '../domain/window.errors.js';
import { PAPERS_LEFT, papersTakenBy } from './held-papers.js';

/** What a slip must know of a case that is put on it. */
export interface CaseForSlip extends Record<string, unknown> {
  caseNo: string;
  status: CaseStatus;
  receivedOrg: string | null;
  decidingOrg: string;
  decidingName: string | null;
  decidingRegion: string;
  itemCode: string;
  itemVersion: number;
  itemName: string | null;
  windowRegion: string;
  /** Of a case that came in another way: clerks of the sender took papers of it. */
  takenHere: boolean;
  /** It stands on an open slip of this kind. */
  underWay: boolean;
  /** 在窗材料. */
  papers: Paper[];
}

export const SLIP_COLUMNS = `id, slip_no AS "slipNo", kind, status, from_org AS "fromOrg", to_org AS "toOrg", note, document_id AS "documentId", sent_by AS "sentBy",
  sent_at AS "sentAt", received_by AS "receivedBy", received_at AS "receivedAt", version`;
const SERIAL = `SELECT nextval('handover_serials')::int AS serial`;
/** In the order of their numbers, so that two slips cannot wait for each other. */
const LOCK_CASES = `SELECT 1 FROM cases WHERE case_no = ANY($1::text[]) ORDER BY case_no FOR NO KEY UPDATE`;
/** Asked after the locks: whoever waited for them must see the slips of who held them before. */
const CASES = `
  SELECT case_no AS "caseNo", status, received_org AS "receivedOrg", deciding_org AS "decidingOrg", deciding_name AS "decidingName",
    deciding_region AS "decidingRegion", item_code AS "itemCode", item_version AS "itemVersion", item_name AS "itemName",
    window_region AS "windowRegion", ${papersTakenBy('$2', 'c')} AS "takenHere",
    EXISTS (SELECT FROM handover_entries e WHERE e.case_no = c.case_no AND e.kind = $3 AND e.status IN ('sent', 'missing')) AS "underWay",
    coalesce(${PAPERS_LEFT}, '[]') AS papers
  FROM cases c WHERE case_no = ANY($1::text[])`;
const INSERT = `
  INSERT INTO handover_slips (id, slip_no, kind, status, from_org, to_org, note, document_id, sent_by, sent_at, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const INSERT_ENTRIES = `
  INSERT INTO handover_entries (slip_id, case_no, kind, status, papers)
  SELECT $1::uuid, e.case_no, $2::text, 'sent', e.papers FROM unnest($3::text[], $4::jsonb[]) AS e (case_no, papers)`;
const LOCK = `SELECT ${SLIP_COLUMNS} FROM handover_slips WHERE id = $1 AND (from_org = $2 OR to_org = $2) FOR UPDATE`;
const ENTRIES = `SELECT case_no AS "caseNo", status, papers, missing, remark FROM handover_entries WHERE slip_id = $1 ORDER BY case_no`;
const UPDATE = `UPDATE handover_slips SET status = $2, received_by = $3, received_at = $4, version = $5 WHERE id = $1`;
const UPDATE_ENTRIES = `
  UPDATE handover_entries SET status = e.status, missing = e.missing, remark = e.remark
  FROM unnest($2::text[], $3::text[], $4::jsonb[], $5::text[]) AS e (case_no, status, missing, remark)
  WHERE slip_id = $1 AND handover_entries.case_no = e.case_no`;

@Injectable()
export class SqlHandovers {
  constructor(private readonly database: Database) {}

  /** Outside a unit of work: a serial is used up whatever becomes of the slip. */
  async nextSerial(): Promise<number> {
    return (await this.database.query<{ serial: number }>(SERIAL))[0]!.serial;
  }

  async lockCases(caseNos: readonly string[], org: string, kind: HandoverKind): Promise<Map<string, CaseForSlip>> {
    await this.database.query(LOCK_CASES, [caseNos]);
    const rows = await this.database.query<CaseForSlip>(CASES, [caseNos, org, kind]);
    return new Map(rows.map((row) => [row.caseNo, row]));
  }

  async add(handover: Handover): Promise<void> {
    const s = handover.snapshot;
    const sentAt = s.sentAt.toISOString();
    await this.database.write(INSERT, [
      s.id,
      s.slipNo,
      s.kind,
      s.status,
      s.fromOrg,
      s.toOrg,
      s.note,
      s.documentId,
      JSON.stringify(s.sentBy),
      sentAt,
      s.version,
    ]);
    const papers = s.entries.map((entry) => JSON.stringify(entry.papers));
    await this.database.write(INSERT_ENTRIES, [s.id, s.kind, s.entries.map(({ caseNo }) => caseNo), papers]);
  }

  /** @throws ACCEPTANCE.HANDOVER_NOT_FOUND also for a slip between others */
  async lock(id: string, org: string): Promise<Handover> {
    const [row] = await this.database.query<HandoverState & Record<string, unknown>>(LOCK, [id, org]);
    if (!row) throw handoverNotFound();
    return Handover.restore(row, await this.database.query<HandoverEntry & Record<string, unknown>>(ENTRIES, [id]));
  }

  async save(handover: Handover): Promise<void> {
    const s = handover.snapshot;
    const receivedBy = s.receivedBy && JSON.stringify(s.receivedBy);
    await this.database.write(UPDATE, [s.id, s.status, receivedBy, s.receivedAt?.toISOString() ?? null, s.version]);
    const changed = s.entries.filter(({ caseNo }) => handover.changed.has(caseNo));
    await this.database.write(UPDATE_ENTRIES, [
      s.id,
      changed.map(({ caseNo }) => caseNo),
      changed.map(({ status }) => status),
      changed.map(({ missing }) => JSON.stringify(missing)),
      changed.map(({ remark }) => remark),
    ]);
  }
}
