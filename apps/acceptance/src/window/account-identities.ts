import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { z } from 'zod';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { identityAddress } from '../disclosure/identity-address.js';
import type { AccountHolder } from './domain/identity.js';

const Identity = z.object({ kind: z.enum(['person', 'legalPerson']), name: z.string(), documentType: z.string(), documentNo: z.string() });

/** Somebody stands at the window meanwhile. */
const TIMEOUT_MS = 1_500;

const log = logger('acceptance.windows');

/** Who stands behind the account that filed: auth knows, and puts on record that it was asked (ADR 6). Not to be called in a unit of work. */
@Injectable()
export class AccountIdentities {
  constructor(
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** Undefined while auth is away, or does not know the account: then the pick-up code speaks for the applicant. */
  async of(accountId: string, about: { caseNo: string; itemCode: string }): Promise<AccountHolder | undefined> {
    const url = identityAddress(this.config.AUTH_URL, accountId, { purpose: 'collection', ...about });
    try {
      return await this.client.get(url, { schema: Identity, timeoutMs: TIMEOUT_MS });
    } catch (err) {
      log.warn('an identity could not be read; the result is collected by its pick-up code', { err });
      return undefined;
    }
  }
}
