import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { requireCalendarScope } from '../domain/calendar-scope.js';
import { Recounts } from '../persistence/recounts.js';

/** 重算 that an officer asks for, of his region or one below. */
@Injectable()
export class RequestRecount {
  constructor(
    private readonly recounts: Recounts,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.CALENDAR_OUT_OF_SCOPE */
  execute(asked: string | undefined, principal: Principal, key: IdempotentRequest): Promise<{ recountId: string }> {
    const region = asked ?? principal.regionCode;
    requireCalendarScope(principal.regionCode, region ?? '');
    return this.idempotency.once(key, async () => ({
      recountId: await this.recounts.begin({ publication: null, region: region!, by: actorOf(principal), at: this.clock.now() }),
    }));
  }
}
