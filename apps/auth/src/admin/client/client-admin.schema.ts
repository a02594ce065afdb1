import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { OrgCode } from '../account/officer-line.js';
import { CLIENT_TERMS, termFaults } from './client-terms.js';

export const MAX_OVERLAP_HOURS = 168;

const Kind = z.enum(['system', 'service', 'public']);
export const ClientId = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, '2 to 64 of a-z, 0-9 and hyphen, beginning with a letter');

/** Why: shown to who has to approve it. */
const Reason = z.string().trim().min(1).max(500);

/** 接入登记. */
export const NewClient = z
  .strictObject({
    clientId: ClientId,
    kind: Kind.meta({
      description: 'system: of a department, service: of the platform or its operator, public: a front end without a secret.',
    }),
    orgCode: OrgCode.optional(),
    name: CLIENT_TERMS.name,
    permissions: CLIENT_TERMS.permissions.default([]),
    apiAccess: CLIENT_TERMS.apiAccess.default(true),
    firstParty: CLIENT_TERMS.firstParty.default(true),
    redirectUris: CLIENT_TERMS.redirectUris.default([]),
    postLogoutRedirectUris: CLIENT_TERMS.postLogoutRedirectUris.default([]),
    backchannelLogoutUri: CLIENT_TERMS.backchannelLogoutUri.default(null),
    jwks: CLIENT_TERMS.jwks.default(null),
    jwksUri: CLIENT_TERMS.jwksUri.default(null),
    networks: CLIENT_TERMS.networks.default([]),
    itemCodes: CLIENT_TERMS.itemCodes.default([]),
    orgCodes: CLIENT_TERMS.orgCodes.default([]),
    reason: Reason.optional(),
  })
  .superRefine((client, context) => {
    const { kind, orgCode } = client;
    const wrong = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'system' && orgCode === undefined) wrong('orgCode', 'a department system belongs to an organisation');
    if (kind === 'public' && orgCode !== undefined) wrong('orgCode', 'a front end acts for whoever logs in');
    for (const [field, reason] of termFaults(client)) wrong(field, reason);
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
    firstParty: z.boolean(),
    backchannelLogoutUri: z.string().nullable(),
    credential: z.enum(['none', 'secret', 'keys', 'keysAtUri']).meta({ description: 'How it proves itself; a front end does not.' }),
    jwksUri: z.string().nullable(),
    networks: z.array(z.string()),
    itemCodes: z.array(z.string()),
    orgCodes: z.array(z.string()),
    approvedAt: Instant.nullable().meta({ description: 'null: waits for a second person, and gets no token until then.' }),
    previousSecretUntil: Instant.nullable().meta({ description: 'Until when the secret before the present one is good too.' }),
    disabledAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'AdministeredClient' });
export type ListedClient = z.output<typeof ListedClient>;
export const ClientPage = pageOf(ListedClient);

const Secret = z.string().nullable().meta({
  description:
    'Shown in this answer only: null in a repetition of the request, for a front end, and for who proves himself by keys. Rotate it if the answer was lost.',
});
export const RegisteredSecret = z
  .object({
    clientId: z.string(),
    clientSecret: Secret,
    requestId: z.string().nullable().meta({ description: 'The request that a second person has to approve; null where none has to.' }),
  })
  .meta({ id: 'RegisteredClient' });
export type RegisteredSecret = z.output<typeof RegisteredSecret>;

export const RotatedSecret = z
  .object({
    clientId: z.string(),
    clientSecret: Secret,
    previousSecretUntil: Instant.nullable(),
    requestId: z
      .string()
      .nullable()
      .meta({ description: 'The request that a second person has to approve before the secret is good; null where none has to.' }),
  })
  .meta({ id: 'RotatedSecret' });
export type RotatedSecret = z.output<typeof RotatedSecret>;

export const ChangedClient = z.object({ clientId: z.string(), state: z.enum(['enabled', 'disabled']) }).meta({ id: 'ChangedClient' });
export type ChangedClient = z.output<typeof ChangedClient>;

/** 变更接入: what is to be different; what is left out stays. */
export const ClientChange = z
  .strictObject({ ...CLIENT_TERMS })
  .partial()
  .extend({ reason: Reason })
  .refine(({ reason: _, ...terms }) => Object.keys(terms).length > 0, 'something has to change');
export type ClientChange = z.output<typeof ClientChange>;
/** What of a client can be changed: field to value. */
export type ClientTerms = Partial<Omit<ClientChange, 'reason'>>;

const RequestState = z.enum(['pending', 'approved', 'rejected', 'withdrawn']);
export const ClientRequest = z
  .object({
    id: z.string(),
    clientId: z.string(),
    kind: z.enum(['registration', 'change', 'rotation']),
    wanted: z.record(z.string(), z.unknown()).meta({
      description: 'The client as it was registered, the fields that are to be different, or how long the secret so far stays good.',
    }),
    reason: z.string(),
    state: RequestState,
    requestedAt: Instant,
    requestedBy: z.object({ kind: z.string(), id: z.string() }),
    decidedAt: Instant.nullable(),
    decidedBy: z.object({ kind: z.string(), id: z.string() }).nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'ClientRequest' });
export type ClientRequest = z.output<typeof ClientRequest>;
export const ClientRequestPage = pageOf(ClientRequest);
export const ClientRequestQuery = PageQuery.extend({ state: RequestState.optional() });
export type ClientRequestQuery = z.output<typeof ClientRequestQuery>;
export const RequestId = z.uuid();
export const Rejection = z.strictObject({ reason: Reason });
export const DecidedRequest = z.object({ id: z.string(), clientId: z.string(), state: RequestState }).meta({ id: 'DecidedClientRequest' });
export type DecidedRequest = z.output<typeof DecidedRequest>;
