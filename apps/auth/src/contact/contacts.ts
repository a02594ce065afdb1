import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher, forbidden, type Principal, regionContains } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { mobileContext } from '../account/mobile-seal.js';
import type { AuthConfig } from '../auth.config.js';
import { IdentityReadings, type ReadFor } from '../identity/identity-readings.js';
import { accountNotFound, type Contact, type OfficerContacts } from './contact.schema.js';

const OF_ACCOUNT = `
  SELECT a.id, a.user_id, u.mobile_encrypted AS of_person, o.mobile_encrypted AS of_officer
    FROM accounts a
    JOIN users u ON u.id = a.user_id
    LEFT JOIN officers o ON o.account_id = a.id
   WHERE a.id = $1 AND a.disabled_at IS NULL`;
const OF_OFFICERS = `
  SELECT a.id, a.user_id, NULL AS of_person, o.mobile_encrypted AS of_officer
    FROM officers o JOIN accounts a ON a.id = o.account_id
   WHERE o.org_code = $1 AND a.disabled_at IS NULL ORDER BY a.id`;
/** Few in a province: who holds one permission of keeping something. */
const OF_HOLDERS = `
  SELECT a.id, a.user_id, NULL AS of_person, o.mobile_encrypted AS of_officer, o.org_code AS "orgCode", g.region_code AS "regionCode"
    FROM officers o JOIN accounts a ON a.id = o.account_id JOIN organisations g ON g.org_code = o.org_code
   WHERE a.disabled_at IS NULL AND EXISTS (
     SELECT 1 FROM held_posts op JOIN posts p ON p.code = op.post_code WHERE op.account_id = o.account_id AND $1 = ANY(p.permissions))
   ORDER BY a.id`;

interface ContactRow {
  id: string;
  user_id: string;
  of_person: string | null;
  of_officer: string | null;
}

interface HolderRow extends ContactRow {
  orgCode: string;
  regionCode: string;
}

/** The region in which a body is registered, by its 统一社会信用代码 (GB 32100: characters 3 to 8). */
const regionOf = (orgCode: string): string => orgCode.slice(2, 8);

/** Those of the organisation itself; where it has none, those of the smallest region that covers it. */
function nearest(holders: readonly HolderRow[], orgCode: string): HolderRow[] {
  const own = holders.filter((holder) => holder.orgCode === orgCode);
  if (own.length > 0) return own;
  const covering = holders.filter(({ regionCode }) => regionContains(regionCode, regionOf(orgCode)));
  return covering.filter((one) => covering.every((other) => regionContains(other.regionCode, one.regionCode)));
}

/** 联系方式 in clear, for the one service that writes to people. A legal person's account is reached through its agent (经办人). */
@Injectable()
export class Contacts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly readings: IdentityReadings,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, AUTH.ACCOUNT_NOT_FOUND */
  async ofAccount(id: string, about: ReadFor, principal: Principal): Promise<Contact> {
    const [contact] = await this.told(about, principal, () => this.database.query<ContactRow & Record<string, unknown>>(OF_ACCOUNT, [id]));
    if (!contact) throw accountNotFound();
    return contact;
  }

  /** Officers of the organisation whose accounts are in use; none of them is an empty list. @throws ACCESS.FORBIDDEN */
  async ofOfficers(orgCode: string, about: ReadFor, principal: Principal): Promise<OfficerContacts> {
    const find = () => this.database.query<ContactRow & Record<string, unknown>>(OF_OFFICERS, [orgCode]);
    return { orgCode, officers: await this.told(about, principal, find) };
  }

  /** Officers who hold the permission for the organisation: the nearest ones. @throws ACCESS.FORBIDDEN */
  async ofHolders(orgCode: string, permission: string, about: ReadFor, principal: Principal): Promise<OfficerContacts> {
    const find = async () => nearest(await this.database.query<HolderRow & Record<string, unknown>>(OF_HOLDERS, [permission]), orgCode);
    return { orgCode, officers: await this.told(about, principal, find) };
  }

  /** In clear and on record: what cannot be recorded is not told. */
  private told(about: ReadFor, { kind, clientId }: Principal, find: () => Promise<ContactRow[]>): Promise<Contact[]> {
    if (kind !== 'service' || !this.config.CONTACT_CLIENTS.includes(clientId)) throw forbidden();
    return this.uow.run(async () => {
      const contacts = (await find()).map((row) => this.open(row));
      const known = contacts.filter(({ mobile }) => mobile !== null);
      await this.readings.record(
        known.map(({ accountId }) => accountId),
        'contact',
        clientId,
        about,
      );
      return contacts;
    });
  }

  /** What concerns his office does not go to the number that he has as a person. */
  private open({ id, user_id, of_person, of_officer }: ContactRow): Contact {
    if (of_officer !== null) return { accountId: id, mobile: this.cipher.decrypt(of_officer, `officers.mobile:${id}`) };
    return { accountId: id, mobile: of_person === null ? null : this.cipher.decrypt(of_person, mobileContext(user_id)) };
  }
}
