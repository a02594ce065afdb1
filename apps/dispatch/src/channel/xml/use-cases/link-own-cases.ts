import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { CaseOrigins, type OriginFollower, type ReportedCase } from '../../../plan/case-origins.js';
import { ExchangeFiles } from '../../exchange/exchange-files.js';
import { ExchangeNumbers, type LedgerEntry } from '../persistence/exchange-numbers.js';

const PROJID = /^[0-9A-Za-z]{21}$/;

/**
 * 自办件入账 — ties the number that a department drew to the case that the ledger made of it, whoever says so first: the answer to the report,
 * or the ledger's own word of the case, in whose unit of work no message about it exists yet. So the department is never told of its own case
 * as of a new one, also when the answer to the report was lost.
 */
@Injectable()
export class LinkOwnCases implements OriginFollower, OnModuleInit {
  constructor(
    private readonly origins: CaseOrigins,
    private readonly uow: UnitOfWork,
    private readonly numbers: ExchangeNumbers,
    private readonly files: ExchangeFiles,
  ) {}

  onModuleInit(): void {
    this.origins.add(this);
  }

  async follow(cases: readonly ReportedCase[]): Promise<void> {
    const entries = cases
      .filter(({ externalNo }) => PROJID.test(externalNo))
      .map(({ externalNo, orgCode, caseNo }) => ({ projId: externalNo, orgCode, caseNo }));
    if (entries.length > 0) await this.execute(entries);
  }

  async execute(entries: readonly LedgerEntry[]): Promise<void> {
    await this.uow.run(async () => {
      for (const { systemId, caseNo, held } of await this.numbers.link(entries)) {
        const files = held?.files ?? [];
        await this.files.add(
          systemId,
          caseNo,
          files.map((file) => ({ ...file, version: 1 })),
        );
      }
    });
  }
}
