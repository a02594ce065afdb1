import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ChannelKind } from '../../channel/system-channel.js';
import { DepartmentSystems, type DepartmentSystem, type SystemState } from '../department-system.js';
import { SealedSecrets } from './sealed-secrets.js';

interface SystemRow {
  id: string;
  code: string | null;
  org_code: string;
  name: string;
  channel: ChannelKind;
  state: SystemState;
  client_id: string | null;
  settings: unknown;
  secrets: string | null;
}

/** One text for each question. A system that is not connected is, for whoever calls, as good as unknown. */
const find = (which: string): string =>
  `SELECT id, code, org_code, name, channel, state, client_id, settings, secrets FROM department_systems WHERE ${which}`;
const BY_ID = find('id = $1');
const CONNECTED = "state IN ('live', 'testing')";
const BY_CLIENT = find(`client_id = $1 AND ${CONNECTED}`);
const BY_CODE = find(`code = $1 AND ${CONNECTED}`);

@Injectable()
export class SqlDepartmentSystems extends DepartmentSystems {
  constructor(
    private readonly database: Database,
    private readonly sealed: SealedSecrets,
  ) {
    super();
  }

  override byId(id: string): Promise<DepartmentSystem | undefined> {
    return this.one(BY_ID, id);
  }

  override byClient(clientId: string): Promise<DepartmentSystem | undefined> {
    return this.one(BY_CLIENT, clientId);
  }

  override byCode(code: string): Promise<DepartmentSystem | undefined> {
    return this.one(BY_CODE, code);
  }

  private async one(sql: string, by: string): Promise<DepartmentSystem | undefined> {
    const [row] = await this.database.query<SystemRow & Record<string, unknown>>(sql, [by]);
    if (!row) return undefined;
    const { id, code, name, channel, state, settings } = row;
    const secrets = this.sealed.open(id, row.secrets);
    return { id, code, name, channel, state, settings, secrets, orgCode: row.org_code, clientId: row.client_id };
  }
}
