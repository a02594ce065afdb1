import { Instant } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { z } from 'zod';

export const consentNotFound = defineError('not-found', 'AUTH.CONSENT_NOT_FOUND', {
  zh: '未授权该应用，或授权已撤回',
  en: 'this application was not agreed to, or not any more',
});

export const ConsentClientId = z.string().min(1).max(64);
export const ListedConsent = z
  .object({
    clientId: z.string(),
    name: z.string().meta({ description: 'Of the application, as it was registered.' }),
    scopes: z
      .array(z.string())
      .meta({ description: 'What it may be told: `openid` a number for the account, `profile` the masked name and the identity.' }),
    givenAt: Instant,
  })
  .meta({ id: 'Consent' });
export type ListedConsent = z.output<typeof ListedConsent>;
export const ConsentPage = pageOf(ListedConsent);
