import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ChannelKind } from '../../channel/system-channel.js';
import { ChannelDirectory, type DepartmentChannel, type TaskChannel, WORKBENCH } from '../domain/channels.js';
import { ChannelRepository } from '../domain/plan.repository.js';

interface RouteRow {
  org_code: string;
  /** Null for the system that takes everything. */
  item_code: string | null;
  id: string;
  channel: TaskChannel;
  active: boolean;
}

const ROUTES = `
  SELECT s.org_code, NULL AS item_code, s.id, s.channel, s.active FROM department_systems s
  WHERE s.active AND s.everything AND s.org_code = ANY($1)
  UNION ALL
  SELECT i.org_code, i.item_code, s.id, s.channel, s.active FROM system_items i JOIN department_systems s ON s.id = i.system_id
  WHERE i.org_code = ANY($1) AND i.item_code = ANY($2)`;

@Injectable()
export class SqlChannelRepository extends ChannelRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async channelsOf(orgCodes: readonly string[], itemCodes: readonly string[]): Promise<ChannelDirectory> {
    const params = [[...new Set(orgCodes)], [...new Set(itemCodes)]];
    const rows = await this.database.query<RouteRow & Record<string, unknown>>(ROUTES, params);
    const systems = new Map<string, DepartmentChannel>();
    const items = new Map<string, Map<string, DepartmentChannel>>();
    for (const row of rows) {
      const channel = channelOf(row);
      if (row.item_code === null) systems.set(row.org_code, channel);
      else items.set(row.org_code, (items.get(row.org_code) ?? new Map<string, DepartmentChannel>()).set(row.item_code, channel));
    }
    return new ChannelDirectory(systems, items);
  }
}

/** A system may be registered for the workbench: then nothing is brought to it. */
const channelOf = ({ id, channel, active }: RouteRow): DepartmentChannel =>
  active && channel !== 'workbench' ? { channel: channel satisfies ChannelKind, systemId: id } : WORKBENCH;
