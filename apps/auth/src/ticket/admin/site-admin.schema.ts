import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { isNetwork } from '@yiwang/http-client';
import { z } from 'zod';
import { OrgCode } from '../../admin/account/officer-line.js';
import { ClientId, MAX_OVERLAP_HOURS } from '../../admin/client/client-admin.schema.js';

const Code = z.string().regex(/^[A-Za-z0-9_-]{2,64}$/, '2 to 64 letters, digits, hyphens and underscores');
const Audience = z.enum(['person', 'legalPerson']);

/** https, or a loopback address in development; as it will be compared: character by character. */
const CallbackUrl = z
  .string()
  .max(500)
  .refine((text) => {
    const url = URL.parse(text);
    if (url === null || url.hash !== '' || url.username !== '' || !/^[\x21-\x7e]+$/.test(text) || text.includes('*')) return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname));
  }, 'https or a loopback address, without a fragment');

const CallbackUrls = z
  .array(CallbackUrl)
  .min(1)
  .max(20)
  .refine((urls) => new Set(urls).size === urls.length, 'each once')
  .meta({ description: 'Where people go with a ticket; the first unless another is asked for.' });

const Credential = z
  .strictObject({
    code: Code,
    secret: z.string().min(8).max(128).meta({ description: 'Rotate it soon: somebody else has made it.' }),
  })
  .meta({ description: 'What the site has already from another authority, so that it goes on unchanged; made here unless given.' });

/** 网站接入. */
export const NewSite = z
  .strictObject({
    clientId: ClientId,
    name: z.string().trim().min(1).max(100),
    orgCode: OrgCode.meta({ description: 'The department whose site it is.' }),
    audience: z.array(Audience).min(1).max(2),
    callbackUrls: CallbackUrls,
    networks: z
      .array(z.string().refine(isNetwork, 'a block of addresses expected: 203.0.113.0/28'))
      .max(20)
      .default([])
      .meta({ description: 'Where its servers call from; from everywhere if none is named.' }),
    service: Credential.optional().meta({ description: 'servicecode and servicepwd of the personal interface.' }),
    access: Credential.optional().meta({ description: 'Access key and secret of the legal persons’ interface.' }),
  })
  .superRefine(({ audience, service, access }, context) => {
    const wrong = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (new Set(audience).size < audience.length) wrong('audience', 'each once');
    if (service && !audience.includes('person')) wrong('service', 'only of a site that lets persons in');
    if (access && !audience.includes('legalPerson')) wrong('access', 'only of a site that lets legal persons in');
  });
export type NewSite = z.output<typeof NewSite>;

const Secret = z.string().nullable().meta({
  description:
    'Shown in this answer only: null in a repetition of the request, where it was given, and where the site has no such interface.',
});
export const RegisteredSite = z
  .object({
    clientId: z.string(),
    serviceCode: z.string().nullable(),
    servicePwd: Secret,
    accessKey: z.string().nullable(),
    accessSecret: Secret,
  })
  .meta({ id: 'RegisteredSite' });
export type RegisteredSite = z.output<typeof RegisteredSite>;

export const CredentialKindParam = z.enum(['service', 'access']);
export const RotateSiteSecret = z.strictObject({
  overlapHours: z.int().min(0).max(MAX_OVERLAP_HOURS).default(24).meta({
    description: 'How long the secret so far stays good beside the new one; 0 ends it at once, as after a leak.',
  }),
});
export const RotatedSiteSecret = z
  .object({ clientId: z.string(), code: z.string(), secret: Secret, previousSecretUntil: Instant.nullable() })
  .meta({ id: 'RotatedSiteSecret' });
export type RotatedSiteSecret = z.output<typeof RotatedSiteSecret>;

export const ApproveSite = z.strictObject({
  callbackUrls: CallbackUrls.meta({ description: 'As they were listed to who approves: changed since, they are not approved unseen.' }),
});
export const ApprovedSite = z.object({ clientId: z.string(), state: z.literal('approved') }).meta({ id: 'ApprovedSite' });
export type ApprovedSite = z.output<typeof ApprovedSite>;

export const ChangeSiteCallbacks = z.strictObject({ callbackUrls: CallbackUrls });
export const ChangedSite = z
  .object({
    clientId: z.string(),
    callbackUrls: z.array(z.string()),
    state: z.enum(['approved', 'waiting']).meta({ description: 'waiting: for a second person, and nobody gets in by it until then.' }),
  })
  .meta({ id: 'ChangedSite' });
export type ChangedSite = z.output<typeof ChangedSite>;

export const SiteQuery = PageQuery;
export const ListedSite = z
  .object({
    clientId: z.string(),
    name: z.string(),
    orgCode: z.string().nullable(),
    audience: z.array(Audience),
    callbackUrls: z.array(z.string()),
    serviceCode: z.string().nullable(),
    accessKey: z.string().nullable(),
    networks: z.array(z.string()),
    approvedAt: Instant.nullable().meta({ description: 'null: waits for a second person, and nobody gets in by it.' }),
    disabledAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'AdministeredSite' });
export type ListedSite = z.output<typeof ListedSite>;
export const SitePage = pageOf(ListedSite);
