import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { Clock, isAppError, type AppError } from '@yiwang/kernel';
import { AgentScope, agentScopePath, judgeAgent, judgeHolder, type AgentVerdict, type Concerned } from '@yiwang/permissions';
import { LRUCache } from 'lru-cache';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { authorisationOver, authorisationUnchecked, outsideAuthorisation } from './agency.errors.js';

/** Somebody waits for his filing. */
const TIMEOUT_MS = 2_000;
/** As long as a token can live: an authorisation never changes, and that it has ended is told by the list of ended access (ADR 42). */
const KEPT_MS = 300_000;
const MOST = 10_000;

/** What of its enterprise's business an account has to do with. */
export type AgentReach = Pick<AgentScope, 'everything' | 'items' | 'departments'>;
const ALL: AgentReach = { everything: true, items: [], departments: [] };

/** 经办人授权范围 — refuses an agent what the representative has not authorised him for. Not to be asked in a unit of work. */
@Injectable()
export class AgentScopes {
  private readonly known: LRUCache<string, AgentScope>;

  constructor(
    private readonly client: ServiceClient,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {
    // One question for all who ask for the same at once.
    this.known = new LRUCache({ max: MOST, ttl: KEPT_MS, fetchMethod: (id) => this.read(id) });
  }

  /** What is wrong with it, if anything: nothing for whoever acts for himself or is the representative. */
  async refusal(principal: Principal, concerned: Concerned): Promise<AppError | undefined> {
    const judge = await this.judgeOf(principal);
    return judge(concerned);
  }

  /** Asks what there is to ask before a unit of work; what it gives judges any item within. */
  async judgeOf(principal: Principal): Promise<(concerned: Concerned) => AppError | undefined> {
    if (principal.authorisationId === undefined) return () => undefined;
    const scope = await this.of(principal.authorisationId);
    if (isAppError(scope)) return () => scope;
    return (concerned) => refusalOf(judgeAgent(scope, principal, concerned, this.clock.now()));
  }

  /** Everything for the representative. @throws ACCEPTANCE.OUTSIDE_AUTHORISATION, ACCEPTANCE.AUTHORISATION_ENDED, ACCEPTANCE.AUTHORISATION_UNCHECKED */
  async reachOf(principal: Principal): Promise<AgentReach> {
    if (principal.authorisationId === undefined) return ALL;
    const scope = await this.of(principal.authorisationId);
    if (isAppError(scope)) throw scope;
    const refusal = refusalOf(judgeHolder(scope, principal, this.clock.now()));
    if (refusal) throw refusal;
    return scope;
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

  private read(authorisationId: string): Promise<AgentScope> {
    const base = this.config.AUTH_URL.replace(/\/$/, '');
    return this.client.get(`${base}${agentScopePath(authorisationId)}`, { schema: AgentScope, timeoutMs: TIMEOUT_MS });
  }
}

function refusalOf(verdict: AgentVerdict): AppError | undefined {
  if (verdict === 'allowed') return undefined;
  return verdict === 'ended' ? authorisationOver() : outsideAuthorisation();
}
