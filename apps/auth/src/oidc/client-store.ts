import { Injectable } from '@nestjs/common';
import type { Adapter, Payload } from 'oidc-provider';
import { Clients, type RegisteredClient } from '../client/clients.js';

/** Our own metadata of a client, beside OpenID Connect's. */
export const EXTRA_CLIENT_METADATA = [
  'yw_kind',
  'yw_org',
  'yw_region',
  'yw_perms',
  'yw_api',
  'yw_items',
  'yw_orgs',
  'yw_networks',
  'yw_previous_secret_hash',
];

/** Loopback and private-scheme addresses belong to installed apps and development: there any port is one address (RFC 8252 §7.3). */
const isNative = (uris: string[]): boolean => uris.length > 0 && uris.every((uri) => !uri.startsWith('https:'));

function metadataOf(client: RegisteredClient): Payload {
  const common = {
    client_id: client.clientId,
    client_name: client.name,
    yw_kind: client.kind,
    yw_org: client.orgCode,
    yw_region: client.regionCode,
    yw_perms: client.permissions,
    yw_api: client.apiAccess,
    ...(client.itemCodes.length > 0 && { yw_items: client.itemCodes }),
    ...(client.orgCodes.length > 0 && { yw_orgs: client.orgCodes }),
    ...(client.networks.length > 0 && { yw_networks: client.networks }),
  };
  if (client.kind === 'public') {
    return {
      ...common,
      application_type: isNative(client.redirectUris) ? 'native' : 'web',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: client.redirectUris,
      post_logout_redirect_uris: client.postLogoutRedirectUris,
      ...(client.backchannelLogoutUri !== null && {
        backchannel_logout_uri: client.backchannelLogoutUri,
        backchannel_logout_session_required: true,
      }),
    };
  }
  return { ...common, ...credentialOf(client), grant_types: ['client_credentials'], response_types: [], redirect_uris: [] };
}

function credentialOf(client: RegisteredClient): Payload {
  if (client.jwks !== null) return { token_endpoint_auth_method: 'private_key_jwt', jwks: client.jwks };
  if (client.jwksUri !== null) return { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: client.jwksUri };
  return {
    // The provider compares through `compareClientSecret`, which we replace: what it holds is the hash, never the secret.
    client_secret: client.secretHash ?? undefined,
    yw_previous_secret_hash: client.previousSecretHash ?? undefined,
    token_endpoint_auth_method: 'client_secret_basic',
  };
}

const readOnly = (): Promise<never> => Promise.reject(new Error('clients are not changed through the provider'));

/** Registered clients as oidc-provider reads them. */
@Injectable()
export class ClientStore {
  constructor(private readonly clients: Clients) {}

  adapter(): Adapter {
    return {
      find: async (id) => {
        const client = await this.clients.find(id);
        return client && metadataOf(client);
      },
      findByUid: () => Promise.resolve(undefined),
      findByUserCode: () => Promise.resolve(undefined),
      upsert: readOnly,
      consume: readOnly,
      destroy: readOnly,
      revokeByGrantId: readOnly,
    };
  }
}
