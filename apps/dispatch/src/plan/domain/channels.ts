/** 部门渠道 — how a department hears of its tasks: its own Kafka topic, the pull feed, or the shared workbench (权力运行系统). */
export type TaskChannel = 'kafka' | 'pull' | 'workbench';

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
