import { Injectable } from '@nestjs/common';
import { reachesBody, type AgentScope } from '@yiwang/permissions';
import { Database } from '@yiwang/persistence';
import type { Account } from '../../account/accounts.js';

type Reach = Pick<AgentScope, 'everything' | 'items' | 'departments'> & { body: string | null };

const REACH = `SELECT z.everything, z.items, z.departments, c.org_code AS body FROM authorisations z JOIN clients c ON c.client_id = $2
  WHERE z.id = $1`;

/** 授权范围 at a department's site, which knows an enterprise and not what its agent may do: he comes in only where he has something to do. */
@Injectable()
export class AgentReach {
  constructor(private readonly database: Database) {}

  async covers({ authorisationId }: Account, clientId: string): Promise<boolean> {
    if (authorisationId === null) return true;
    const [row] = await this.database.query<Reach & Record<string, unknown>>(REACH, [authorisationId, clientId]);
    return row !== undefined && (row.everything || (row.body !== null && reachesBody(row, row.body)));
  }
}
