import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { isAppError, type AppError, type InvalidParam } from '@yiwang/kernel';
import { formatCaseNo, shanghaiDate, toRegion6 } from '@yiwang/standards';
import type { AwaitedItem, FilingItem } from '../../item/find-filing-item.js';
import type { FormValidator } from '../../item/forms/form-validator.js';
import { materialFilesInvalid } from '../../material/domain/material.errors.js';
import { HandedFiles } from '../../material/handed/handed-files.js';
import { linkTo, type CaseLink, type LinkTarget } from '../../relation/domain/case-link.js';
import { CaseLinks } from '../../relation/persistence/case-links.js';
import { LikelyDuplicates, type LikelyDuplicate } from '../../relation/persistence/likely-duplicates.js';
import { WindowDesk } from '../../window/window-desk.js';
import { maskedApplicant, partiesOf, type ApplicantIdentity, type FilingParties } from '../domain/applicant.js';
import { Case } from '../domain/case.js';
import type { Filing } from '../domain/case-state.js';
import { formInvalid, legalRepresentativeNotAllowed } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { viewerOf } from '../domain/case-viewer.js';
import { feeQuantitiesOf } from '../domain/fees.js';
import { brokenFilingRules } from '../domain/filing-rules.js';
import { itemSideOf } from '../domain/initial-state.js';
import { attempt } from './attempt.js';
import { FilingDesk, type FileCaseCommand } from './filing-desk.js';
import { FilingItems } from './filing-items.js';
import { formText } from './form-text.js';

/** What is known of a filing before its unit of work begins: everything that asked the database or a neighbour. */
export interface PreparedFiling {
  item: FilingItem;
  validate: FormValidator | undefined;
  serial: number;
  /** 联办件 that it is part of. */
  bundleId?: string | undefined;
  /** 原办件, where the filing names one. */
  earlier?: LinkTarget | undefined;
  likelyDuplicates?: LikelyDuplicate[] | undefined;
  /** What is wrong with the files that its materials name. */
  fileProblems: InvalidParam[];
}

/** 收取申请 — the two halves of every filing, alone, from a draft or in a bundle: what is asked before the unit of work, and what is done in it. */
@Injectable()
export class TakeFiling {
  constructor(
    private readonly desk: FilingDesk,
    private readonly cases: CaseRepository,
    private readonly items: FilingItems,
    private readonly links: CaseLinks,
    private readonly duplicates: LikelyDuplicates,
    private readonly windows: WindowDesk,
    private readonly files: HandedFiles,
  ) {}

  /** Never throws for what the filing says: its unit of work does, after the key of a repetition has been looked at. */
  async prepare(command: FileCaseCommand, principal: Principal, now: Date): Promise<PreparedFiling> {
    await this.desk.deadlines.fresh();
    const item = await this.items.execute(command, principal, now);
    const validate = 'core' in item ? await this.desk.forms.validatorOf(item.core) : undefined;
    const fileProblems = await this.fileProblemsOf(command, principal, now);
    const prepared: PreparedFiling = { item, validate, serial: await this.desk.serials.take(), fileProblems };
    if (command.linkedTo) prepared.earlier = await this.links.target(command.linkedTo.caseNo, viewerOf(principal));
    if (command.warnOfDuplicates) prepared.likelyDuplicates = await this.duplicatesOf(command, principal, now);
    return prepared;
  }

  /** 疑似重复件 of what would be filed; none where nobody knows yet for whom. */
  async duplicatesOf(command: FileCaseCommand, principal: Principal, now: Date): Promise<LikelyDuplicate[]> {
    const parties = this.tried(() => this.partiesOf(command, principal, now));
    if (parties instanceof Error) return [];
    const applicantHash = this.desk.personalData.hashOf(parties.identity);
    const { applicantId, agentId } = parties;
    return this.duplicates.find({ applicantId, applicantHash, agentId, itemCode: command.itemCode }, viewerOf(principal), now);
  }

  /** Everything that taking it would be refused for; nothing is filed. */
  async check(command: FileCaseCommand, principal: Principal, prepared: PreparedFiling, now: Date): Promise<AppError[]> {
    const { item, validate, earlier, fileProblems } = prepared;
    if ('error' in item) return [item.error];
    const parties = this.tried(() => this.partiesOf(command, principal, now));
    const broken = parties instanceof Error ? [parties] : [];
    const text = this.tried(() => formText(command.form));
    if (text instanceof Error) broken.push(text);
    if (fileProblems.length > 0) broken.push(materialFilesInvalid({ invalidParams: fileProblems }));
    const core = 'core' in item ? item.core : undefined;
    if (!(parties instanceof Error)) {
      if (core) broken.push(...brokenFilingRules(core, parties.identity, command.materials, now));
      const link = this.tried(() => this.linkOf(command, earlier, parties));
      if (link instanceof Error) broken.push(link);
      const { receivedIn } = parties;
      const at = { ...('core' in item ? itemSideOf(item.core) : item.awaited), receivedIn, channel: command.channel };
      const seen = await attempt(() => this.windows.recognised(at, command, now));
      if (isAppError(seen)) broken.push(seen);
    }
    if (!core) return broken;
    const problems = [...(validate?.(command.form) ?? []), ...feeQuantitiesOf(core.fees, command.form).problems];
    return problems.length > 0 ? [...broken, formInvalid({ invalidParams: problems })] : broken;
  }

