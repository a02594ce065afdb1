import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { counterKey } from '../../case/use-cases/counter-key.js';
import { TakeBundle, type BundleReceipt, type FileBundleCommand } from './take-bundle.js';

/** 联办申报 in one call. */
@Injectable()
export class FileBundle {
  constructor(
    private readonly bundles: TakeBundle,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.BUNDLE_REFUSED, ACCEPTANCE.FORM_UNAVAILABLE, ACCEPTANCE.ITEM_VERSION_AWAITED, ACCEPTANCE.ITEM_NOT_FOUND */
  async execute(command: FileBundleCommand, principal: Principal, request: IdempotentRequest): Promise<BundleReceipt> {
    const now = this.clock.now();
    const prepared = await this.bundles.prepare(command, principal, now);
    return this.idempotency.once(counterKey(request, principal), () => this.bundles.take(command, principal, prepared, now), {
      status: 201,
    });
  }
}
