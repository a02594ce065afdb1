import { Instant } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { z } from 'zod';

export const upstreamNotLinked = defineError('not-found', 'AUTH.UPSTREAM_NOT_LINKED', {
  zh: '未关联该上级账号，或关联已解除',
  en: 'no account there is linked, or not any more',
});

export const UpstreamName = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
export const LinkedUpstream = z
  .object({
    upstream: z.string().meta({ description: 'Where the account is, as the login page’s addresses name it.' }),
    linkedAt: Instant,
  })
  .meta({ id: 'LinkedUpstream' });
export type LinkedUpstream = z.output<typeof LinkedUpstream>;
export const LinkedUpstreamPage = pageOf(LinkedUpstream);
