import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { isAppError } from '@yiwang/kernel';
import { z } from 'zod';
import type { AcceptanceConfig } from '../acceptance.config.js';
import type { SealedApplicant } from '../case/persistence/personal-data.js';
import { identityAddress } from './identity-address.js';

const Identity = z.object({
  kind: z.enum(['person', 'legalPerson']),
  name: z.string(),
  documentType: z.string(),
  documentNo: z.string(),
  mobile: z.string().nullish(),
  companyName: z.string().nullish(),
  creditCode: z.string().nullish(),
});

/**
 * 申请人 as a department is told of him: what the counter wrote down, or, of who filed online, what auth knows and puts on record. A
 * department is not told half of it while auth is away: it is asked again. Not to be called in a unit of work.
 */
@Injectable()
export class ApplicantContent {
  constructor(
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  async of(
    sealed: SealedApplicant,
    accountId: string | null,
    about: { caseNo: string; itemCode: string },
  ): Promise<Record<string, unknown>> {
    const { applicant, agent, legalRepresentative } = sealed;
    const known = { ...applicant, ...(agent && { agent }), ...(legalRepresentative && { legalRepresentative }) };
    if (accountId === null || applicant.name !== undefined) return known;
    const url = identityAddress(this.config.AUTH_URL, accountId, { purpose: 'department', ...about });
    try {
      return { ...known, ...identityOf(await this.client.get(url, { schema: Identity })) };
    } catch (error) {
      // An account that auth does not have any more leaves what the case itself knows.
      if (isAppError(error) && error.kind === 'not-found') return known;
      throw error;
    }
  }
}

function identityOf({ kind, name, documentType, documentNo, mobile, companyName, creditCode }: z.output<typeof Identity>) {
  const reached = mobile ? { mobile } : {};
  if (kind === 'person') return { name, documentType, documentNo, ...reached };
  // The person in whose hands an enterprise's account is acts for it (经办人), and is not the applicant.
  const enterprise = { ...(companyName && { name: companyName }), ...(creditCode && { documentType: '001', documentNo: creditCode }) };
  return { ...enterprise, ...reached, agent: { name, idNumber: documentNo, ...reached } };
}
