import { Injectable } from '@nestjs/common';
import { BrokerClient, RightsNotKept } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { ClientDirectory, ClientFault } from '../../system/client-directory.js';
import { CLAIM, FORGET, KNOWN, NOT_TOLD, RECHECK, SETTLED, TOLD, UNWANT, WANT } from './kafka-rights.sql.js';
import { rightsOfSystem, topicsOfSystem, WITHIN } from './rights-of-system.js';

/** Longer than the broker may take to answer, so that what is late is not overtaken by its opposite. */
const LEASE_SECONDS = 120;
const LONGEST_WAIT_SECONDS = 60;
const log = logger('kafka-access');

interface RightsRow extends Record<string, unknown> {
  system_id: string;
  subject: string;
  org_code: string;
  topic: string;
  wanted: boolean;
}
interface DueRow extends RightsRow {
  attempts: number;
  token: string;
}

const rightsOf = ({ subject, org_code, topic }: RightsRow) => ({ clientId: subject, orgCode: org_code, settings: { topic } });

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
    private readonly clients: ClientDirectory,
  ) {}

  /** One subject. Returns whether there was one, so that it is worth to look again. */
  async execute(): Promise<boolean> {
    await this.database.query(WANT);
    await this.database.query(UNWANT);
    const due = await this.database.query<DueRow>(CLAIM, [LEASE_SECONDS]);
    if (due.length > 0) await this.tell(due);
    return due.length > 0;
  }

  /** The access of these clients has changed or ended. Part of the caller's unit of work. */
  async recheck(clientIds: readonly string[]): Promise<void> {
    await this.database.write(RECHECK, [clientIds]);
  }

  /**
   * 权限核对 — asks the broker what it allows: rights that it has lost with its disk, and those that it has of a time before our database was
   * restored, are put right.
   */
  async compare(): Promise<void> {
    const held = await this.broker.rightsHeld(WITHIN).catch((error: unknown) => {
      if (error instanceof RightsNotKept) return undefined;
      throw error;
    });
    if (!held) return;
    const settled = await this.database.query<RightsRow>(SETTLED);
    const wanted = settled.filter((row) => row.wanted);
    const nobody = new Set(settled.map(({ subject }) => subject));
    for (const { subject } of wanted) nobody.delete(subject);
    const lost = wanted.filter((row) => !this.broker.holds(held, row.subject, rightsOfSystem(rightsOf(row))));
    const kept = held.subjects.filter((subject) => nobody.has(subject));
    const wrong = [...lost.map(({ subject }) => subject), ...kept];
    if (wrong.length > 0) {
      log.warn('the broker allows department systems something else than it was told; it is told again', { count: wrong.length });
      await this.database.query(FORGET, [wrong]);
    }
    const known = new Set((await this.database.query<{ subject: string }>(KNOWN, [held.subjects])).map(({ subject }) => subject));
    for (const subject of held.subjects.filter((each) => !known.has(each))) {
      log.warn('the broker allows something to somebody who is no department system; it is taken back', { clientId: subject });
      await this.broker.setRights(subject, null, WITHIN);
    }
  }

  private async tell(due: readonly DueRow[]): Promise<void> {
    const { subject, token, attempts, org_code: orgCode } = due[0]!;
    const wanted = due.find((row) => row.wanted);
    try {
      await this.atBroker(subject, wanted, due);
    } catch (error) {
      const code = reasonOf(error);
      const seconds = code === 'NO_AUTHORIZER' ? LONGEST_WAIT_SECONDS : Math.min(2 ** Math.min(attempts, 6), LONGEST_WAIT_SECONDS);
      if (attempts === 0)
        log.warn('the broker was not told what a department system may do; it will be', { orgCode, reason: code, err: error });
      await this.database.query(NOT_TOLD, [subject, token, code, seconds]);
      return;
    }
    const rows = due.map(({ system_id, topic, wanted: told }) => ({ system_id, topic, wanted: told }));
    await this.database.query(TOLD, [subject, token, JSON.stringify(rows)]);
    log.info(wanted ? 'a department system may use its topics' : 'a department system may no longer use its topics', { orgCode });
  }

  private async atBroker(subject: string, wanted: RightsRow | undefined, due: readonly DueRow[]): Promise<void> {
    if (!wanted) return this.broker.setRights(subject, null, WITHIN);
    await this.admit(wanted).catch(async (fault: unknown) => {
      // Whoever it is, it keeps no right that another system gave up; and none at all where it is nobody's client, or may not have all.
      if (due.some((row) => !row.wanted) || reasonOf(fault) !== 'DIRECTORY_AWAY') await this.broker.setRights(subject, null, WITHIN);
      throw fault;
    });
    // Whoever may read a topic finds it, also before the first task.
    await this.broker.ensureTopics(topicsOfSystem(rightsOf(wanted)));
    return this.broker.setRights(subject, rightsOfSystem(rightsOf(wanted)), WITHIN);
  }

  /** The broker knows topics and no items: who is limited to some (事项范围) is not let in there. @throws ClientFault */
  private async admit({ subject, org_code: orgCode }: RightsRow): Promise<void> {
    if ((await this.clients.demand(subject, orgCode)) !== null) throw new ClientFault('CLIENT_LIMITED');
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ClientFault) return error.code;
  return error instanceof RightsNotKept ? 'NO_AUTHORIZER' : 'BROKER_AWAY';
}
