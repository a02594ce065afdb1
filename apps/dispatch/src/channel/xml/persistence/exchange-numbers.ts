import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { formatCaseNo, shanghaiDate, toRegion6 } from '@yiwang/standards';
import type { OfflineCase } from '../incoming-documents.js';

/** 部门自办件的申报号 and how far its case has got. */
export interface DrawnNumber {
  readonly projId: string;
  readonly systemId: string;
  /** Of what was received under it; null before. */
  readonly contentHash: string | null;
  /** What waits for its acceptance; null before it was received, and after it was reported. */
  readonly held: OfflineCase | null;
  /** In the ledger; null before. */
  readonly caseNo: string | null;
  /** Whether the window accepts the item, so that the case goes into the ledger with the department's word that it has accepted it. */
  readonly windowAccepts: boolean;
}

/** What the ledger says of a case that began at a department's own counter. */
export interface LedgerEntry {
  readonly projId: string;
  readonly orgCode: string;
  readonly caseNo: string;
}

interface Row extends Record<string, unknown> {
  proj_id: string;
  system_id: string;
  content: string | null;
  content_hash: string | null;
  case_no: string | null;
  window_accepts: boolean;
}

/** Serials of the platform's own case numbers begin far below and are drawn in another place. */
const FIRST_SERIAL = 90_000_000;

const NEXT = "SELECT nextval('xml_number_serials')::int AS serial";
const DRAW = `
  INSERT INTO xml_numbers (proj_id, system_id, external_id, drawn_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (system_id, external_id) DO NOTHING RETURNING proj_id`;
const DRAWN = 'SELECT proj_id FROM xml_numbers WHERE system_id = $1 AND external_id = $2';
const COLUMNS = 'proj_id, system_id, content, content_hash, case_no, window_accepts';
const FIND = `SELECT ${COLUMNS} FROM xml_numbers WHERE proj_id = $1`;
const OF_CASE = `SELECT proj_id FROM xml_numbers WHERE case_no = $1 AND system_id = $2`;
const HOLD = `
  UPDATE xml_numbers SET content = $2, content_hash = $3, received_at = coalesce(received_at, $4), window_accepts = $5
  WHERE proj_id = $1 AND (content_hash IS NULL OR content_hash = $3) AND case_no IS NULL RETURNING proj_id`;
const RELEASE = `
  UPDATE xml_numbers SET content = NULL, content_hash = NULL, received_at = NULL WHERE proj_id = $1 AND content_hash = $2 AND case_no IS NULL`;
const LOCK_OPEN = `
  SELECT n.proj_id, n.system_id, n.content, r.case_no
  FROM jsonb_to_recordset($1::jsonb) AS r("projId" text, "orgCode" text, case_no text)
  JOIN xml_numbers n ON n.proj_id = r."projId" AND n.case_no IS NULL
  JOIN department_systems s ON s.id = n.system_id AND s.org_code = r."orgCode"
  ORDER BY n.proj_id FOR UPDATE OF n`;
const LINK = `
  UPDATE xml_numbers n SET content = NULL, received_at = coalesce(n.received_at, $3), case_no = r.case_no
  FROM unnest($1::text[], $2::text[]) AS r(proj_id, case_no) WHERE n.proj_id = r.proj_id`;

const placeOf = (projId: string): string => `exchange-number:${projId}:content`;

/** 取号 — numbers that departments draw for cases of their own, before there is a case. */
@Injectable()
export class ExchangeNumbers {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** The same number for the same `externalId` of a system. */
  draw(systemId: string, regionCode: string, externalId: string | undefined): Promise<string> {
    const now = this.clock.now();
    return this.uow.run(async () => {
      const [row] = await this.database.query<{ serial: number }>(NEXT);
      const serial = FIRST_SERIAL + row!.serial;
      const projId = formatCaseNo({ region6: toRegion6(regionCode), date: shanghaiDate(now), serial });
      const [drawn] = await this.database.query<Row>(DRAW, [projId, systemId, externalId ?? null, now]);
      if (drawn) return projId;
      const [before] = await this.database.query<Row>(DRAWN, [systemId, externalId]);
      return before!.proj_id;
    });
  }

  async find(projId: string): Promise<DrawnNumber | undefined> {
    const [row] = await this.database.query<Row>(FIND, [projId]);
    if (!row) return undefined;
    const { system_id: systemId, content_hash: contentHash, case_no: caseNo, window_accepts: windowAccepts } = row;
    return { projId, systemId, contentHash, held: this.open(row), caseNo, windowAccepts };
  }

  /** PROJID under which a system reported the case, if it did. */
  async numberOf(caseNo: string, systemId: string): Promise<string | undefined> {
    const [row] = await this.database.query<Row>(OF_CASE, [caseNo, systemId]);
    return row?.proj_id;
  }

  /** Keyed, since what is hashed is an applicant's. */
  hashOf(text: string): string {
    return this.cipher.lookupHash(text);
  }

  /** Keeps what was received, sealed, until the case is in the ledger. False when it is there, or when something else was received before. */
  async hold(projId: string, content: OfflineCase, hash: string, windowAccepts: boolean): Promise<boolean> {
    const sealed = this.cipher.encrypt(JSON.stringify(content), placeOf(projId));
    const values = [projId, sealed, hash, this.clock.now(), windowAccepts];
    return (await this.uow.run(() => this.database.query(HOLD, values))).length > 0;
  }

  /** The ledger has refused it: something else may be received under the number. */
  async release(projId: string, hash: string): Promise<void> {
    await this.uow.run(() => this.database.query(RELEASE, [projId, hash]));
  }

  /** Gives the numbers their cases, once; returns those that had none, with what was kept. In a unit of work. */
  async link(entries: readonly LedgerEntry[]): Promise<{ systemId: string; caseNo: string; held: OfflineCase | null }[]> {
    const asked = entries.map(({ projId, orgCode, caseNo }) => ({ projId, orgCode, case_no: caseNo }));
    const rows = await this.database.query<Row & { case_no: string }>(LOCK_OPEN, [JSON.stringify(asked)]);
    if (rows.length === 0) return [];
    await this.database.query(LINK, [rows.map((row) => row.proj_id), rows.map((row) => row.case_no), this.clock.now()]);
    return rows.map((row) => ({ systemId: row.system_id, caseNo: row.case_no, held: this.open(row) }));
  }

  private open({ proj_id: projId, content }: Pick<Row, 'proj_id' | 'content'>): OfflineCase | null {
    return content === null ? null : (JSON.parse(this.cipher.decrypt(content, placeOf(projId))) as OfflineCase);
  }
}
