import { Injectable } from '@nestjs/common';
import { ClientAddress } from '@yiwang/http-api';
import { AddressGuard } from '@yiwang/http-client';
import { isAppError } from '@yiwang/kernel';
import { errors, type Client, type default as Provider, type KoaContextWithOIDC, type Payload } from 'oidc-provider';
import { ClientSecrets } from '../client/client-secrets.js';
import { SecurityFacts } from '../security/security-facts.js';

/** An assertion is made for one request: who lets it live for hours keeps something worth stealing. Seconds. */
const LONGEST_ASSERTION = 300;
const TOLERANCE = 15;

/** Too many secrets are being checked: said in the provider's words, which would make a failure of its own of any other error. */
function toComeAgain(error: unknown, ctx: KoaContextWithOIDC | undefined): unknown {
  if (!isAppError(error) || error.kind !== 'unavailable') return error;
  ctx?.set('Retry-After', String(error.retryAfter ?? 5));
  return Object.assign(new errors.TemporarilyUnavailable(error.text.en), { status: 503, statusCode: 503 });
}

/** How systems and services prove who they are at the token endpoint, and from where they may. A refusal never says which of it was wrong. */
@Injectable()
export class ClientAuthentication {
  private readonly networks = new WeakMap<Client, AddressGuard>();

  constructor(
    private readonly secrets: ClientSecrets,
    private readonly addresses: ClientAddress,
    private readonly security: SecurityFacts,
  ) {}

  /** @throws errors.TemporarilyUnavailable with 503 while too many are checked */
  async isSecretOf(client: Client, secret: string, ctx: KoaContextWithOIDC | undefined): Promise<boolean> {
    const previous = client['yw_previous_secret_hash'];
    const known = typeof previous === 'string' ? [client.clientSecret, previous] : [client.clientSecret];
    const matches = await this.secrets.matchesOneOf(known, secret).catch((error: unknown) => {
      throw toComeAgain(error, ctx);
    });
    return matches && this.comesFromItsNetworks(client, ctx);
  }

  /** After the provider checked signature, issuer, audience and time. @throws errors.InvalidClientAuth */
  async checkAssertion(ctx: KoaContextWithOIDC, client: Client, { exp, iat }: Payload): Promise<void> {
    const now = Date.now() / 1_000;
    if (!(await this.comesFromItsNetworks(client, ctx))) throw new errors.InvalidClientAuth('not from a network of the client');
    if (Number(exp) > now + LONGEST_ASSERTION + TOLERANCE) throw new errors.InvalidClientAuth('the assertion lives too long');
    if (iat !== undefined && Number(iat) > now + TOLERANCE) throw new errors.InvalidClientAuth('the assertion is of the future');
  }

  /**
   * To be asked when the token has its time and before it is signed. Checking a secret, or fetching keys, takes long: of whom was disabled,
   * limited or given another secret meanwhile the token would say what was before, and be issued after that had ended. At a front end people
   * log in: it only has to be there. @throws errors.InvalidClientAuth
   */
  async confirm(client: Client, { Client: clients }: Pick<Provider, 'Client'>): Promise<void> {
    const now = await clients.find(client.clientId);
    if (now === client || (now && client['yw_kind'] === 'public')) return;
    if (now === undefined || JSON.stringify(now.metadata()) !== JSON.stringify(client.metadata()))
      throw new errors.InvalidClientAuth('the client was changed meanwhile');
  }

  /** Asked of who has shown a right secret or key: from elsewhere, that one is in other hands. */
  private async comesFromItsNetworks(client: Client, ctx: KoaContextWithOIDC | undefined): Promise<boolean> {
    const networks = client['yw_networks'];
    if (!Array.isArray(networks) || networks.length === 0) return true;
    let named = this.networks.get(client);
    if (!named) this.networks.set(client, (named = new AddressGuard(networks as string[])));
    const address = ctx && this.addresses.of(ctx.req);
    if (address !== undefined && named.names(address)) return true;
    await this.security.noteOnce('client.addressRefused', { kind: 'client', id: client.clientId }, { address });
    return false;
  }
}
