import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { Client, KoaContextWithOIDC, Payload, Token } from 'oidc-provider';
import { Accounts, type Account } from '../account/accounts.js';
import { sidOf } from './sid.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Leaves out what is not there: a claim is absent, never null. */
const present = (claims: Payload): Payload => Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));

/** What tokens say about an account or a client. Access tokens carry no name and no identity number. */
@Injectable()
export class TokenClaims {
  constructor(
    private readonly accounts: Accounts,
    private readonly cipher: FieldCipher,
  ) {}

  async account(id: string): Promise<Account | undefined> {
    return UUID.test(id) ? this.accounts.find(id) : undefined;
  }

  /** For ID tokens and userinfo: the people side's names are masked. */
  identity(account: Account): Payload {
    return present({
      sub: account.id,
      name: account.displayName,
      yw_kind: account.kind,
      yw_org: account.orgCode,
      yw_org_name: account.orgName,
      yw_level: account.realNameLevel,
    });
  }

  /** The claims of an access token that are ours: for whom, by which session, and how and when its owner logged in. */
  async access(token: Token, { client, entities }: KoaContextWithOIDC['oidc']): Promise<Payload | undefined> {
    if (token.accountId === undefined) return client && this.ofClient(client);
    const account = await this.account(token.accountId);
    const login = entities.RefreshToken ?? entities.AuthorizationCode;
    return (
      account &&
      present({
        yw_kind: account.kind,
        yw_org: account.orgCode,
        yw_region: account.regionCode,
        yw_perms: account.permissions,
        yw_level: account.realNameLevel,
        yw_user: account.userId,
        yw_authz: account.authorisationId,
        sid: token.sessionUid === undefined ? null : sidOf(this.cipher, token.sessionUid),
        acr: login?.acr ?? null,
        auth_time: login?.authTime ?? null,
      })
    );
  }

  private ofClient(client: Client): Payload {
    return present({
      yw_kind: client['yw_kind'],
      yw_org: client['yw_org'],
      yw_region: client['yw_region'],
      yw_perms: client['yw_perms'],
      yw_items: client['yw_items'] ?? null,
      yw_orgs: client['yw_orgs'] ?? null,
    });
  }
}
