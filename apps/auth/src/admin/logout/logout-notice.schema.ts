import { Instant } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { z } from 'zod';

export const logoutNoticeNotFound = defineError('not-found', 'AUTH.LOGOUT_NOTICE_NOT_FOUND', {
  zh: '没有该退出通知',
  en: 'there is no such logout notice',
});
export const logoutNoticeNotDead = defineError('conflict', 'AUTH.LOGOUT_NOTICE_NOT_DEAD', {
  zh: '该退出通知已送达或仍在重试',
  en: 'the logout notice was heard, or is still tried again by itself',
});

const State = z.enum(['due', 'sent', 'dead']);
export const LogoutNoticeQuery = PageQuery.extend({ state: State.optional() });
export type LogoutNoticeQuery = z.output<typeof LogoutNoticeQuery>;

export const ListedLogoutNotice = z
  .object({
    id: z.string(),
    clientId: z.string(),
    accountId: z.string(),
    state: State.meta({ description: 'due: to be sent, or sent again; sent: the client has heard; dead: given up.' }),
    attempts: z.int(),
    fault: z.string().nullable().meta({ description: 'Why the last attempt failed.' }),
    dueAt: Instant,
    createdAt: Instant,
    changedAt: Instant,
  })
  .meta({ id: 'LogoutNotice' });
export type ListedLogoutNotice = z.output<typeof ListedLogoutNotice>;
export const LogoutNoticePage = pageOf(ListedLogoutNotice);

export const LogoutNoticeId = z.uuid();
export const RetriedLogoutNotice = z.object({ id: z.string(), state: State }).meta({ id: 'RetriedLogoutNotice' });
export type RetriedLogoutNotice = z.output<typeof RetriedLogoutNotice>;
