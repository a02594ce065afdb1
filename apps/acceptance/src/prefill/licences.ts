import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { PersonalData } from '../case/persistence/personal-data.js';
import { LicenceLibrary, type LicenceFields, type LicenceHolder } from './licence-library.js';

const RECORD = `
  INSERT INTO licence_readings (at, licence, holder_hash, item_code, purpose, actor_kind, actor_id, actor_org, client_id)
  SELECT $1::timestamptz, licence, $3, $4, 'prefill', $5, $6, $7, $8 FROM unnest($2::text[]) AS licence`;

/** 电子证照 read on record: for which item, of whom, by whom. What cannot be recorded is not asked. Not to be called in a unit of work. */
@Injectable()
export class Licences {
  constructor(
    private readonly library: LicenceLibrary,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** Each licence that the holder has, by its name. */
  async read(
    licences: readonly string[],
    holder: LicenceHolder | undefined,
    itemCode: string,
    principal: Principal,
  ): Promise<Map<string, LicenceFields>> {
    if (licences.length === 0 || !holder || !this.library.available) return new Map();
    const { kind, id, orgCode = null, clientId } = principal;
    const holderHash = this.personalData.hashOf(holder);
    const record = [this.clock.now().toISOString(), licences, holderHash, itemCode, kind, id, orgCode, clientId];
    await this.uow.run(() => this.database.write(RECORD, record));
    const read = async (licence: string) => [licence, await this.library.read({ licence, holder, purpose: 'prefill', itemCode })] as const;
    const found = await Promise.all(licences.map(read));
    return new Map(found.flatMap(([licence, fields]) => (fields ? [[licence, fields] as const] : [])));
  }
}
