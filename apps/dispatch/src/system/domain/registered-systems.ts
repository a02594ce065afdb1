import type { Actor } from '@yiwang/event-core';
import type { RegisteredSystem } from './registered-system.js';

export const SYSTEM_ACTIONS = [
  'registered',
  'changed',
  'secret-issued',
  'secret-given',
  'items-routed',
  'approved',
  'test-case-sent',
  'conformance-started',
  'went-live',
  'suspended',
  'retired',
  'replayed',
  'contact-read',
] as const;
export type SystemActionName = (typeof SYSTEM_ACTIONS)[number];

/** Contact at the department or its supplier; names a person. */
export interface SystemContact {
  readonly name: string;
  readonly telephone: string;
}

/** Port of the systems on their way; everything it loads is locked until the unit of work ends. */
export abstract class RegisteredSystems {
  /** @throws DISPATCH.SYSTEM_NOT_FOUND */
  abstract lock(id: string): Promise<RegisteredSystem>;

  /** @throws DISPATCH.SYSTEM_CODE_TAKEN, DISPATCH.SYSTEM_TOPIC_TAKEN */
  abstract add(system: RegisteredSystem, contact: SystemContact | null): Promise<void>;

  /** `contact`: undefined leaves it. @throws DISPATCH.SYSTEM_CODE_TAKEN, DISPATCH.SYSTEM_TOPIC_TAKEN, DISPATCH.SYSTEM_OTHER_LIVE */
  abstract save(system: RegisteredSystem, contact?: SystemContact | null): Promise<void>;

  /**
   * The last thing of a unit of work that moves a system of this organisation or changes what goes to it: waits for who plans by the routes as
   * they were, and lets nobody begin. Who plans has locked his cases before, and so has this one by then.
   */
  abstract takeRoutes(orgCode: string): Promise<void>;

  /** Of a locked system. */
  abstract contactOf(system: RegisteredSystem): Promise<SystemContact | null>;

  /** 操作留痕 in a table that only grows: never a secret, an address or personal data in `details`. */
  abstract note(systemId: string, by: Actor, action: SystemActionName, details?: Readonly<Record<string, unknown>>): Promise<void>;
}
