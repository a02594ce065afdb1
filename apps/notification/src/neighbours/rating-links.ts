import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { isAppError } from '@yiwang/kernel';
import { z } from 'zod';
import type { NotificationConfig } from '../notification.config.js';

const IssuedLink = z.object({ token: z.string().min(1) });

/** 评价链接 — made by evaluation when the message is. Each one replaces the one before, so a message keeps the one it got. */
@Injectable()
export class RatingLinks {
  constructor(
    private readonly client: ServiceClient,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  /** Undefined when there is nothing to rate any more. */
  async make(invitationId: string): Promise<string | undefined> {
    const url = `${this.config.EVALUATION_URL.replace(/\/$/, '')}/api/v1/evaluations/invitations/${encodeURIComponent(invitationId)}/link`;
    try {
      const { token } = await this.client.post(url, { schema: IssuedLink, body: {} });
      return `${this.config.RATING_PAGE_URL}#${token}`;
    } catch (error) {
      if (isAppError(error) && error.code === 'EVALUATION.NOTHING_TO_RATE') return undefined;
      throw error;
    }
  }
}
