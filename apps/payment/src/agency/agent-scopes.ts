import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { Clock, isAppError, type AppError } from '@yiwang/kernel';
import { AgentScope, agentScopePath, judgeAgent, type Concerned } from '@yiwang/permissions';
import { LRUCache } from 'lru-cache';
import type { PaymentConfig } from '../payment.config.js';
import { authorisationOver, authorisationUnchecked, outsideAuthorisation } from './agency.errors.js';

const TIMEOUT_MS = 2_000;
/** As long as a token can live (ADR 42). */
const KEPT_MS = 300_000;
const MOST = 10_000;

/** 经办人授权范围 — lets an agent pay for what he is authorised for, and for nothing else. Not to be asked in a unit of work. */
@Injectable()
export class AgentScopes {
  private readonly known: LRUCache<string, AgentScope>;

  constructor(
    client: ServiceClient,
    private readonly clock: Clock,
    @Inject(CONFIG) { AUTH_URL }: PaymentConfig,
  ) {
    const base = AUTH_URL.replace(/\/$/, '');
    const read = (id: string): Promise<AgentScope> =>
      client.get(`${base}${agentScopePath(id)}`, { schema: AgentScope, timeoutMs: TIMEOUT_MS });
    this.known = new LRUCache({ max: MOST, ttl: KEPT_MS, fetchMethod: read });
  }

  /** Asks what there is to ask before a unit of work; what it gives refuses within what is outside. */
  async judgeOf(principal: Principal): Promise<(concerned: Concerned) => void> {
    if (principal.authorisationId === undefined) return () => undefined;
    const scope = await this.of(principal.authorisationId);
    return (concerned) => {
      const refusal = this.refusal(scope, principal, concerned);
      if (refusal) throw refusal;
    };
  }

  /** Whether an agent has to do with what another of his enterprise has filed; not while that cannot be looked up. */
  async covers(principal: Principal, concerned: Concerned): Promise<boolean> {
    if (principal.authorisationId === undefined) return true;
    return this.refusal(await this.of(principal.authorisationId), principal, concerned) === undefined;
  }

  private refusal(scope: AgentScope | AppError, principal: Principal, concerned: Concerned): AppError | undefined {
    if (isAppError(scope)) return scope;
    const verdict = judgeAgent(scope, principal, concerned, this.clock.now());
    if (verdict === 'allowed') return undefined;
    return verdict === 'ended' ? authorisationOver() : outsideAuthorisation();
  }

  private async of(authorisationId: string): Promise<AgentScope | AppError> {
    try {
      return (await this.known.fetch(authorisationId)) ?? authorisationUnchecked({ retryAfter: 5 });
    } catch (cause) {
      // What auth does not know authorises nobody.
      if (isAppError(cause) && cause.kind === 'not-found') return authorisationOver({ cause });
      return authorisationUnchecked({ cause, retryAfter: 5 });
    }
  }
}
