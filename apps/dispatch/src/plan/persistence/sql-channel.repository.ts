import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ChannelKind } from '../../channel/system-channel.js';
import { limitsOf } from '../../system/persistence/client-standings.sql.js';
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

/**
 * A system whose client is limited to items (事项范围) takes no others, by whatever channel: some of these show no token that could be refused.
 * What it takes with everything comes before what goes to a system of its own.
 */
const ROUTES = `
  WITH s AS (
    SELECT d.id, d.org_code, d.channel, d.active, d.everything, ${limitsOf('d', 'c')} AS limits
    FROM department_systems d LEFT JOIN client_standings c ON c.client_id = d.client_id WHERE d.org_code = ANY($1) AND d.state <> 'retired'
  )
  SELECT s.org_code, NULL AS item_code, s.id, s.channel, s.active, 1 AS rank FROM s WHERE s.active AND s.everything AND s.limits IS NULL
  UNION ALL
  SELECT s.org_code, i, s.id, s.channel, s.active, 1 FROM s, unnest($2::text[]) i WHERE s.active AND s.everything AND i = ANY(s.limits)
  UNION ALL
  SELECT i.org_code, i.item_code, s.id, s.channel, s.active AND (s.limits IS NULL OR i.item_code = ANY(s.limits)), 2
  FROM system_items i JOIN s ON s.id = i.system_id WHERE i.org_code = ANY($1) AND i.item_code = ANY($2)
  ORDER BY rank`;
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
