import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher, forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { mobileContext } from '../account/mobile-seal.js';
import type { AuthConfig } from '../auth.config.js';
import { accountNotFound } from '../contact/contact.schema.js';
import { IdentityReadings } from './identity-readings.js';
import type { Identity, IdentityQuery } from './identity.schema.js';

const OF_ACCOUNT = `
  SELECT a.kind, a.user_id, i.name_encrypted, i.document_type, i.number_encrypted, u.mobile_encrypted, e.company_name, l.uscc
    FROM accounts a
    JOIN users u ON u.id = a.user_id
    JOIN person_identities i ON i.user_id = a.user_id
    LEFT JOIN legal_persons l ON l.account_id = a.id
    LEFT JOIN enterprises e ON e.uscc = l.uscc
   WHERE a.id = $1 AND a.disabled_at IS NULL`;

interface Row {
  kind: Identity['kind'];
  user_id: string;
  name_encrypted: string;
  document_type: string;
  number_encrypted: string;
  mobile_encrypted: string | null;
  company_name: string | null;
  uscc: string | null;
}

/** 身份信息 in clear, for services that need it of an account; what cannot be put on record is not told. */
@Injectable()
export class Identities {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly readings: IdentityReadings,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, AUTH.ACCOUNT_NOT_FOUND also for officers, who have no identity here */
  read(id: string, { purpose, ...about }: IdentityQuery, { kind, clientId }: Principal): Promise<Identity> {
    if (kind !== 'service' || !this.config.IDENTITY_CLIENTS.includes(clientId)) throw forbidden();
    return this.uow.run(async () => {
      const [row] = await this.database.query<Row & Record<string, unknown>>(OF_ACCOUNT, [id]);
      if (!row) throw accountNotFound();
      await this.readings.record([id], purpose, clientId, about);
      const open = (column: string, text: string): string => this.cipher.decrypt(text, `person_identities.${column}:${row.user_id}`);
      return {
        accountId: id,
        kind: row.kind,
        name: open('name', row.name_encrypted),
        documentType: row.document_type,
        documentNo: open('number', row.number_encrypted),
        mobile: row.mobile_encrypted === null ? null : this.cipher.decrypt(row.mobile_encrypted, mobileContext(row.user_id)),
        companyName: row.company_name,
        creditCode: row.uscc,
      };
    });
  }
}
