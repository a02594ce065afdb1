import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { z } from 'zod';
import type { AuthConfig } from '../../auth.config.js';

const Answer = z.object({ open: z.int().min(0) });

/** 在办件, asked of acceptance whenever it matters. Not to be called in a unit of work. */
@Injectable()
export class OpenCases {
  constructor(
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** Whether the account is applicant or agent of a case that is not over. @throws HTTP_CLIENT.NEIGHBOUR_UNAVAILABLE */
  async has(accountId: string): Promise<boolean> {
    const base = this.config.ACCEPTANCE_URL.replace(/\/$/, '');
    const url = `${base}/api/v1/internal/applicants/${encodeURIComponent(accountId)}/open-cases`;
    return (await this.client.get(url, { schema: Answer })).open > 0;
  }
}