  /** Files it within the unit of work. @throws ACCEPTANCE.ITEM_NOT_FOUND and the other codes of filing in `case.errors.ts` */
  async take(command: FileCaseCommand, principal: Principal, prepared: PreparedFiling, now: Date, bundleId?: string): Promise<Case> {
    const { item, fileProblems } = prepared;
    if ('error' in item) throw item.error;
    if (fileProblems.length > 0) throw materialFilesInvalid({ invalidParams: fileProblems });
    const filed =
      'core' in item
        ? this.submit(command, principal, item.core, { ...prepared, bundleId }, now)
        : await this.submitAwaiting(command, principal, item.awaited, { ...prepared, bundleId }, now);
    const { applicantId, agentId, applicantHash, receivedIn } = filed.snapshot;
    const link = this.linkOf(command, prepared.earlier, { applicantId, agentId, applicantHash, receivedIn });
    await this.windows.receive(filed, command, principal, now);
    await this.cases.add(filed);
    const names = 'core' in item ? item.core.materials : [];
    // What an agent hands in is not held for whom he names: only he says so.
    const holderHash = agentId === null ? applicantHash : null;
    await this.files.use(
      filed.snapshot.caseNo,
      command.materials,
      holderHash,
      (code) => names.find(({ materialCode }) => materialCode === code)?.name,
    );
    if (link) await this.links.add(filed.snapshot.caseNo, link, now);
    return filed;
  }

  /** Asks nothing where the filing names no file. Whose file it may be, an applicant that cannot be told says no more of. */
  private async fileProblemsOf(command: FileCaseCommand, principal: Principal, now: Date): Promise<InvalidParam[]> {
    if (command.materials.every(({ fileRef }) => fileRef === undefined)) return [];
    const parties = this.tried(() => this.partiesOf(command, principal, now));
    // What somebody handed in before is his to use again, not his who says to act for him.
    const applicantHash = parties instanceof Error || parties.agentId !== null ? null : this.desk.personalData.hashOf(parties.identity);
    return this.files.problemsOf(command.materials, { principal, applicantHash });
  }

  private tried<T>(work: () => T): T | AppError {
    try {
      return work();
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
  }

  private partiesOf(command: FileCaseCommand, principal: Principal, now: Date): FilingParties {
    const parties = partiesOf(principal, command, this.desk.config.LEAST_REAL_NAME_LEVEL, now);
    if (command.legalRepresentative && parties.identity.kind === 'person') throw legalRepresentativeNotAllowed();
    return parties;
  }

  private linkOf(
    { linkedTo }: FileCaseCommand,
    earlier: LinkTarget | undefined,
    of: Pick<Filing, 'applicantId' | 'agentId' | 'receivedIn'> & ({ applicantHash: string | null } | { identity: ApplicantIdentity }),
  ): CaseLink | undefined {
    if (!linkedTo) return undefined;
    const applicantHash = 'identity' in of ? this.desk.personalData.hashOf(of.identity) : of.applicantHash;
    return linkTo(
      earlier,
      { applicantId: of.applicantId, applicantHash, atCounter: of.receivedIn !== null, byAgent: Boolean(of.agentId) },
      linkedTo.relation,
    );
  }

  private submit(command: FileCaseCommand, principal: Principal, core: ItemOperationalCore, prepared: PreparedFiling, now: Date): Case {
    const { filing, identity } = this.filingOf(command, principal, core.implementingBody.regionCode, prepared, now);
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
    this.desk.deadlines.requireCalendar(awaited.decidingRegion); // its clocks start later, when nobody is there to be told
    const arrived = await this.desk.versions.awaitVersion(id, now);
    if (arrived) return this.submit(command, principal, arrived, { ...prepared, validate: undefined }, now);
    return Case.submitAwaiting(this.filingOf(command, principal, awaited.decidingRegion, prepared, now).filing, awaited);
  }

  private filingOf(
    command: FileCaseCommand,
    principal: Principal,
    decidingRegion: string,
    { serial, bundleId }: PreparedFiling,
    now: Date,
  ): { filing: Filing; identity: ApplicantIdentity } {
    const { personalData } = this.desk;
    const { identity, applicantId, agentId, receivedIn } = this.partiesOf(command, principal, now);
    const { agent, authority, legalRepresentative, linkedTo } = command;
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
      applicantSealed: personalData.sealApplicant(caseNo, { applicant: identity, agent, authority, legalRepresentative }),
      formSealed: personalData.sealForm(caseNo, form),
      formChecked: false,
      feeQuantities: null,
      materials: command.materials,
      filedBy: actorOf(principal),
      submittedAt: now,
      agentId,
      remarks: { ...(bundleId && { bundleId }), ...(linkedTo && { linkedTo }), ...(authority && { onBehalfBy: authority.kind }) },
    };
    return { filing, identity };
  }
}
