import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';

export const ActionQuery = PageQuery.extend({
  target: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .meta({ description: 'Account id, client id, organisation or post code: what was done to it.' }),
});
export type ActionQuery = z.output<typeof ActionQuery>;

/** 操作留痕 — one thing that was done. */
export const ListedAction = z
  .object({
    id: z.string(),
    at: Instant,
    actor: z.object({ kind: z.string(), id: z.string() }).meta({
      description: 'Kind and id of the account or client that did it; `command` with its name where it was done on the machine.',
    }),
    action: z.string().meta({ description: 'Such as account.disabled or client.secret-rotated; more may come.' }),
    target: z.string().meta({ description: 'Account id, client id, organisation or post code.' }),
    details: z.record(z.string(), z.unknown()).meta({ description: 'Codes and names of fields; never a secret or personal data.' }),
  })
  .meta({ id: 'AdminAction' });
export type ListedAction = z.output<typeof ListedAction>;
export const ActionPage = pageOf(ListedAction);
