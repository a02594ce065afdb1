import { Injectable } from '@nestjs/common';
import { isConnectionTrouble } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { DepartmentSystems } from '../../system/department-system.js';
import { faultOf } from './exchange-databases.js';
import { ReadExchange } from './read-exchange.js';
import { OwnTrouble } from './own-trouble.js';
import { ReadTakings } from './read-takings.js';
import { TableReaders, type ReaderLease } from './table-readers.js';
import { ToldMessages } from './told-messages.js';

/** A database that does not answer holds one of them for seconds, then for none until its pause is over. */
const AT_ONCE = 16;
const PRUNE_MS = 600_000;
const PRUNED_AT_ONCE = 1_000;
const log = logger('exchange-tables');

/** Reads the exchange tables of all systems, many at a time and each by itself. Any number of workers may run. */
@Injectable()
export class TablesWorker {
  private readonly busy = new Set<Promise<void>>();

  constructor(
    workers: Workers,
    private readonly readers: TableReaders,
    private readonly systems: DepartmentSystems,
    private readonly exchange: ReadExchange,
    private readonly takings: ReadTakings,
    told: ToldMessages,
  ) {
    workers.add({ name: 'exchange-tables', everyMs: 500, round: () => this.start(), settle: () => Promise.all(this.busy) });
    workers.add({ name: 'prune-table-messages', everyMs: PRUNE_MS, round: () => told.prune(PRUNED_AT_ONCE) });
  }

  /** Starts what is due and does not wait for it: one slow database must not delay the others. */
  private async start(): Promise<boolean> {
    const free = AT_ONCE - this.busy.size;
    if (free <= 0) return false;
    for (const lease of await this.readers.claim(free)) {
      const work: Promise<void> = this.serve(lease).finally(() => this.busy.delete(work));
      this.busy.add(work);
    }
    return false;
  }

  private async serve(lease: ReaderLease): Promise<void> {
    const { systemId } = lease;
    try {
      const system = await this.systems.byId(systemId);
      if (!system) return;
      try {
        const taken = await this.takings.execute(system);
        const read = await this.exchange.execute(system);
        await this.readers.read(lease, taken || read);
      } catch (error) {
        if (error instanceof OwnTrouble) return await this.readers.leave(lease);
        const { code } = faultOf(error);
        await this.readers.failed(lease, code);
        log.warn('exchange tables could not be read, they will be tried again', { key: systemId, orgCode: system.orgCode, code });
      }
    } catch (err) {
      // Our own database is away: the lease ends by itself.
      log.warn('a reader of exchange tables failed', { key: systemId, err: isConnectionTrouble(err) ? undefined : err });
    }
  }
}
