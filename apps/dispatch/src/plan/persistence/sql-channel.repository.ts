import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { ChannelDirectory, type TaskChannel } from '../domain/channels.js';
import { ChannelRepository } from '../domain/plan.repository.js';

interface SystemRow extends Record<string, unknown> {
  id: string;
  org_code: string;
  channel: TaskChannel;
}

@Injectable()
export class SqlChannelRepository extends ChannelRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async channelsOf(orgCodes: readonly string[]): Promise<ChannelDirectory> {
    const rows = await this.database.query<SystemRow>(
      'SELECT id, org_code, channel FROM department_systems WHERE active AND org_code = ANY($1)',
      [[...new Set(orgCodes)]],
    );
    return new ChannelDirectory(new Map(rows.map((row) => [row.org_code, { channel: row.channel, systemId: row.id }])));
  }
}
