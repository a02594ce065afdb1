import type { TaskChannel } from './task.js';

export interface DepartmentChannel {
  channel: TaskChannel;
  systemId: string | null;
}

const WORKBENCH: DepartmentChannel = { channel: 'workbench', systemId: null };

/** 部门渠道目录 — the channel of each department; one without a system of its own works in the shared workbench. */
export class ChannelDirectory {
  constructor(private readonly systems: ReadonlyMap<string, DepartmentChannel>) {}

  of(orgCode: string): DepartmentChannel {
    return this.systems.get(orgCode) ?? WORKBENCH;
  }
}
