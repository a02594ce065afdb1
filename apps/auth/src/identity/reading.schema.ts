import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { AccountId } from '../contact/contact.schema.js';

export const ReadingQuery = PageQuery.extend({ accountId: AccountId.optional().meta({ description: 'Only of this account.' }) });
export type ReadingQuery = z.output<typeof ReadingQuery>;

/** 查阅记录 — one reading in clear. */
export const ListedReading = z
  .object({
    id: z.string(),
    at: Instant,
    accountId: z.uuid(),
    purpose: z.string().meta({
      description:
        'Such as prefill, department, collection, contact (a number, to write to it), siteLogin, enterpriseRegister, export; more may come.',
    }),
    clientId: z.string().meta({ description: 'The service, system or application that read.' }),
    itemCode: z.string().nullable().meta({ description: '事项 that it was for; null for none, and of readings of before it was noted.' }),
    caseNo: z.string().nullable().meta({ description: '办件 that it was for.' }),
  })
  .meta({ id: 'IdentityReading' });
export type ListedReading = z.output<typeof ListedReading>;
export const ReadingPage = pageOf(ListedReading);
