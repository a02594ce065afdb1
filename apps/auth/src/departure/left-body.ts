import { Injectable } from '@nestjs/common';
import { OfficerLeftV1 } from '@yiwang/events-auth';
import { Clock } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';

/** 离开机构 — tells whoever gave an officer work there; part of the unit of work in which he leaves. */
@Injectable()
export class LeftBody {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async tell(accountId: string, orgCode: string, leftAt = this.clock.now()): Promise<void> {
    await this.outbox.add(OfficerLeftV1, { accountId, orgCode, leftAt: leftAt.toISOString() }, { sequence: leftAt.getTime(), at: leftAt });
  }
}
