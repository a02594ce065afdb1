import { Injectable } from '@nestjs/common';
import { departmentTopic, systemResultsTopic } from '@yiwang/events-dispatch';
import { BrokerClient, RightsNotKept } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { CLAIM, NOT_TOLD, TOLD, UNWANT, WANT } from './kafka-rights.sql.js';
import { rightsOfSystem } from './rights-of-system.js';

/** Longer than the broker may take to answer, so that what is late is not overtaken by its opposite. */
const LEASE_SECONDS = 120;
const LONGEST_WAIT_SECONDS = 60;
const log = logger('kafka-access');

interface DueRow extends Record<string, unknown> {
  system_id: string;
  subject: string;
  org_code: string;
  wanted: boolean;
  attempts: number;
}

/**
 * 主题授权 — tells the broker what each department system may do there: granted once it is tested, taken back when it is suspended, retired
 * or given another client. Follows the state of the systems instead of the moves, so that whatever was missed while the broker was away is
 * made up for. Any number of workers may run.
 */
@Injectable()
export class KeepKafkaRights {
  constructor(
    private readonly database: Database,
    private readonly broker: BrokerClient,
  ) {}

  /** Returns whether it came to as many as it was allowed, so that it is worth to look again. */
  async execute(most: number): Promise<boolean> {
    await this.database.query(WANT);
    await this.database.query(UNWANT);
    const due = await this.database.query<DueRow>(CLAIM, [most, LEASE_SECONDS]);
    for (const row of due) await this.tell(row);
    return due.length === most;
  }

  private async tell(row: DueRow): Promise<void> {
    const { system_id: systemId, subject, org_code: orgCode, wanted } = row;
    try {
      await this.atBroker(row);
    } catch (error) {
      const code = error instanceof RightsNotKept ? 'NO_AUTHORIZER' : 'BROKER_AWAY';
      const seconds =
        error instanceof RightsNotKept ? LONGEST_WAIT_SECONDS : Math.min(2 ** Math.min(row.attempts, 6), LONGEST_WAIT_SECONDS);
      if (row.attempts === 0)
        log.warn('the broker was not told what a department system may do; it will be', { orgCode, reason: code, err: error });
      await this.database.query(NOT_TOLD, [systemId, subject, code, seconds]);
      return;
    }
    await this.database.query(TOLD, [systemId, subject, wanted]);
    log.info(wanted ? 'a department system may use its topics' : 'a department system may no longer use its topics', { orgCode });
  }

  private async atBroker({ subject, org_code: orgCode, wanted }: DueRow): Promise<void> {
    const rights = rightsOfSystem(subject, orgCode);
    if (!wanted) return this.broker.revoke(rights);
    // Whoever may read a topic finds it, also before the first task.
    await this.broker.ensureTopics([departmentTopic(orgCode), systemResultsTopic(subject)]);
    return this.broker.grant(rights);
  }
}
