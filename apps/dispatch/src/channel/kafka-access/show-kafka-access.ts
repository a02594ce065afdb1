import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { BrokerClient } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import type { DispatchConfig } from '../../dispatch.config.js';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { covers } from '../../system/system-scope.js';
import type { KafkaAccess } from './kafka-access.schema.js';
import { SHOW } from './kafka-rights.sql.js';
import { rightsOfSystem } from './rights-of-system.js';

interface ShowRow extends Record<string, unknown> {
  org_code: string;
  client_id: string;
  settings: unknown;
  wanted: boolean | null;
  granted: boolean | null;
  told_at: Date | null;
  error: string | null;
}

/** What a system has to be told to connect, and whether the broker knows of it. */
@Injectable()
export class ShowKafkaAccess {
  constructor(
    private readonly database: Database,
    private readonly broker: BrokerClient,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND also for a system that is not on Kafka, or of another region */
  async execute(systemId: string, principal: Principal): Promise<KafkaAccess> {
    const [row] = await this.database.query<ShowRow>(SHOW, [systemId]);
    if (!row || !covers(principal, row.org_code)) throw systemNotFound();
    const { reads, writes, groupPrefix } = rightsOfSystem({ clientId: row.client_id, orgCode: row.org_code, settings: row.settings });
    return {
      brokers: this.config.KAFKA_DEPARTMENT_BROKERS,
      subject: row.client_id,
      reads: this.broker.topicName(reads[0]),
      writes: this.broker.topicName(writes[0]),
      groupPrefix: this.broker.topicName(groupPrefix),
      state: stateOf(row),
      since: row.told_at?.toISOString() ?? null,
      error: row.error,
    };
  }
}

function stateOf({ wanted, granted }: ShowRow): KafkaAccess['state'] {
  if (wanted === null) return 'none';
  if (wanted !== granted) return 'pending';
  return granted ? 'granted' : 'revoked';
}
