import { CHANNEL_KINDS } from '../../channel/system-channel.js';

/** 部门渠道 — how a department hears of its tasks: through the channel of a system of its own, or in the shared workbench (权力运行系统). */
export const TASK_CHANNELS = [...CHANNEL_KINDS, 'workbench'] as const;
export type TaskChannel = (typeof TASK_CHANNELS)[number];

export interface DepartmentChannel {
  channel: TaskChannel;
  systemId: string | null;
}

export const WORKBENCH: DepartmentChannel = { channel: 'workbench', systemId: null };

/** Items of an organisation that go to a system of their own, by item code. */
export type ItemChannels = ReadonlyMap<string, DepartmentChannel>;

/**
 * 部门渠道目录 — which system takes an item of a department: the one that is set for the item, else the one that takes everything; a
 * department without either works in the shared workbench, and so does it where the item's own system is out of service or its client may
 * not know of the item: another system knows nothing of that item.
 */
export class ChannelDirectory {
  constructor(
    private readonly systems: ReadonlyMap<string, DepartmentChannel>,
    private readonly items: ReadonlyMap<string, ItemChannels> = new Map(),
  ) {}

  of(orgCode: string, itemCode: string): DepartmentChannel {
    return this.items.get(orgCode)?.get(itemCode) ?? this.systems.get(orgCode) ?? WORKBENCH;
  }
}

/** The channel as the first version of the fact names it, which knew three: one that came later is, like the pull feed, a system's own. */
export const announcedChannel = (channel: TaskChannel): 'kafka' | 'pull' | 'workbench' =>
  channel === 'kafka' || channel === 'workbench' ? channel : 'pull';
