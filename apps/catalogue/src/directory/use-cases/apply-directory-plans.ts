import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { DirectoryRepository, type Keeper } from '../domain/directory.repository.js';

const log = logger('catalogue.directory');

/** The service itself: what it does now was decided when the day was planned, and stands in the version. */
const PLAN: Keeper = { id: 'catalogue.directory-plans', mayKeep: () => true };

/** 计划生效 — puts versions of entries in force on their day. */
@Injectable()
export class ApplyDirectoryPlans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: DirectoryRepository,
    private readonly clock: Clock,
  ) {}

  /** At most `limit` entries, each in a unit of work of its own; returns how many changed. */
  async execute(limit: number): Promise<number> {
    let changed = 0;
    for (const code of await this.directory.due(this.clock.now(), limit)) {
      try {
        if (await this.apply(code)) changed++;
      } catch (err) {
        // One that cannot be changed must not keep the others from their day.
        log.error('a directory entry was not changed on its day', { key: code, err });
      }
    }
    return changed;
  }

  private apply(code: string): Promise<boolean> {
    return this.uow.run(async () => {
      await this.directory.hold();
      const entry = await this.directory.entry(code, PLAN);
      const { pending } = entry.snapshot();
      const now = this.clock.now();
      if (!pending || pending.from > now) return false; // somebody was faster, or withdrew the plan
      entry.takeEffect(await this.directory.version(code, pending.version));
      await this.directory.save(entry, PLAN, now);
      return true;
    });
  }
}
