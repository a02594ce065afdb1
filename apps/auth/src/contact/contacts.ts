import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher, forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import type { AuthConfig } from '../auth.config.js';
import { accountNotFound, type Contact, type OfficerContacts } from './contact.schema.js';

const OF_ACCOUNT = `
  SELECT a.id, i.mobile_encrypted AS of_person, o.mobile_encrypted AS of_officer
    FROM accounts a
    LEFT JOIN person_identities i ON i.account_id = a.id
    LEFT JOIN officers o ON o.account_id = a.id
   WHERE a.id = $1 AND a.disabled_at IS NULL`;
const OF_OFFICERS = `
  SELECT a.id, NULL AS of_person, o.mobile_encrypted AS of_officer
    FROM officers o JOIN accounts a ON a.id = o.account_id
   WHERE o.org_code = $1 AND a.disabled_at IS NULL ORDER BY a.id`;

interface ContactRow {
  id: string;
  of_person: string | null;
  of_officer: string | null;
}

/** 联系方式 in clear, for the one service that writes to people. A legal person's account is reached through its agent (经办人). */
@Injectable()
export class Contacts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, AUTH.ACCOUNT_NOT_FOUND */
  async ofAccount(id: string, principal: Principal): Promise<Contact> {
    this.demandService(principal);
    const [row] = await this.database.query<ContactRow>(OF_ACCOUNT, [id]);
    if (!row) throw accountNotFound();
    return this.open(row);
  }

  /** Officers of the organisation whose accounts are in use; none of them is an empty list. @throws ACCESS.FORBIDDEN */
  async ofOfficers(orgCode: string, principal: Principal): Promise<OfficerContacts> {
    this.demandService(principal);
    const rows = await this.database.query<ContactRow>(OF_OFFICERS, [orgCode]);
    return { orgCode, officers: rows.map((row) => this.open(row)) };
  }

  private demandService(principal: Principal): void {
    if (principal.kind !== 'service' || !this.config.CONTACT_CLIENTS.includes(principal.clientId)) throw forbidden();
  }

  private open({ id, of_person, of_officer }: ContactRow): Contact {
    if (of_person !== null) return { accountId: id, mobile: this.cipher.decrypt(of_person, `person_identities.mobile:${id}`) };
    return { accountId: id, mobile: of_officer === null ? null : this.cipher.decrypt(of_officer, `officers.mobile:${id}`) };
  }
}
