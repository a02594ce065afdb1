import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { AgentScopes } from '../../agency/agent-scopes.js';
import type { AccountState } from '../domain/fee-account-state.js';
import { isOwn, mayRead } from '../reach.js';

/** 查阅范围 — who sees what is due of a case: an agent what he has filed himself, and of his enterprise's what he is authorised for. */
@Injectable()
export class CaseReaders {
  constructor(private readonly agents: AgentScopes) {}

  async include(principal: Principal, whose: AccountState): Promise<boolean> {
    return mayRead(principal, whose) && (isOwn(principal, whose) || (await this.agents.covers(principal, whose)));
  }
}
