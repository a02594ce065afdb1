import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { AgentScopes } from '../../agency/agent-scopes.js';
import { FindFilingItem, type FilingItem } from '../../item/find-filing-item.js';
import { VersionChanges } from '../../item/version-changes.js';
import { itemVersionOutdated } from '../domain/case.errors.js';
import type { FileCaseCommand } from './filing-desk.js';

/** The item of a filing: in force, and one that the caller may file. Not to be asked in a unit of work. */
@Injectable()
export class FilingItems {
  constructor(
    private readonly items: FindFilingItem,
    private readonly changes: VersionChanges,
    private readonly agents: AgentScopes,
  ) {}

  /** Never throws for what is wrong with the item: that is said in what it gives. */
  async execute(command: Pick<FileCaseCommand, 'itemCode' | 'itemVersion'>, principal: Principal, now: Date): Promise<FilingItem> {
    const item = await this.current(command, now);
    if ('error' in item) return item;
    const orgCode = 'core' in item ? item.core.implementingBody.orgCode : item.awaited.decidingOrg;
    const error = await this.agents.refusal(principal, { itemCode: command.itemCode, orgCode });
    return error ? { error } : item;
  }

  /** Of a version that is not in force any more with all that has changed for the applicant since. */
  private async current({ itemCode, itemVersion }: Pick<FileCaseCommand, 'itemCode' | 'itemVersion'>, now: Date): Promise<FilingItem> {
    const item = await this.items.execute(itemCode, itemVersion, now);
    if (!('error' in item) || !item.outdated) return item;
    const { asked, current } = item.outdated;
    const invalidParams = [
      { name: '/itemVersion', code: 'ITEM_VERSION_IN_FORCE', reason: `现行版本为 ${current.version}` },
      ...(await this.changes.execute(asked, current)),
    ];
    return { ...item, error: itemVersionOutdated({ invalidParams }) };
  }
}
