import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { formatCaseNo, shanghaiDate, toRegion6 } from '@yiwang/standards';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { FindFilingItem, type AwaitedItem, type FilingItem } from '../../item/find-filing-item.js';
import { FormSchemas } from '../../item/forms/form-schemas.js';
import type { FormValidator } from '../../item/forms/form-validator.js';
import { ItemVersions } from '../../item/persistence/item-versions.js';
import { maskedApplicant, partiesOf, type Agent, type ApplicantIdentity } from '../domain/applicant.js';
import { Case } from '../domain/case.js';
import type { Channel, Filing, HandedMaterial } from '../domain/case-state.js';
import { formInvalid } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { CaseSerials } from '../domain/case-serials.js';
import { Deadlines } from '../domain/deadlines.js';
import { feeQuantitiesOf } from '../domain/fees.js';
import { brokenFilingRules } from '../domain/filing-rules.js';
import { PersonalData } from '../persistence/personal-data.js';
import { receiptOf, type CaseReceipt } from './case-receipt.js';
import { formText } from './form-text.js';

export interface FileCaseCommand {
  itemCode: string;
  itemVersion?: number | undefined;
  applicant?: ApplicantIdentity | undefined;
  agent?: Agent | undefined;
  channel: Channel;
  form: Record<string, unknown>;
  materials: HandedMaterial[];
}

/** Parts that a filing and its storage need, gathered so that the use-case itself reads as the story. */
@Injectable()
export class FilingDesk {
  constructor(
    readonly items: FindFilingItem,
    readonly forms: FormSchemas,
    readonly serials: CaseSerials,
    readonly personalData: PersonalData,
    readonly deadlines: Deadlines,
    @Inject(CONFIG) readonly config: AcceptanceConfig,
  ) {}
}

/**
 * 申报 — files an application. With a warm cache one round trip: the case, its first step, the fact and the key are one statement.
 * A filing under a version that has not arrived yet takes the version's place in the copy first, and waits.
 */
@Injectable()
export class FileCase {
  constructor(
    private readonly desk: FilingDesk,
    private readonly cases: CaseRepository,
    private readonly versions: ItemVersions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.ITEM_NOT_FOUND and the other codes of filing in `case.errors.ts` */
  async execute(command: FileCaseCommand, principal: Principal, request: IdempotentRequest): Promise<CaseReceipt> {
    const now = this.clock.now();
    // Everything that may ask the database or a neighbour comes before the unit of work.
    const item = await this.desk.items.execute(command.itemCode, command.itemVersion, now);
    const validate = 'core' in item ? await this.desk.forms.validatorOf(item.core) : undefined;
    const serial = await this.desk.serials.take();
    const found = { item, validate, serial };
    return this.idempotency.once(request, async () => this.file(command, principal, found, now), { status: 201 });
  }

  private async file(
    command: FileCaseCommand,
    principal: Principal,
    { item, validate, serial }: { item: FilingItem; validate: FormValidator | undefined; serial: number },
    now: Date,
  ): Promise<CaseReceipt> {
    if ('error' in item) throw item.error;
    const filed =
      'core' in item
        ? this.submit(command, principal, item.core, validate, serial, now)
        : await this.submitAwaiting(command, principal, item.awaited, serial, now);
    await this.cases.add(filed);
    return receiptOf(filed);
  }

  private submit(
    command: FileCaseCommand,
    principal: Principal,
    core: ItemOperationalCore,
    validate: FormValidator | undefined,
    serial: number,
    now: Date,
  ): Case {
    const { filing, identity } = this.prepare(command, principal, core.implementingBody.regionCode, serial, now);
    const [broken] = brokenFilingRules(core, identity, command.materials, now);
    if (broken) throw broken;
    const charged = feeQuantitiesOf(core.fees, command.form);
    const problems = [...(validate?.(command.form) ?? []), ...charged.problems];
    if (problems.length > 0) throw formInvalid({ invalidParams: problems });
    return Case.submit({ ...filing, formChecked: validate !== undefined, feeQuantities: charged.quantities }, core, this.desk.deadlines);
  }

  private async submitAwaiting(
    command: FileCaseCommand,
    principal: Principal,
    awaited: AwaitedItem,
    serial: number,
    now: Date,
  ): Promise<Case> {
    const arrived = await this.versions.awaitVersion({ itemCode: awaited.itemCode, version: awaited.itemVersion }, now);
    if (arrived) return this.submit(command, principal, arrived, undefined, serial, now);
    return Case.submitAwaiting(this.prepare(command, principal, awaited.decidingRegion, serial, now).filing, awaited);
  }

  private prepare(
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
