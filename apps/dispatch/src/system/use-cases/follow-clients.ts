import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { ClientDirectory, ClientFault } from '../client-directory.js';
import { RegisteredSystems } from '../domain/registered-systems.js';
import { ASK_AGAIN, CLAIM, CLOSE_BEYOND, MEET, NOTE_AWAY, NOTE_KNOWN, NOTE_UNKNOWN } from '../persistence/client-standings.sql.js';
import { HandOverTasks } from './hand-over-tasks.js';

const EVERY_MS = 1_000;
const AT_ONCE = 20;
/** Longer than auth may take to answer. */
const LEASE_SECONDS = 60;
/** What auth tells of a change comes as a fact; this is for facts that were lost. */
const SELDOM_SECONDS = 300;
const AWAY_SECONDS = 10;
const log = logger('clients');

interface Due extends Record<string, unknown> {
  client_id: string;
  org_code: string;
  token: string;
}

/**
 * 接入方状态 — whether the client of a system is still let in, and which items it may know of. What is sent out (a topic, a call, a table) shows
 * no token that could be refused: so the routes keep to a client's items, when it is limited open tasks of others go back to the workbench and what
 * waits of others is dropped, and nothing goes to a system whose client's access has ended.
 */
@Injectable()
export class FollowClients {
  constructor(
    workers: Workers,
    private readonly database: Database,
    private readonly clients: ClientDirectory,
    private readonly uow: UnitOfWork,
    private readonly tasks: HandOverTasks,
    private readonly systems: RegisteredSystems,
  ) {
    workers.add({ name: 'follow-clients', everyMs: EVERY_MS, round: () => this.round() });
  }

  /** Their access has changed or ended. Part of the caller's unit of work. */
  async askAgain(clientIds: readonly string[]): Promise<void> {
    await this.database.write(ASK_AGAIN, [clientIds]);
  }

  /** Whether there may be more. */
  private async round(): Promise<boolean> {
    await this.database.query(MEET);
    const due = await this.database.query<Due>(CLAIM, [AT_ONCE, LEASE_SECONDS]);
    await Promise.all(due.map((each) => this.ask(each)));
    return due.length === AT_ONCE;
  }

  private known({ client_id: clientId, org_code: orgCode, token }: Due, items: readonly string[] | null): Promise<void> {
    return this.uow.run(async () => {
      const [row] = await this.database.query<{ limited: string | null }>(NOTE_KNOWN, [clientId, token, items, SELDOM_SECONDS]);
      if (!row?.limited) return;
      await this.tasks.takeBackOthers(row.limited);
      await this.systems.takeRoutes(orgCode);
      await this.database.write(CLOSE_BEYOND, [row.limited]);
    });
  }

  private async ask({ client_id: clientId, org_code: orgCode, token }: Due): Promise<void> {
    try {
      const items = await this.clients.demand(clientId, orgCode);
      await this.known({ client_id: clientId, org_code: orgCode, token }, items);
    } catch (fault) {
      if (!(fault instanceof ClientFault)) throw fault;
      if (fault.code === 'DIRECTORY_AWAY') return void (await this.database.query(NOTE_AWAY, [clientId, token, AWAY_SECONDS]));
      const [row] = await this.database.query<{ justNow: boolean }>(NOTE_UNKNOWN, [clientId, token, SELDOM_SECONDS]);
      if (row?.justNow) log.warn('the access of a department system has ended; nothing is sent to it', { clientId, orgCode });
    }
  }
}
