import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { uploadsBusy } from '../domain/material.errors.js';

/** Keeps the memory of a process bounded: each upload holds buffers, and who comes when all are taken is told to come again. */
@Injectable()
export class UploadGate {
  private inside = 0;

  constructor(@Inject(CONFIG) private readonly config: AcceptanceConfig) {}

  /** @throws ACCEPTANCE.UPLOADS_BUSY */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.config.UPLOADS_AT_ONCE) throw uploadsBusy({ retryAfter: 5 });
    this.inside++;
    try {
      return await work();
    } finally {
      this.inside--;
    }
  }
}
