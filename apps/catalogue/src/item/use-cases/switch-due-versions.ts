import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { SwitchVersion } from './switch-version.js';

const log = logger('catalogue.life-cycle');

/** Two branches, for each is the head of an index of its own. */
const DUE = `
  SELECT item_code, version FROM (
    (SELECT item_code, version, valid_from AS due FROM item_versions
     WHERE status = 'scheduled' AND valid_from <= $1 ORDER BY valid_from, item_code LIMIT $2)
    UNION ALL
    (SELECT item_code, version, valid_to FROM item_versions
     WHERE status IN ('published', 'suspended') AND valid_to <= $1 ORDER BY valid_to, item_code LIMIT $2)) AS d
  ORDER BY due, item_code LIMIT $2`;
/** The item, and before a 业务办理项 its item, in the order in which everybody locks them. */
const CLAIM = `
  WITH mine AS (SELECT item_code FROM items WHERE item_code = ANY ($1) ORDER BY item_code FOR UPDATE SKIP LOCKED)
  SELECT (SELECT count(*) FROM mine) = (SELECT count(*) FROM items WHERE item_code = ANY ($1)) AS got`;

/** Lists change on the first of a month: thousands of versions have the same day. */
const LANES = 4;

/** 计划生效、计划取消 — puts versions in force and ends them on their day. */
@Injectable()
export class SwitchDueVersions {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
    private readonly versions: SwitchVersion,
    private readonly clock: Clock,
  ) {}

  /** At most `limit` versions, each in a unit of work of its own; returns how many were switched. */
  async execute(limit: number): Promise<number> {
    const due = await this.db.query<{ item_code: string; version: number }>(DUE, [this.clock.now(), limit]);
    let switched = 0;
    const rest = due.values();
    const lane = async (): Promise<void> => {
      for (const { item_code: itemCode, version } of rest) {
        try {
          if (await this.switch(itemCode, version)) switched++;
        } catch (err) {
          // One that cannot be switched must not keep the others from their day.
          log.error('a version was not switched on its day', { itemCode, version, err });
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return switched;
  }

  private switch(itemCode: string, version: number): Promise<boolean> {
    return this.uow.run(async () => {
      const [claim] = await this.db.query<{ got: boolean }>(CLAIM, [[...new Set([itemCode.slice(0, 31), itemCode])]]);
      return claim!.got && this.versions.execute(itemCode, version);
    });
  }
}
