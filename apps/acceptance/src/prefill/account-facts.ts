import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { z } from 'zod';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { identityAddress } from '../disclosure/identity-address.js';
import type { AccountField } from '../item/forms/form-fields.js';

/** 账户信息 by the names under which forms ask for it. */
export type AccountFacts = Partial<Record<AccountField, string>>;

const Identity = z.object({
  kind: z.enum(['person', 'legalPerson']),
  name: z.string(),
  documentType: z.string(),
  documentNo: z.string(),
  mobile: z.string().nullable(),
  companyName: z.string().nullable(),
  creditCode: z.string().nullable(),
});

/** Somebody looks at an empty form meanwhile. */
const TIMEOUT_MS = 1_000;
/** GA/T 2000.156 in the words of the form group `person`. */
const ID_TYPES: Readonly<Record<string, string>> = { '111': 'citizenId', '414': 'passport', '511': 'taiwanPermit' };
export const idTypeOf = (documentType: string): string => ID_TYPES[documentType] ?? 'other';

const log = logger('acceptance.prefill');

/** Who stands behind an account: auth knows, and puts on record that it was asked (ADR 6). Not to be called in a unit of work. */
@Injectable()
export class AccountFactsReader {
  constructor(
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** Of who files for oneself; what the token tells, and no more, while auth is away: nobody waits with an empty form for it. */
  async of({ id, kind, orgCode }: Principal, itemCode: string): Promise<AccountFacts> {
    const told: AccountFacts = kind === 'legalPerson' && orgCode !== undefined ? { creditCode: orgCode } : {};
    const url = identityAddress(this.config.AUTH_URL, id, { purpose: 'prefill', itemCode });
    try {
      const identity = await this.client.get(url, { schema: Identity, timeoutMs: TIMEOUT_MS });
      return { ...told, ...factsOf(identity) };
    } catch (err) {
      log.warn('an identity could not be read; the form is filled in without it', { err });
      return told;
    }
  }
}

function factsOf({ kind, name, documentType, documentNo, mobile, companyName, creditCode }: z.output<typeof Identity>): AccountFacts {
  const reached = mobile === null ? {} : { mobile };
  const person = { idType: idTypeOf(documentType), idNumber: documentNo, ...reached };
  if (kind === 'person') return { name, ...person };
  // The person in whose hands an enterprise's account is acts for it (经办人), and is not the applicant.
  return {
    agentName: name,
    ...reached,
    ...(companyName !== null && { companyName, name: companyName }),
    ...(creditCode !== null && { creditCode }),
  };
}
