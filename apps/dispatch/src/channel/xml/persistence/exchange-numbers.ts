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
}

interface Row extends Record<string, unknown> {
  proj_id: string;
  system_id: string;
  content: string | null;
  content_hash: string | null;
  case_no: string | null;
}

/** Serials of the platform's own case numbers begin far below and are drawn in another place. */
const FIRST_SERIAL = 90_000_000;

const NEXT = "SELECT nextval('xml_number_serials')::int AS serial";
const DRAW = `
  INSERT INTO xml_numbers (proj_id, system_id, external_id, drawn_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (system_id, external_id) DO NOTHING RETURNING proj_id`;
const DRAWN = 'SELECT proj_id FROM xml_numbers WHERE system_id = $1 AND external_id = $2';
const COLUMNS = 'proj_id, system_id, content, content_hash, case_no';
const FIND = `SELECT ${COLUMNS} FROM xml_numbers WHERE proj_id = $1`;
const OF_CASE = `SELECT proj_id FROM xml_numbers WHERE case_no = $1 AND system_id = $2`;
const HOLD = `
  UPDATE xml_numbers SET content = $2, content_hash = $3, received_at = $4
  WHERE proj_id = $1 AND (content_hash IS NULL OR content_hash = $3) AND case_no IS NULL`;
const REPORTED = `
  UPDATE xml_numbers SET content = NULL, content_hash = coalesce(content_hash, $3), received_at = coalesce(received_at, $4), case_no = $2
  WHERE proj_id = $1 AND case_no IS NULL`;

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
    const held = row.content === null ? null : (JSON.parse(this.cipher.decrypt(row.content, placeOf(projId))) as OfflineCase);
    return { projId, systemId: row.system_id, contentHash: row.content_hash, held, caseNo: row.case_no };
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

  async hold(projId: string, content: OfflineCase, hash: string): Promise<void> {
    const sealed = this.cipher.encrypt(JSON.stringify(content), placeOf(projId));
    await this.uow.run(() => this.database.query(HOLD, [projId, sealed, hash, this.clock.now()]));
  }

  async reported(projId: string, caseNo: string, hash: string): Promise<void> {
    await this.uow.run(() => this.database.query(REPORTED, [projId, caseNo, hash, this.clock.now()]));
  }
}
