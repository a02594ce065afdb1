import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { AgentScopes } from '../../agency/agent-scopes.js';
import { ItemCores } from '../../item/item-cores.js';
import type { Case } from '../domain/case.js';
import type { Performer } from '../domain/case-input.js';
import { itemVersionAwaited } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { Deadlines } from '../domain/deadlines.js';
import { rolesTowards, viewerOf } from '../domain/case-viewer.js';
import { receiptOf, type CaseReceipt } from './case-receipt.js';

/** Who asks for a change, of which case, under which key. */
export interface ChangeRequest {
  caseNo: string;
  principal: Principal;
  key: IdempotentRequest;
}

export interface ChangeContext {
  changed: Case;
  by: Performer;
  now: Date;
}

/**
 * What every change of a case over HTTP has in common: the row is locked if the caller may see it, the change is made by the caller in his
 * roles, and case, step, fact and key are saved in that one transaction. A repetition makes the change as well, and it is undone.
 */
@Injectable()
export class ChangeCase {
  constructor(
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly deadlines: Deadlines,
    private readonly agents: AgentScopes,
  ) {}

  async run({ caseNo, principal, key }: ChangeRequest, change: (context: ChangeContext) => void | Promise<void>): Promise<CaseReceipt> {
    await this.deadlines.fresh();
    const refusal = await this.agents.judgeOf(principal);
    return this.idempotency.once(
      key,
      async () => {
        const viewer = viewerOf(principal);
        const changed = await this.cases.lock(caseNo, viewer);
        const refused = refusal({ itemCode: changed.snapshot.itemCode, orgCode: changed.snapshot.decidingOrg });
        if (refused) throw refused;
        const by = { actor: actorOf(principal), roles: rolesTowards(viewer, changed.snapshot) };
        await change({ changed, by, now: this.clock.now() });
        changed.scheduleClosing(this.deadlines);
        await this.cases.save(changed);
        return receiptOf(changed);
      },
      { status: 200 },
    );
  }

  /** The item version of the case. @throws ACCEPTANCE.ITEM_VERSION_AWAITED while it has not arrived */
  async coreOf(of: Case): Promise<ItemOperationalCore> {
    const { itemCode, itemVersion } = of.snapshot;
    const core = await this.cores.ofCase({ itemCode, version: itemVersion });
    if (!core) throw itemVersionAwaited();
    return core;
  }
}
