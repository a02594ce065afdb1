import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { RegisteredSystems } from '../domain/registered-systems.js';
import { itemRouted, systemMoveRefused } from '../domain/system.errors.js';
import type { RoutedItems } from '../http/system.schema.js';
import { CLEAR_ROUTES, OTHERS_ROUTES, ROUTE } from '../persistence/onboarding.sql.js';
import { KeepSystems } from './keep-systems.js';

/** 事项分派规则 — says which items of the department go to this system, whatever else it has. Holds for tasks from now on. */
@Injectable()
export class RouteItems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly systems: RegisteredSystems,
    private readonly keep: KeepSystems,
  ) {}

  /** Replaces what was said before. @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.SYSTEM_ITEM_ROUTED, DISPATCH.SYSTEM_MOVE_REFUSED for a retired one */
  execute(id: string, items: readonly string[], principal: Principal): Promise<RoutedItems> {
    const codes = [...new Set(items)].sort();
    return this.uow.run(async () => {
      const { orgCode, state } = (await this.keep.lock(id, principal)).snapshot;
      if (state === 'retired') throw systemMoveRefused();
      await this.database.query(CLEAR_ROUTES, [id, codes]);
      await this.database.query(ROUTE, [orgCode, id, codes]);
      const taken = await this.database.query<{ item_code: string }>(OTHERS_ROUTES, [orgCode, id, codes]);
      if (taken.length > 0) {
        const invalidParams = taken.map(({ item_code: code }) => ({
          name: `/items/${items.indexOf(code)}`,
          code: 'DISPATCH.SYSTEM_ITEM_ROUTED',
          reason: code,
        }));
        throw itemRouted({ invalidParams });
      }
      await this.systems.note(id, actorOf(principal), 'items-routed', { items: codes.length });
      await this.systems.takeRoutes(orgCode);
      return { systemId: id, items: codes.length };
    });
  }
}
