import { Injectable } from '@nestjs/common';
import { UserChanges } from '../user-changes.js';
import { EndLogins } from './end-logins.js';
import { OwnMobile } from './own-mobile.js';

/** 换绑 of a number that its owner has lost. */
@Injectable()
export class MobileRebinding {
  constructor(
    private readonly mobiles: OwnMobile,
    private readonly logins: EndLogins,
    private readonly changes: UserChanges,
  ) {}

  /** Who has lost his number may have lost what is logged in as well: every login ends. Part of the unit of work. @throws AUTH.MOBILE_TAKEN */
  async execute(userId: string, mobile: string): Promise<void> {
    await this.mobiles.put(userId, mobile);
    await this.logins.ofUser(userId);
    await this.changes.record(userId, 'mobile-changed');
  }
}
