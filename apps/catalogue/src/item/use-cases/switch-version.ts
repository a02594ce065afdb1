import { Injectable } from '@nestjs/common';
import { Clock, isAppError, type AppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { MoveVersion } from './move-version.js';
import { PutInForce, type Moving } from './put-in-force.js';

/** The service itself: what it does now was decided when the day was planned. */
const LIFE_CYCLE: Editor = { id: 'catalogue.life-cycle', capacity: 'system', withoutReview: true, mayManage: () => true };

/** 到期切换 — what the plan says for this moment, of one version. */
@Injectable()
export class SwitchVersion {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly inForce: PutInForce,
    private readonly moves: MoveVersion,
    private readonly clock: Clock,
  ) {}

  /** Whether anything was to do: nothing is when somebody was faster, or changed the plan. */
  execute(itemCode: string, versionNo: number): Promise<boolean> {
    return this.uow.run(async () => {
      const item = await this.items.lock(itemCode, LIFE_CYCLE);
      const version = await this.items.version(itemCode, versionNo);
      const moving = { item, version, editor: LIFE_CYCLE, now: this.clock.now() };
      const due = version.due(moving.now);
      if (due === 'begin') await this.begin(moving);
      if (due === 'lapse') await this.takeBack(moving, '计划取消日期已过');
      if (due === 'end' && !(await this.goesOn(moving))) await this.moves.execute('cancel', itemCode, versionNo, LIFE_CYCLE);
      return due !== undefined;
    });
  }

  /** In force, or a draft again where what it stands on was taken away meanwhile: its author has to decide anew. */
  private async begin(moving: Moving): Promise<boolean> {
    try {
      await this.inForce.requireGround(moving);
    } catch (error) {
      if (!isAppError(error)) throw error;
      await this.takeBack(moving, reasonOf(error));
      return false;
    }
    await this.inForce.execute(moving);
    return true;
  }

  /** What was to begin by the moment of the end takes the place of what ends. The end of a version without a successor is that of its item. */
  private async goesOn(moving: Moving): Promise<boolean> {
    const { item, version, now } = moving;
    if (!item.hasDraft) return false;
    const next = await this.items.version(item.itemCode, item.latestVersion);
    if (next.due(now) !== 'begin' || next.snapshot().validFrom! > version.snapshot().validTo!) return false;
    return this.begin({ ...moving, version: next });
  }

  private takeBack({ version, editor, now }: Moving, basis: string): Promise<void> {
    version.unschedule(now);
    return this.items.save(version, { ...editor, basis }, false);
  }
}

/** For the tracking card. */
const reasonOf = ({ invalidParams, text }: AppError): string =>
  [text.zh, ...(invalidParams ?? []).map(({ reason }) => reason)].join('；').slice(0, 500);
