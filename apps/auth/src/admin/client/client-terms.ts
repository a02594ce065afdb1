import { isNetwork } from '@yiwang/http-client';
import { permissionSpec, type Permission } from '@yiwang/permissions';
import { isUscc } from '@yiwang/standards';
import { z } from 'zod';
import { PermissionName } from '../organisation/register.schema.js';

/** An address that a code is sent to: https, or a loopback address or private scheme of an installed app; never with a fragment. */
export const RedirectUri = z
  .string()
  .max(500)
  .refine((text) => {
    const url = URL.parse(text);
    if (url === null || url.hash !== '' || text.includes('*')) return false;
    if (url.protocol === 'http:') return ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
    return url.protocol === 'https:' || /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol);
  }, 'https, a loopback address, or a private scheme like cn.example.app:/callback');

/** An address that we call. Whether it leads inside is judged when it is called. */
const CalledUri = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    const url = new URL(text);
    return url.hash === '' && url.username === '' && url.password === '';
  }, 'without a fragment or a login');

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{40,180}$/);
const common = {
  kid: z.string().min(1).max(100).optional(),
  use: z.literal('sig').optional(),
  alg: z.string().max(20).optional(),
};
/** Strict: a private part, or the name of one, is refused instead of stored. */
const PublicJwk = z.discriminatedUnion('kty', [
  z.strictObject({ ...common, kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
  z.strictObject({ ...common, kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate }),
  z.strictObject({
    ...common,
    kty: z.literal('RSA'),
    n: z.string().regex(/^[A-Za-z0-9_-]{342,1400}$/, 'a modulus of 2048 bits or more'),
    e: z.string().regex(/^[A-Za-z0-9_-]{2,8}$/),
  }),
]);

const OrgCode = z.string().refine(isUscc, 'is no 统一社会信用代码');

/** What a client may do, and how it is reached: what a second person approves. */
export const CLIENT_TERMS = {
  name: z.string().trim().min(1).max(100),
  permissions: z.array(PermissionName).max(50),
  apiAccess: z.boolean().meta({ description: 'false: tokens for userinfo only (single sign-on of another site).' }),
  firstParty: z.boolean().meta({ description: 'false: whoever logs in is shown first what the client is told of him.' }),
  redirectUris: z.array(RedirectUri).max(20),
  postLogoutRedirectUris: z.array(RedirectUri).max(20),
  backchannelLogoutUri: CalledUri.nullable().meta({
    description: 'Where a front end is told that a login is over (OpenID Connect Back-Channel Logout).',
  }),
  jwks: z
    .strictObject({ keys: z.array(PublicJwk).min(1).max(10) })
    .nullable()
    .meta({ description: 'Public keys that its assertions (private_key_jwt) are checked with, instead of a secret.' }),
  jwksUri: CalledUri.nullable().meta({ description: 'Where it publishes them, instead.' }),
  networks: z
    .array(z.string().refine(isNetwork, 'a block of addresses expected: 10.1.0.0/16'))
    .max(50)
    .meta({ description: 'From where it may ask for tokens, as CIDR blocks; from everywhere unless given.' }),
  itemCodes: z
    .array(z.string().regex(/^[0-9A-Za-z]{5,40}$/))
    .max(100)
    .meta({ description: 'Items that its access is limited to; none: those of its permissions and organisation.' }),
  orgCodes: z.array(OrgCode).max(50).meta({ description: 'Organisations that it may speak for beside its own; none: its own.' }),
};

type Terms = { kind: 'system' | 'service' | 'public' } & {
  [K in keyof typeof CLIENT_TERMS]?: z.output<(typeof CLIENT_TERMS)[K]> | undefined;
};

/** 三员分立: who approves rights and who audits are people. A department's system has what the catalogue gives to such. */
function mayHold(kind: Terms['kind'], permission: Permission): boolean {
  const { holders, duty } = permissionSpec(permission);
  return kind === 'system' ? holders.includes('system') : duty !== 'security' && duty !== 'audit';
}

/** What a kind of client has to have and what it cannot have: as pairs of field and reason. */
export function termFaults(terms: Terms): [field: string, reason: string][] {
  const has = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null);
  const isPublic = terms.kind === 'public';
  const onlyOf = isPublic
    ? (['jwks', 'jwksUri', 'networks', 'itemCodes', 'orgCodes'] as const).map(
        (field) => [field, 'a front end proves nothing by itself'] as const,
      )
    : (['redirectUris', 'postLogoutRedirectUris', 'backchannelLogoutUri'] as const).map(
        (field) => [field, 'only a front end has any'] as const,
      );
  const faults: [string, string][] = onlyOf.filter(([field]) => has(terms[field])).map(([field, reason]) => [field, reason]);
  if (isPublic && !has(terms.redirectUris)) faults.push(['redirectUris', 'a front end needs an address that the code is sent to']);
  if (isPublic && has(terms.permissions)) faults.push(['permissions', 'a front end has those of whoever logs in']);
  for (const permission of isPublic ? [] : (terms.permissions ?? []))
    if (!mayHold(terms.kind, permission)) faults.push(['permissions', `${permission} is for people, not for a ${terms.kind}`]);
  if (!isPublic && terms.firstParty === false) faults.push(['firstParty', 'nobody logs in at a system']);
  if (has(terms.jwks) && has(terms.jwksUri)) faults.push(['jwksUri', 'either the keys or where they are']);
  return faults;
}
