import { mobileContext } from '../account/mobile-seal.js';
import { formerMobileContext } from '../person/own/former-mobiles.js';
import { totpContext } from '../second-factor/second-factor.js';
import { secretContext, type CredentialKind } from '../ticket/site/sites.js';

/** A column of sealed values: where its rows stand, and what each value is bound to. */
export interface SealedColumn {
  table: string;
  column: string;
  key: readonly { column: string; type: 'uuid' | 'text' }[];
  /** What a value is bound to, of the row's key. */
  context: (key: readonly string[]) => string;
}

const ofId = (table: string, column: string, context: (id: string) => string, key = 'id'): SealedColumn => ({
  table,
  column,
  key: [{ column: key, type: 'uuid' }],
  context: ([id]) => context(id!),
});
const ofSite = (column: string): SealedColumn => ({
  table: 'site_credentials',
  column,
  key: ['client_id', 'kind'].map((name) => ({ column: name, type: 'text' })),
  context: ([clientId, kind]) => secretContext(clientId!, kind as CredentialKind),
});

/** Every column of auth that is sealed with `DATA_KEY`; a test holds them against the tables. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ofId('users', 'mobile_encrypted', mobileContext),
  ofId('former_mobiles', 'mobile_encrypted', formerMobileContext),
  ofId('users', 'totp_secret_encrypted', totpContext),
  ofId('person_identities', 'name_encrypted', (id) => `person_identities.name:${id}`, 'user_id'),
  ofId('person_identities', 'number_encrypted', (id) => `person_identities.number:${id}`, 'user_id'),
  ofId('officers', 'mobile_encrypted', (id) => `officers.mobile:${id}`, 'account_id'),
  ofId('face_checks', 'document_sealed', (id) => `face_checks.document:${id}`),
  ofSite('secret_encrypted'),
  ofSite('previous_secret_encrypted'),
  {
    table: 'signing_keys',
    column: 'private_jwk_encrypted',
    key: [{ column: 'kid', type: 'text' }],
    context: ([kid]) => `signing-key:${kid!}`,
  },
  {
    table: 'oidc_payloads',
    column: 'payload',
    key: ['kind', 'id_hash'].map((name) => ({ column: name, type: 'text' })),
    context: ([kind, hash]) => `${kind!}:${hash!}`,
  },
];
