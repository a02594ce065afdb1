import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { uploadsBusy } from '../domain/material.errors.js';

/** Of one account; a browser sends about as many. Whoever sends slowly must not take the places of all. */
const OF_ONE = 6;
const RETRY_SECONDS = 5;

/** Keeps the memory of a process bounded: each upload holds buffers, and who comes when all are taken is told to come again. */
@Injectable()
export class UploadGate {
  private inside = 0;
  private readonly each = new Map<string, number>();

  constructor(@Inject(CONFIG) private readonly config: Pick<AcceptanceConfig, 'UPLOADS_AT_ONCE'>) {}

  /** @throws ACCEPTANCE.UPLOADS_BUSY */
  async pass<T>(account: string, work: () => Promise<T>): Promise<T> {
    const own = this.each.get(account) ?? 0;
    if (this.inside >= this.config.UPLOADS_AT_ONCE || own >= OF_ONE) throw uploadsBusy({ retryAfter: RETRY_SECONDS });
    this.inside++;
    this.each.set(account, own + 1);
    try {
      return await work();
    } finally {
      this.inside--;
      const left = this.each.get(account)! - 1;
      if (left === 0) this.each.delete(account);
      else this.each.set(account, left);
    }
  }
}
