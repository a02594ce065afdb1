import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { PostCode } from '../admin/account/officer-line.js';
import { AccountId } from '../contact/contact.schema.js';

export const DelegationId = z.uuid().toLowerCase();

const Wish = z.strictObject({
  toAccountId: AccountId,
  posts: z.array(PostCode).min(1).max(20),
  startsAt: Instant.optional().meta({ description: 'Now where it is left out.' }),
  endsAt: Instant,
  reason: z.string().trim().min(1).max(200),
});
export const OwnDelegation = Wish;
export const NewDelegation = Wish.extend({ fromAccountId: AccountId });
export type NewDelegation = z.output<typeof NewDelegation>;

export const AskedDelegation = z
  .object({
    id: z.string(),
    changeId: z.string().nullable().meta({ description: 'What a security administrator has to approve first; null where nobody has to.' }),
  })
  .meta({ id: 'AskedDelegation' });
export type AskedDelegation = z.output<typeof AskedDelegation>;

const STATES = ['coming', 'running', 'over', 'revoked'] as const;
export const DelegationQuery = PageQuery.extend({
  accountId: AccountId.optional().meta({ description: 'Given by or to this officer.' }),
});
export type DelegationQuery = z.output<typeof DelegationQuery>;

export const PostDelegation = z
  .object({
    id: z.string(),
    fromAccountId: z.string(),
    toAccountId: z.string(),
    posts: z.array(z.string()),
    startsAt: Instant,
    endsAt: Instant,
    reason: z.string(),
    state: z.enum(STATES),
  })
  .meta({ id: 'PostDelegation' });
export type PostDelegation = z.output<typeof PostDelegation>;
export const DelegationPage = pageOf(PostDelegation);

export const RevokedDelegation = z.object({ id: z.string(), state: z.enum(['over', 'revoked']) }).meta({ id: 'RevokedDelegation' });
export type RevokedDelegation = z.output<typeof RevokedDelegation>;
