import { Injectable } from '@nestjs/common';
import { ClientAddress } from '@yiwang/http-api';
import { AddressGuard } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { errors, type Client, type KoaContextWithOIDC, type Payload } from 'oidc-provider';
import { ClientSecrets } from '../client/client-secrets.js';

/** An assertion is made for one request: who lets it live for hours keeps something worth stealing. Seconds. */
const LONGEST_ASSERTION = 300;
const TOLERANCE = 15;
const log = logger('oidc');

/** How systems and services prove who they are at the token endpoint, and from where they may. A refusal never says which of it was wrong. */
@Injectable()
export class ClientAuthentication {
  private readonly networks = new WeakMap<Client, AddressGuard>();

  constructor(
    private readonly secrets: ClientSecrets,
    private readonly addresses: ClientAddress,
  ) {}

  async isSecretOf(client: Client, secret: string, ctx: KoaContextWithOIDC | undefined): Promise<boolean> {
    if (!this.comesFromItsNetworks(client, ctx)) return false;
    const previous = client['yw_previous_secret_hash'];
    return this.secrets.matchesOneOf(typeof previous === 'string' ? [client.clientSecret, previous] : [client.clientSecret], secret);
  }

  /** After the provider checked signature, issuer, audience and time. @throws errors.InvalidClientAuth */
  checkAssertion(ctx: KoaContextWithOIDC, client: Client, { exp, iat }: Payload): void {
    const now = Date.now() / 1_000;
    if (!this.comesFromItsNetworks(client, ctx)) throw new errors.InvalidClientAuth('not from a network of the client');
    if (Number(exp) > now + LONGEST_ASSERTION + TOLERANCE) throw new errors.InvalidClientAuth('the assertion lives too long');
    if (iat !== undefined && Number(iat) > now + TOLERANCE) throw new errors.InvalidClientAuth('the assertion is of the future');
  }

  private comesFromItsNetworks(client: Client, ctx: KoaContextWithOIDC | undefined): boolean {
    const networks = client['yw_networks'];
    if (!Array.isArray(networks) || networks.length === 0) return true;
    let named = this.networks.get(client);
    if (!named) this.networks.set(client, (named = new AddressGuard(networks as string[])));
    if (ctx !== undefined && named.names(this.addresses.of(ctx.req))) return true;
    log.warn('a client asked for a token from outside its networks', { clientId: client.clientId });
    return false;
  }
}
