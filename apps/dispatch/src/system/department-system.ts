import type { ChannelKind } from '../channel/system-channel.js';

/** 接入状态 — registered (登记), testing (联调), live (上线), suspended (暂停), retired (退役). Only a live one gets tasks. */
export type SystemState = 'registered' | 'testing' | 'live' | 'suspended' | 'retired';

/** 部门系统 — a system of one department, registered with the platform; a department may have several, each for items of its own. */
export interface DepartmentSystem {
  readonly id: string;
  /** 接入编码 (BELONGSYSTEM of the exchange forms); null where it was registered before there were codes. */
  readonly code: string | null;
  readonly orgCode: string;
  readonly name: string;
  readonly channel: ChannelKind;
  readonly state: SystemState;
  /** Its OAuth client, by which it is known when it calls. */
  readonly clientId: string | null;
  /** What its channel needs to know, in the channel's own shape: an address, a character set, a filter. */
  readonly settings: unknown;
  /** In the channel's own shape, opened from their seal; never logged, never shown. */
  readonly secrets: unknown;
}

/** Port of the registered systems. */
export abstract class DepartmentSystems {
  abstract byId(id: string): Promise<DepartmentSystem | undefined>;
  /** A live system, or one that is being tested. */
  abstract byClient(clientId: string): Promise<DepartmentSystem | undefined>;
  /** As above, by its 接入编码. */
  abstract byCode(code: string): Promise<DepartmentSystem | undefined>;
}
