import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { DepartmentSystems } from '../../system/department-system.js';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { covers } from '../../system/system-scope.js';
import { TrialEngine } from '../mapping-engine.js';
import { mappingActive, mappingNotFound, mappingSamePerson } from '../mapping.errors.js';
import { PastMessages } from '../past-messages.js';
import { type Mapping, Mappings, type NewMapping } from '../persistence/mappings.js';

export type DraftMapping = Omit<NewMapping, 'id' | 'createdBy'>;

/** 映射维护 — drafts and versions; a version that was in force is never changed, only replaced. */
@Injectable()
export class KeepMappings {
  constructor(
    private readonly mappings: Mappings,
    private readonly systems: DepartmentSystems,
    private readonly engine: TrialEngine,
    private readonly messages: PastMessages,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.MAPPING_INVALID, DISPATCH.SYSTEM_NOT_FOUND */
  async draft(draft: DraftMapping, principal: Principal, key: IdempotentRequest): Promise<Pick<Mapping, 'id' | 'version' | 'state'>> {
    await this.within(draft.systemId, principal);
    await this.engine.check(draft.systemId, draft.expression);
    return this.idempotency.once(key, async () => {
      const added = await this.mappings.add({ ...draft, id: uuidv7(), createdBy: principal.id });
      if (!added) throw systemNotFound();
      return { id: added.id, version: added.version, state: added.state };
    });
  }

  /**
   * 启用 by a second person, since what a department said is what its mapping makes of it; the version in force so far is retired.
   * @throws DISPATCH.MAPPING_NOT_FOUND, DISPATCH.MAPPING_ACTIVE, DISPATCH.MAPPING_SAME_PERSON
   */
  async activate(id: string, principal: Principal, key: IdempotentRequest): Promise<Pick<Mapping, 'id' | 'version' | 'state'>> {
    await this.find(id, principal);
    const work = async (): Promise<Pick<Mapping, 'id' | 'version' | 'state'>> => {
      const mapping = await this.mappings.lock(id);
      if (!mapping) throw mappingNotFound();
      if (mapping.state === 'active') throw mappingActive();
      if (mapping.createdBy === principal.id) throw mappingSamePerson();
      const { version, state } = await this.mappings.activate(mapping, principal.id, this.clock.now());
      if (mapping.direction === 'in') await this.messages.callUpUnread(mapping.systemId, mapping.type);
      return { id, version, state };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** Of a system of one's own region; others do not exist for the caller. @throws DISPATCH.MAPPING_NOT_FOUND */
  async find(id: string, principal: Principal): Promise<Mapping> {
    const mapping = await this.mappings.byId(id);
    const system = mapping && (await this.systems.byId(mapping.systemId));
    if (!mapping || !system || !covers(principal, system.orgCode)) throw mappingNotFound();
    return mapping;
  }

  /** @throws DISPATCH.SYSTEM_NOT_FOUND */
  async within(systemId: string, principal: Principal): Promise<void> {
    const system = await this.systems.byId(systemId);
    if (!system || !covers(principal, system.orgCode)) throw systemNotFound();
  }
}
