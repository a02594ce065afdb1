import { Injectable } from '@nestjs/common';
import { FieldCipher, forbidden, type Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { Throttle } from '../throttle/throttle.js';
import { claimedTooOften, notAPerson, verifyYourselfFirst } from './enterprise.errors.js';
import type { RepresentativeClaim } from './register/enterprise-register.js';

/** 高级实名. */
const STRONGEST = 3;
const CALLER = `SELECT a.user_id, a.kind, a.real_name_level FROM accounts a JOIN users u ON u.id = a.user_id
  WHERE a.id = $1 AND a.disabled_at IS NULL AND u.closed_at IS NULL`;
const IDENTITY = `SELECT a.id AS account_id, i.name_encrypted, i.document_type, i.number_encrypted
  FROM person_identities i JOIN accounts a ON a.user_id = i.user_id AND a.kind = 'person' WHERE i.user_id = $1`;
const HOLD = `SELECT 1 FROM person_identities i JOIN accounts a ON a.user_id = i.user_id AND a.kind = 'person'
  WHERE i.user_id = $1 AND a.real_name_level = $2 FOR SHARE OF i`;
const RECORD = 'INSERT INTO identity_readings (at, account_id, purpose, client_id) VALUES ($1, $2, $3, $4)';
const PURPOSE = 'enterpriseRegister';

interface Sealed {
  account_id: string;
  name_encrypted: string;
  document_type: string;
  number_encrypted: string;
}

/** Who stands behind a caller of the people side. */
@Injectable()
export class ActingPersons {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly throttle: Throttle,
  ) {}

  /** The user of any account of the people side, by whatever identity he acts. @throws ACCESS.FORBIDDEN */
  async userOf({ id, kind }: Principal): Promise<string> {
    if (kind !== 'person' && kind !== 'legalPerson') throw forbidden();
    const [row] = await this.database.query<{ user_id: string }>(CALLER, [id]);
    if (!row) throw forbidden();
    return row.user_id;
  }

  /** The user who acts for himself, his name proved at the highest level. @throws AUTH.ACT_AS_PERSON, AUTH.REAL_NAME_LEVEL_TOO_LOW */
  async verified({ id, kind }: Principal): Promise<string> {
    if (kind !== 'person') throw notAPerson();
    const [row] = await this.database.query<{ user_id: string; kind: string; real_name_level: number | null }>(CALLER, [id]);
    if (!row || row.kind !== 'person') throw notAPerson();
    if (row.real_name_level !== STRONGEST) throw verifyYourselfFirst();
    return row.user_id;
  }

  /** Whoever says that he represents an enterprise, before the register is asked. @throws AUTH.ENTERPRISES_CLAIMED_TOO_OFTEN and what `verified` does */
  async claimant(principal: Principal): Promise<string> {
    const userId = await this.verified(principal);
    const refusal = await this.throttle.take({ limit: 'enterprise.claim', of: userId });
    if (refusal) throw claimedTooOften({ retryAfter: refusal.wait });
    return userId;
  }

  /**
   * In a unit of work: the name that the register was asked for is his still, and stays so until that is over. Before any enterprise is locked,
   * as who takes a name away does it (`BindIdentity`).
   */
  async holdName(userId: string): Promise<boolean> {
    return (await this.database.query(HOLD, [userId, STRONGEST])).length > 0;
  }

  /** Name and number in clear, put on record; undefined of who has none any more. */
  identityOf(userId: string, reader: string): Promise<RepresentativeClaim['representative'] | undefined> {
    return this.unitOfWork.run(async () => {
      const [row] = await this.database.query<Sealed & Record<string, unknown>>(IDENTITY, [userId]);
      if (!row) return undefined;
      await this.database.write(RECORD, [this.clock.now().toISOString(), row.account_id, PURPOSE, reader]);
      const open = (column: string, text: string): string => this.cipher.decrypt(text, `person_identities.${column}:${userId}`);
      return {
        name: open('name', row.name_encrypted),
        documentType: row.document_type,
        documentNo: open('number', row.number_encrypted),
      };
    });
  }
}
