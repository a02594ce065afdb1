import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import type { Editor } from '../domain/item.repository.js';
import { MoveVersion } from './move-version.js';

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
const CLAIM = 'SELECT 1 FROM items WHERE item_code = $1 FOR UPDATE SKIP LOCKED';

/** The service itself: what it does now was decided when the day was planned. */
const LIFE_CYCLE: Editor = { id: 'catalogue.life-cycle', capacity: 'system', withoutReview: true, mayManage: () => true };

/** 计划生效、计划取消 — puts versions in force and ends them on their day. */
@Injectable()
export class SwitchDueVersions {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
    private readonly moves: MoveVersion,
    private readonly clock: Clock,
  ) {}

  /** At most `limit` versions, each in a unit of work of its own; returns how many were switched. */
  async execute(limit: number): Promise<number> {
    const due = await this.db.query<{ item_code: string; version: number }>(DUE, [this.clock.now(), limit]);
    let switched = 0;
    for (const { item_code: itemCode, version } of due) {
      try {
        if (await this.switch(itemCode, version)) switched++;
      } catch (err) {
        // One that cannot be switched must not keep the others from their day.
        log.error('a version was not switched on its day', { itemCode, version, err });
      }
    }
    return switched;
  }

  private switch(itemCode: string, version: number): Promise<boolean> {
    return this.uow.run(async () => {
      if ((await this.db.query(CLAIM, [itemCode])).length === 0) return false;
      await this.moves.switchDue(itemCode, version, LIFE_CYCLE);
      return true;
    });
  }
}
