import { Injectable } from '@nestjs/common';
import { itemVersionKey } from '@yiwang/events-catalogue';
import { ItemVersions } from '../../item/persistence/item-versions.js';
import type { CasePlan } from '../domain/case-plan.js';
import { ChannelDirectory } from '../domain/channels.js';
import { ChannelRepository } from '../domain/plan.repository.js';
import type { Replanned } from '../domain/plan-replanning.js';
import { DueDates } from '../domain/plan-schedule.js';

/** What the moves of a plan need to know from outside of it: channels, the calendar, what the item shows to whom. */
@Injectable()
export class PlanSurroundings {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly versions: ItemVersions,
    readonly dueDates: DueDates,
  ) {}

  /** Of the departments that a result may call on: those that come later, and the lead, where an early end calls it at once. */
  async channelsAhead(plan: CasePlan): Promise<ChannelDirectory> {
    const { seats, stage, itemCode } = plan.snapshot;
    const ahead = seats.filter((seat) => !seat.released && seat.stage > stage).map((seat) => seat.orgCode);
    if (ahead.length === 0) return new ChannelDirectory(new Map());
    return this.channels.channelsOf(ahead, [itemCode]);
  }

  /** See ChannelRepository. */
  hearTakenOver(taskId: string, clientId: string, now: Date): Promise<boolean> {
    return this.channels.hearTakenOver(taskId, clientId, now);
  }

  /** `newcomers`: departments beside those of the plan. */
  async replanned(plan: CasePlan, newcomers: readonly string[]): Promise<Replanned> {
    const { seats, itemCode, itemVersion } = plan.snapshot;
    const channels = await this.channels.channelsOf([...newcomers, ...seats.map((seat) => seat.orgCode)], [itemCode]);
    const versions = await this.versions.find([{ itemCode, itemVersion }]);
    const participants = versions.get(itemVersionKey({ itemCode, version: itemVersion }))?.participants ?? [];
    return {
      channels,
      dueDates: this.dueDates,
      visibleTo: ({ orgCode, stage, visibleFields }) =>
        visibleFields ??
        participants.filter((each) => each.orgCode === orgCode && each.stage === stage).flatMap((each) => each.visibleFields),
    };
  }
}
