import { Injectable } from '@nestjs/common';
import { forbidden, hasPermission, type Principal } from '@yiwang/access';
import type { ItemLimit } from '../../../intake/system-message.js';
import { DepartmentSystems, type DepartmentSystem } from '../../../system/department-system.js';
import { neighbourAway, notThisSystem, underTest } from '../xml.errors.js';
import { XmlSettings } from '../xml-settings.js';

/** Whoever calls: his system and how it speaks. */
export interface ExchangeCaller {
  readonly system: DepartmentSystem;
  readonly settings: XmlSettings;
  /** As it came: acceptance is asked in the caller's own name. */
  readonly authorization: string;
  /** What its access is limited to. */
  readonly limit: ItemLimit;
}

/** 接入系统 of a call: known by its token, and by nothing that the call says. */
@Injectable()
export class ExchangeCallers {
  constructor(private readonly systems: DepartmentSystems) {}

  /** @throws ACCESS.FORBIDDEN, DISPATCH.EXCHANGE_SYSTEM, DISPATCH.EXCHANGE_UNAVAILABLE while the settings of the system are not complete */
  async of(principal: Principal, authorization: string): Promise<ExchangeCaller> {
    if (!hasPermission(principal, 'department.connect')) throw forbidden();
    const system = await this.systems.byClient(principal.clientId);
    if (!system || system.channel !== 'xml' || system.orgCode !== principal.orgCode) throw notThisSystem();
    const settings = XmlSettings.safeParse(system.settings);
    if (!settings.success) throw neighbourAway({ retryAfter: 60 });
    const { itemCodes } = principal;
    return { system, settings: settings.data, authorization, limit: itemCodes ? { itemCodes } : {} };
  }
}

/** What a system that is only being tested may not do: its cases are nobody's. @throws DISPATCH.EXCHANGE_TESTING */
export function assertLive({ system }: ExchangeCaller): void {
  if (system.state !== 'live') throw underTest();
}

/** @throws DISPATCH.EXCHANGE_SYSTEM */
export function assertOwn({ system }: ExchangeCaller, belongSystem: string): void {
  if (system.code === null || system.code !== belongSystem) throw notThisSystem();
}
