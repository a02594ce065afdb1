import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ChannelKind } from '../../channel/system-channel.js';
import { ChannelDirectory, type DepartmentChannel, type TaskChannel, WORKBENCH } from '../domain/channels.js';
import { ChannelRepository } from '../domain/plan.repository.js';
import { SHARE_ROUTES } from './routes.sql.js';

interface RouteRow {
  org_code: string;
  /** Null for the system that takes everything. */
  item_code: string | null;
  id: string;
  channel: TaskChannel;
  active: boolean;
}

const ROUTES = `
  WITH s AS (
    SELECT id, org_code, channel, active, everything FROM department_systems WHERE org_code = ANY($1) AND state <> 'retired'
  )
  SELECT s.org_code, NULL AS item_code, s.id, s.channel, s.active FROM s WHERE s.active AND s.everything
  UNION ALL
  SELECT i.org_code, i.item_code, s.id, s.channel, s.active FROM system_items i JOIN s ON s.id = i.system_id
  WHERE i.org_code = ANY($1) AND i.item_code = ANY($2)`;
/** Of a task that is its own no more. A system acts by the first of its names that it has. */
const HEAR_TAKEN_OVER = `
  UPDATE deliveries d SET state = 'closed', acknowledged_at = coalesce(d.acknowledged_at, $3)
  FROM department_systems s, tasks t
  WHERE d.task_id = $1 AND d.type = 'task.recalled' AND s.id = d.system_id AND s.state <> 'retired'
    AND coalesce(s.client_id, s.code, s.id::text) = $2 AND t.id = d.task_id AND (t.state <> 'recalled' OR t.system_id IS DISTINCT FROM s.id)
  RETURNING 1`;

@Injectable()
export class SqlChannelRepository extends ChannelRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async channelsOf(orgCodes: readonly string[], itemCodes: readonly string[]): Promise<ChannelDirectory> {
    const departments = [...new Set(orgCodes)].sort();
    // No system is moved until the tasks that go by these routes are there: whoever takes over its tasks then finds them.
    await this.database.query(SHARE_ROUTES, [departments]);
    const rows = await this.database.query<RouteRow & Record<string, unknown>>(ROUTES, [departments, [...new Set(itemCodes)]]);
    const systems = new Map<string, DepartmentChannel>();
    const items = new Map<string, Map<string, DepartmentChannel>>();
    for (const row of rows) {
      const channel = channelOf(row);
      if (row.item_code === null) systems.set(row.org_code, channel);
      else items.set(row.org_code, (items.get(row.org_code) ?? new Map<string, DepartmentChannel>()).set(row.item_code, channel));
    }
    return new ChannelDirectory(systems, items);
  }

  override async hearTakenOver(taskId: string, clientId: string, now: Date): Promise<boolean> {
    return (await this.database.query(HEAR_TAKEN_OVER, [taskId, clientId, now])).length > 0;
  }
}

/** A system may be registered for the workbench: then nothing is brought to it. */
const channelOf = ({ id, channel, active }: RouteRow): DepartmentChannel =>
  active && channel !== 'workbench' ? { channel: channel satisfies ChannelKind, systemId: id } : WORKBENCH;
