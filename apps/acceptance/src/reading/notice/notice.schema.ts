import { CaseNo, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';

const day = z.iso.date().refine((date) => date > '1900', { params: { code: 'BEYOND_ANY_CASE' } });

export const NoticeQuery = PageQuery.extend({
  region: RegionCode.optional().describe('of the deciding body, with everything below'),
  orgCode: OrgCode.optional().describe('决定机关'),
  from: day.optional().describe('first day of publication, in China'),
  to: day.optional().describe('last day of publication'),
});
export type NoticeQuery = z.output<typeof NoticeQuery>;

export const Notice = z
  .object({
    caseNo: CaseNo,
    itemCode: ItemCode,
    itemName: z.string().nullable(),
    decidingAuthority: z.object({ orgCode: OrgCode, name: z.string().nullable(), regionCode: RegionCode }),
    applicant: z.object({
      kind: z.enum(['person', 'legalPerson']),
      name: z.string().nullable().describe('masked for persons; null where the case was filed online'),
      number: z.string().optional().describe('统一社会信用代码'),
    }),
    outcome: z.enum(['approved', 'rejected']),
    resultNo: z.string().nullable().describe('of organisations only'),
    decidedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'CaseNotice' });
export type Notice = z.output<typeof Notice>;
export const NoticePage = pageOf(Notice).meta({ id: 'CaseNoticePage' });
