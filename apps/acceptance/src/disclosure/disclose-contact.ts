import { Inject, Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { caseNotFound } from '../case/domain/case.errors.js';
import { PersonalData } from '../case/persistence/personal-data.js';

/**
 * How the applicant is reached: the number a counter wrote down, or the account that filed, of which auth knows the number. Who has an
 * agent (代办) is reached through him: a number that only an agent says of somebody else is nobody's to write to.
 */
export interface ApplicantContact {
  caseNo: string;
  accountId: string | null;
  mobile: string | null;
}

const BY_NUMBER = 'SELECT item_code, coalesce(applicant_id, agent_id) AS account_id, applicant_sealed FROM cases WHERE case_no = $1';
const RECORD = `
  INSERT INTO disclosures (at, case_no, item_code, purpose, pointers, task_id, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, 'notification', $4, NULL, $5, $6, NULL, $7)`;
/** RFC 6901, into what is sealed of the applicant. */
const POINTERS = ['/applicant/mobile', '/agent/mobile'];

interface ContactRow {
  item_code: string;
  account_id: string | null;
  applicant_sealed: string;
}

/** 联系方式 — gives a sealed number to the service that writes to people, and records it in the same transaction. */
@Injectable()
export class DiscloseContact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, ACCEPTANCE.CASE_NOT_FOUND */
  execute(caseNo: string, { kind, id, clientId }: Principal): Promise<ApplicantContact> {
    if (kind !== 'service' || !this.config.CONTACT_CLIENTS.includes(clientId)) throw forbidden();
    return this.uow.run(async () => {
      const [row] = await this.database.query<ContactRow>(BY_NUMBER, [caseNo]);
      if (!row) throw caseNotFound();
      // Who filed online wrote nothing down: nothing is disclosed, so nothing is recorded.
      if (row.account_id !== null) return { caseNo, accountId: row.account_id, mobile: null };
      const { applicant, agent } = this.personalData.openApplicant(caseNo, row.applicant_sealed);
      await this.database.write(RECORD, [this.clock.now().toISOString(), caseNo, row.item_code, POINTERS, kind, id, clientId]);
      return { caseNo, accountId: null, mobile: agent?.mobile ?? applicant.mobile ?? null };
    });
  }
}
