import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { CaseNo } from '@yiwang/event-core';
import { isAppError } from '@yiwang/kernel';
import { z } from 'zod';
import type { NotificationConfig } from '../notification.config.js';

const CaseContact = z.object({ accountId: z.string().nullable(), mobile: z.string().nullable() });
const AccountContact = z.object({ accountId: z.string(), mobile: z.string().nullable() });
const OfficerContacts = z.object({ officers: z.array(AccountContact) });

const at = (base: string, path: string): string => `${base.replace(/\/$/, '')}${path}`;

/** 联系方式 — asked of the service that has it whenever a message is made, never kept as a copy. Not to be called in a unit of work. */
@Injectable()
export class Contacts {
  constructor(
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  /** Number of the applicant, or null when nobody wrote one down. */
  async ofApplicant(caseNo: string): Promise<string | null> {
    const path = `/api/v1/internal/applications/${encodeURIComponent(caseNo)}/contact`;
    const { accountId, mobile } = await this.client.get(at(this.config.ACCEPTANCE_URL, path), { schema: CaseContact });
    return accountId === null ? mobile : this.ofAccount(accountId, caseNo);
  }

  /** auth puts on record for which case it tells the number, where it is about one. Null of an account that is closed, too. */
  async ofAccount(accountId: string, about: string): Promise<string | null> {
    const query = CaseNo.safeParse(about).success ? `?caseNo=${about}` : '';
    const path = `/api/v1/internal/accounts/${encodeURIComponent(accountId)}/contact${query}`;
    try {
      return (await this.client.get(at(this.config.AUTH_URL, path), { schema: AccountContact })).mobile;
    } catch (error) {
      // Its number is forgotten (注销): asking again would only park what nobody can ever send.
      if (isAppError(error) && error.code === 'AUTH.ACCOUNT_NOT_FOUND') return null;
      throw error;
    }
  }

  /** Account ids of the organisation's officers; with a permission, of those who hold it for the organisation. */
  async officersOf(orgCode: string, permission?: string): Promise<string[]> {
    const query = permission === undefined ? '' : `?permission=${encodeURIComponent(permission)}`;
    const path = `/api/v1/internal/organisations/${encodeURIComponent(orgCode)}/officers/contacts${query}`;
    const { officers } = await this.client.get(at(this.config.AUTH_URL, path), { schema: OfficerContacts });
    return officers.map(({ accountId }) => accountId);
  }
}
