import { Instant, ItemCode, OrgCode } from '@yiwang/event-core';
import { AskedTime, pageOf, PageQuery } from '@yiwang/http-api';
import { isUscc } from '@yiwang/standards';
import { z } from 'zod';

export const CreditCode = OrgCode.refine(isUscc, { params: { code: 'USCC_INVALID' } }).meta({ description: '统一社会信用代码.' });

export const NewEnterprise = z.strictObject({ creditCode: CreditCode }).meta({ id: 'NewEnterprise' });
export const Takeover = z
  .strictObject({
    keepAuthorisations: z
      .boolean()
      .default(false)
      .describe('whether the agents whom the former representative authorised go on; otherwise their authorisations end'),
  })
  .meta({ id: 'EnterpriseTakeover' });

export const REPRESENTED = ['registered', 'tookOver', 'unchanged'] as const;
export const Representation = z
  .object({
    creditCode: z.string(),
    companyName: z.string(),
    orgType: z.int().describe('1 企业法人, 2 非企业法人, 3 非法人'),
    accountId: z.string().describe('the identity by which the representative acts for it; chosen at the next login'),
    outcome: z.enum(REPRESENTED),
  })
  .meta({ id: 'Representation' });
export type Representation = z.output<typeof Representation>;

const Scope = {
  everything: z.boolean().describe('whatever the enterprise itself may do; then no items or departments are named'),
  items: z.array(z.string()).describe('事项 by code; a code of 31 characters covers its handling items'),
  departments: z.array(z.string()).describe('实施主体 by credit code: all of their items'),
};

export const AuthorisationTerms = z
  .strictObject({
    // By the user alone: names are not unique, and of an enterprise there are several agents.
    agentUserId: z
      .string()
      .refine((id) => z.uuid().safeParse(id).success, { params: { code: 'AGENT_BY_USER_ID_ONLY' } })
      .toLowerCase()
      .describe('user id of the agent, as `GET /api/v1/me` tells it to him; never a name, a number or a credit code'),
    everything: Scope.everything.default(false),
    items: z
      .array(ItemCode)
      .max(500)
      .default([])
      .transform((codes) => [...new Set(codes)]),
    departments: z
      .array(CreditCode)
      .max(200)
      .default([])
      .transform((codes) => [...new Set(codes)]),
    from: AskedTime.optional().describe('now unless given'),
    until: AskedTime,
  })
  .refine(({ everything, items, departments }) => everything === (items.length + departments.length === 0), {
    path: ['everything'],
    params: { code: 'SCOPE_AMBIGUOUS' },
  })
  .meta({ id: 'AuthorisationTerms' });
export type AuthorisationTerms = z.output<typeof AuthorisationTerms>;

export const AUTHORISATION_STATUSES = ['offered', 'pending', 'active', 'expired', 'declined', 'revoked', 'resigned', 'replaced'] as const;
export type AuthorisationStatus = (typeof AUTHORISATION_STATUSES)[number];

export const Authorisation = z
  .object({
    id: z.string(),
    creditCode: z.string(),
    companyName: z.string(),
    agent: z.object({ userId: z.string(), name: z.string().nullable().describe('masked; told once he has accepted') }),
    accountId: z.string().nullable().describe('the identity by which the agent acts, once he has accepted'),
    ...Scope,
    from: Instant,
    until: Instant,
    status: z.enum(AUTHORISATION_STATUSES),
    carriedOver: z.boolean().describe('granted by nobody: the agent acted before authorisations were kept'),
    offeredAt: Instant,
    acceptedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'Authorisation' });
export type Authorisation = z.output<typeof Authorisation>;
export const AuthorisationPage = pageOf(Authorisation);
export const AuthorisationQuery = PageQuery;
export type AuthorisationQuery = z.output<typeof AuthorisationQuery>;

export const AuthorisationId = z.uuid().toLowerCase();

export const MyEnterprise = z
  .object({
    creditCode: z.string(),
    companyName: z.string(),
    accountId: z.string(),
    as: z.enum(['representative', 'agent']),
    authorisationId: z.string().nullable(),
  })
  .meta({ id: 'MyEnterprise' });
export type MyEnterprise = z.output<typeof MyEnterprise>;
export const MyEnterprisePage = pageOf(MyEnterprise);

/** What a service needs in order to refuse what an agent may not do. Never changes but for its end. */
export const AuthorisationScope = z
  .object({
    id: z.string(),
    accountId: z.string().nullable(),
    creditCode: z.string(),
    ...Scope,
    from: Instant,
    until: Instant,
    ended: z.boolean(),
  })
  .meta({ id: 'AuthorisationScope' });
export type AuthorisationScope = z.output<typeof AuthorisationScope>;
