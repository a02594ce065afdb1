import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { RegisteredSystems } from '../domain/registered-systems.js';
import { itemRouted, systemMoveRefused } from '../domain/system.errors.js';
import type { RoutedItems } from '../http/system.schema.js';
import { KeepSystems } from './keep-systems.js';

const CLEAR = 'DELETE FROM system_items WHERE system_id = $1 AND NOT item_code = ANY($2::text[])';
const ROUTE = `
  INSERT INTO system_items (org_code, item_code, system_id) SELECT $1, code, $2 FROM unnest($3::text[]) AS code ON CONFLICT DO NOTHING`;
const OTHERS =
  'SELECT item_code FROM system_items WHERE org_code = $1 AND system_id <> $2 AND item_code = ANY($3::text[]) ORDER BY item_code LIMIT 20';

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
      await this.database.query(CLEAR, [id, codes]);
      await this.database.query(ROUTE, [orgCode, id, codes]);
      const taken = await this.database.query<{ item_code: string }>(OTHERS, [orgCode, id, codes]);
      if (taken.length > 0) {
        const invalidParams = taken.map(({ item_code: code }) => ({
          name: `/items/${items.indexOf(code)}`,
          code: 'DISPATCH.SYSTEM_ITEM_ROUTED',
          reason: code,
        }));
        throw itemRouted({ invalidParams });
      }
      await this.systems.note(id, actorOf(principal), 'items-routed', { items: codes.length });
      return { systemId: id, items: codes.length };
    });
  }
}
