import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { Authorisations } from './authorisations.js';

/** With the three seconds in which services hear of it, well within the minute that an ended authorisation may take. */
const EVERY_MS = 5_000;
const BATCH = 200;

/** 授权到期 — what time has ended ends sessions and tokens too, and makes room for another offer. */
@Injectable()
export class ExpireAuthorisations {
  constructor(
    workers: Workers,
    private readonly unitOfWork: UnitOfWork,
    private readonly authorisations: Authorisations,
  ) {
    workers.add({ name: 'expire-authorisations', everyMs: EVERY_MS, round: () => this.expire() });
  }

  /** Takes one bite; says whether there may be more. */
  async expire(): Promise<boolean> {
    return (await this.unitOfWork.run(() => this.authorisations.expire(BATCH))) === BATCH;
  }
}
