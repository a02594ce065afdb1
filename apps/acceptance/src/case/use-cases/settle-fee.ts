import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemCores } from '../../item/item-cores.js';
import { itemVersionAwaited } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { Deadlines } from '../domain/deadlines.js';

export interface SettledFee {
  caseNo: string;
  feeCode: string;
  how: 'paid' | 'exempted';
  at: string;
}

/** 缴清 — a fee no longer holds anything. What a department answered meanwhile takes effect with this moment. */
@Injectable()
export class SettleFee {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.ITEM_VERSION_AWAITED */
  async execute({ caseNo, feeCode, how, at }: SettledFee): Promise<void> {
    await this.deadlines.fresh();
    await this.uow.run(async () => {
      const changed = await this.cases.lockForEvent(caseNo);
      const { itemCode, itemVersion } = changed.snapshot;
      const core = await this.cores.ofCase({ itemCode, version: itemVersion });
      if (!core) throw itemVersionAwaited();
      changed.settleFee(feeCode, how, new Date(at), core, this.deadlines);
      await this.cases.save(changed);
    });
  }
}
