import { Injectable } from '@nestjs/common';
import { hasPermission, type Principal } from '@yiwang/access';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { DepartmentSystems } from '../../system/department-system.js';
import { covers } from '../../system/system-scope.js';

/** Who may look after a system: operators of the platform after any, who keeps or approves systems after those of their region. */
@Injectable()
export class VisibleSystems {
  constructor(private readonly systems: DepartmentSystems) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND also for one of another region */
  async demand(systemId: string, principal: Principal): Promise<void> {
    const system = await this.systems.byId(systemId);
    if (!system || !(hasPermission(principal, 'ops.messaging') || covers(principal, system.orgCode))) throw systemNotFound();
  }
}
