import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import {
  AUTHORISATIONS,
  DEMO_PASSWORD,
  ENTERPRISES,
  LEGAL_PERSONS,
  OFFICERS,
  ORGANISATIONS,
  PERSONS,
  POSTS,
  PUBLIC_CLIENTS,
  SERVICES,
  SYSTEMS,
  type DemoAuthorisation,
  type DemoConfidentialClient,
  type DemoEnterprise,
} from '@yiwang/demo-data';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { maskCitizenId, maskName } from '@yiwang/standards';
import { sealMobile } from '../account/mobile-seal.js';
import { hashPassword } from '../account/passwords.js';
import type { AuthConfig } from '../auth.config.js';
import { SEED_SQL } from './seed-statements.js';

/** Any number; held while seeding, so that replicas starting together do not collide. */
const SEED_LOCK = 7_251_102;

interface Identity {
  userId: string;
  role: 'self' | 'agent';
  name: string;
  number: string;
}

/** Loads the demonstration's organisations, accounts and clients. May run any number of times; the configuration refuses it in production. */
@Injectable()
export class DemoSeed {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  async run(): Promise<void> {
    if (this.config.SEED !== 'demo') return;
    const hashes = await this.missingHashes();
    await this.unitOfWork.run(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
      for (const { orgCode, name, shortName, regionCode } of Object.values(ORGANISATIONS)) {
        await this.put(SEED_SQL.organisation, orgCode, name, shortName, regionCode);
      }
      for (const { code, name, permissions } of Object.values(POSTS)) await this.put(SEED_SQL.post, code, name, permissions);
      await this.people(hashes.password);
      await this.enterprises();
      await this.officers(hashes.password);
      await this.clients(hashes.secrets);
    });
  }

  /** argon2id is slow on purpose: only what is not stored yet is hashed, outside the transaction. */
  private async missingHashes() {
    const confidential: DemoConfidentialClient[] = [...Object.values(SYSTEMS), ...Object.values(SERVICES)];
    const stored = await this.database.query<{ client_id: string; secret_hash: string }>(
      'SELECT client_id, secret_hash FROM clients WHERE secret_hash IS NOT NULL',
    );
    const secrets = new Map(stored.map((row) => [row.client_id, row.secret_hash]));
    const missing = confidential.filter(({ clientId }) => !secrets.has(clientId));
    await Promise.all(missing.map(async (client) => secrets.set(client.clientId, await hashPassword(client.clientSecret))));
    const password = await hashPassword(DEMO_PASSWORD);
    return { secrets, password };
  }

  private async people(passwordHash: string): Promise<void> {
    for (const person of Object.values(PERSONS)) {
      const { id, login, kind, realNameLevel, mobile } = person;
      const { encrypted, hash, masked } = sealMobile(this.cipher, id, mobile);
      await this.put(SEED_SQL.user, id, login, passwordHash, encrypted, hash, masked);
      await this.put(SEED_SQL.account, id, id, kind, realNameLevel);
      await this.identity({ userId: id, role: 'self', name: person.name, number: person.idNumber });
    }
    for (const legal of Object.values(LEGAL_PERSONS)) {
      const { id, login, kind, realNameLevel, mobile } = legal;
      // A login made for the enterprise: the agent's number may be that of a person with a login of his own, who is found by it.
      const { encrypted, masked } = sealMobile(this.cipher, id, mobile);
      await this.put(SEED_SQL.user, id, login, passwordHash, encrypted, null, masked);
      await this.put(SEED_SQL.account, id, id, kind, realNameLevel);
      await this.identity({ userId: id, role: 'agent', name: legal.name, number: legal.agentIdNumber });
    }
  }

  /** Each with its representative, and agents whom he has authorised. */
  private async enterprises(): Promise<void> {
    for (const enterprise of Object.values<DemoEnterprise>(ENTERPRISES)) {
      const { uscc, companyName, orgType, representative, representativeAccountId } = enterprise;
      if (representativeAccountId === undefined) continue;
      await this.put(SEED_SQL.enterprise, uscc, companyName, orgType, representative.id);
      await this.put(SEED_SQL.account, representativeAccountId, representative.id, 'legalPerson', 2);
      await this.put(SEED_SQL.legalPerson, representativeAccountId, uscc);
    }
    for (const { id, enterprise, agentUserId, accountId, items = [] } of Object.values<DemoAuthorisation>(AUTHORISATIONS)) {
      await this.put(SEED_SQL.account, accountId, agentUserId, 'legalPerson', 3);
      await this.put(SEED_SQL.legalPerson, accountId, enterprise.uscc);
      const by = enterprise.representative.id;
      await this.put(SEED_SQL.authorisation, id, enterprise.uscc, agentUserId, accountId, by, items.length === 0, items);
    }
  }

  private async identity({ userId, role, name, number }: Identity): Promise<void> {
    const seal = (column: string, text: string): string => this.cipher.encrypt(text, `person_identities.${column}:${userId}`);
    await this.put(
      SEED_SQL.identity,
      userId,
      role,
      seal('name', name),
      maskName(name),
      seal('number', number),
      this.cipher.lookupHash(`citizen-id:${number.toUpperCase()}`),
      maskCitizenId(number),
    );
  }

  private async officers(passwordHash: string): Promise<void> {
    for (const officer of Object.values(OFFICERS)) {
      await this.put(SEED_SQL.user, officer.id, officer.login, passwordHash, null, null, null);
      await this.put(SEED_SQL.account, officer.id, officer.id, officer.kind, null);
      const mobile = this.cipher.encrypt(officer.mobile, `officers.mobile:${officer.id}`);
      await this.put(SEED_SQL.officer, officer.id, officer.name, officer.organisation.orgCode, mobile);
      await this.put(SEED_SQL.officerPost, officer.id, officer.post.code);
    }
  }

  private async clients(secrets: ReadonlyMap<string, string>): Promise<void> {
    const confidential: DemoConfidentialClient[] = [...Object.values(SYSTEMS), ...Object.values(SERVICES)];
    for (const { clientId, kind, name, organisation, permissions } of confidential) {
      const orgCode = organisation?.orgCode ?? null;
      await this.put(SEED_SQL.client, clientId, kind, name, secrets.get(clientId), orgCode, permissions, true, [], [], true);
    }
    for (const client of Object.values(PUBLIC_CLIENTS)) {
      const uris = [client.redirectUris, client.postLogoutRedirectUris];
      await this.put(
        SEED_SQL.client,
        client.clientId,
        client.kind,
        client.name,
        null,
        null,
        [],
        client.apiAccess,
        ...uris,
        client.firstParty,
      );
    }
  }

  private async put(sql: string, ...params: unknown[]): Promise<void> {
    await this.database.query(sql, params);
  }
}
