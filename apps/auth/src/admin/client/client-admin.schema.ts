import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { OrgCode } from '../account/officer-line.js';
import { PermissionName } from '../organisation/register.schema.js';

export const MAX_OVERLAP_HOURS = 168;

const Kind = z.enum(['system', 'service', 'public']);
export const ClientId = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, '2 to 64 of a-z, 0-9 and hyphen, beginning with a letter');

/** An address that a code is sent to: https, or a loopback address or private scheme of an installed app; never with a fragment. */
const RedirectUri = z
  .string()
  .max(500)
  .refine((text) => {
    const url = URL.parse(text);
    if (url === null || url.hash !== '' || text.includes('*')) return false;
    if (url.protocol === 'http:') return ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
    return url.protocol === 'https:' || /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol);
  }, 'https, a loopback address, or a private scheme like cn.example.app:/callback');

/** 接入登记. */
export const NewClient = z
  .strictObject({
    clientId: ClientId,
    kind: Kind.meta({
      description: 'system: of a department, service: of the platform or its operator, public: a front end without a secret.',
    }),
    name: z.string().trim().min(1).max(100),
    orgCode: OrgCode.optional(),
    permissions: z.array(PermissionName).max(50).default([]),
    apiAccess: z.boolean().default(true).meta({ description: 'false: tokens for userinfo only (single sign-on of another site).' }),
    redirectUris: z.array(RedirectUri).max(20).default([]),
    postLogoutRedirectUris: z.array(RedirectUri).max(20).default([]),
  })
  .superRefine(({ kind, orgCode, permissions, redirectUris, postLogoutRedirectUris }, context) => {
    const wrong = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'system' && orgCode === undefined) wrong('orgCode', 'a department system belongs to an organisation');
    if (kind === 'public' && redirectUris.length === 0) wrong('redirectUris', 'a front end needs an address that the code is sent to');
    if (kind === 'public' && permissions.length > 0) wrong('permissions', 'a front end has those of whoever logs in');
    if (kind === 'public' && orgCode !== undefined) wrong('orgCode', 'a front end acts for whoever logs in');
    if (kind !== 'public' && redirectUris.length + postLogoutRedirectUris.length > 0) wrong('redirectUris', 'only a front end has any');
  });
export type NewClient = z.output<typeof NewClient>;

export const RotateSecret = z.strictObject({
  overlapHours: z.int().min(0).max(MAX_OVERLAP_HOURS).default(24).meta({
    description: 'How long the secret so far stays good beside the new one; 0 ends it at once, as after a leak.',
  }),
});

export const ClientQuery = PageQuery.extend({ kind: Kind.optional() });
export type ClientQuery = z.output<typeof ClientQuery>;

export const ListedClient = z
  .object({
    clientId: z.string(),
    kind: Kind,
    name: z.string(),
    orgCode: z.string().nullable(),
    permissions: z.array(z.string()),
    apiAccess: z.boolean(),
    redirectUris: z.array(z.string()),
    postLogoutRedirectUris: z.array(z.string()),
    previousSecretUntil: Instant.nullable().meta({ description: 'Until when the secret before the present one is good too.' }),
    disabledAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'AdministeredClient' });
export type ListedClient = z.output<typeof ListedClient>;
export const ClientPage = pageOf(ListedClient);

const Secret = z.string().nullable().meta({
  description: 'Shown in this answer only: null in a repetition of the request, and for a front end. Rotate it if the answer was lost.',
});
export const RegisteredSecret = z.object({ clientId: z.string(), clientSecret: Secret }).meta({ id: 'RegisteredClient' });
export type RegisteredSecret = z.output<typeof RegisteredSecret>;

export const RotatedSecret = z
  .object({ clientId: z.string(), clientSecret: Secret, previousSecretUntil: Instant.nullable() })
  .meta({ id: 'RotatedSecret' });
export type RotatedSecret = z.output<typeof RotatedSecret>;

export const ChangedClient = z.object({ clientId: z.string(), state: z.enum(['enabled', 'disabled']) }).meta({ id: 'ChangedClient' });
export type ChangedClient = z.output<typeof ChangedClient>;
