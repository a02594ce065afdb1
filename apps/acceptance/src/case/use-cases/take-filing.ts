import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { formatCaseNo, shanghaiDate, toRegion6 } from '@yiwang/standards';
import type { AwaitedItem, FilingItem } from '../../item/find-filing-item.js';
import type { FormValidator } from '../../item/forms/form-validator.js';
import { maskedApplicant, partiesOf, type ApplicantIdentity } from '../domain/applicant.js';
import { Case } from '../domain/case.js';
import type { Filing } from '../domain/case-state.js';
import { formInvalid } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { feeQuantitiesOf } from '../domain/fees.js';
import { brokenFilingRules } from '../domain/filing-rules.js';
import { FilingDesk, type FileCaseCommand } from './filing-desk.js';
import { formText } from './form-text.js';

/** What is known of a filing before its unit of work begins: everything that asked the database or a neighbour. */
export interface PreparedFiling {
  item: FilingItem;
  validate: FormValidator | undefined;
  serial: number;
}

/** 收取申请 — the two halves of every filing, alone, from a draft or in a bundle: what is asked before the unit of work, and what is done in it. */
@Injectable()
export class TakeFiling {
  constructor(
    private readonly desk: FilingDesk,
    private readonly cases: CaseRepository,
  ) {}

  /** Never throws for what the filing says: its unit of work does, after the key of a repetition has been looked at. */
  async prepare(command: FileCaseCommand, now: Date): Promise<PreparedFiling> {
    const item = await this.desk.items.execute(command.itemCode, command.itemVersion, now);
    const validate = 'core' in item ? await this.desk.forms.validatorOf(item.core) : undefined;
    return { item, validate, serial: await this.desk.serials.take() };
  }

  /** Files it within the unit of work. @throws ACCEPTANCE.ITEM_NOT_FOUND and the other codes of filing in `case.errors.ts` */
  async take(command: FileCaseCommand, principal: Principal, prepared: PreparedFiling, now: Date): Promise<Case> {
    const { item } = prepared;
    if ('error' in item) throw item.error;
    const filed =
      'core' in item
        ? this.submit(command, principal, item.core, prepared, now)
        : await this.submitAwaiting(command, principal, item.awaited, prepared, now);
    await this.cases.add(filed);
    return filed;
  }

  private submit(command: FileCaseCommand, principal: Principal, core: ItemOperationalCore, prepared: PreparedFiling, now: Date): Case {
    const { filing, identity } = this.filingOf(command, principal, core.implementingBody.regionCode, prepared.serial, now);
    const [broken] = brokenFilingRules(core, identity, command.materials, now);
    if (broken) throw broken;
    const charged = feeQuantitiesOf(core.fees, command.form);
    const problems = [...(prepared.validate?.(command.form) ?? []), ...charged.problems];
    if (problems.length > 0) throw formInvalid({ invalidParams: problems });
    const checked = { formChecked: prepared.validate !== undefined, feeQuantities: charged.quantities };
    return Case.submit({ ...filing, ...checked }, core, this.desk.deadlines);
  }

  private async submitAwaiting(
    command: FileCaseCommand,
    principal: Principal,
    awaited: AwaitedItem,
    prepared: PreparedFiling,
    now: Date,
  ): Promise<Case> {
    const id = { itemCode: awaited.itemCode, version: awaited.itemVersion };
    const arrived = await this.desk.versions.awaitVersion(id, now);
    if (arrived) return this.submit(command, principal, arrived, { ...prepared, validate: undefined }, now);
    return Case.submitAwaiting(this.filingOf(command, principal, awaited.decidingRegion, prepared.serial, now).filing, awaited);
  }

  private filingOf(
    command: FileCaseCommand,
    principal: Principal,
    decidingRegion: string,
    serial: number,
    now: Date,
  ): { filing: Filing; identity: ApplicantIdentity } {
    const { personalData, config } = this.desk;
    const { identity, applicantId, receivedIn } = partiesOf(principal, command, config.LEAST_REAL_NAME_LEVEL);
    const form = formText(command.form);
    const caseNo = formatCaseNo({ region6: toRegion6(decidingRegion), date: shanghaiDate(now), serial });
    const filing: Filing = {
      caseNo,
      channel: command.channel,
      receivedIn,
      applicantKind: identity.kind,
      applicantId,
      applicantHash: personalData.hashOf(identity),
      applicantMasked: maskedApplicant(identity),
      applicantSealed: personalData.sealApplicant(caseNo, { applicant: identity, agent: command.agent }),
      formSealed: personalData.sealForm(caseNo, form),
      formChecked: false,
      feeQuantities: null,
      materials: command.materials,
      filedBy: actorOf(principal),
      submittedAt: now,
    };
    return { filing, identity };
  }
}
