import { Injectable } from '@nestjs/common';
import { actorOf, coversItem, speaksFor, type Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { formatCaseNo, shanghaiDate, toRegion6 } from '@yiwang/standards';
import { HandedFiles } from '../../material/handed/handed-files.js';
import type { FilingItem } from '../../item/find-filing-item.js';
import { maskedApplicant, type Agent, type ApplicantIdentity } from '../domain/applicant.js';
import { Case } from '../domain/case.js';
import type { Channel, Decision, Filing, HandedMaterial } from '../domain/case-state.js';
import { formInvalid, itemVersionAwaited, notYourItem, offlineCaseKnown, reportTimes } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { feeQuantitiesOf } from '../domain/fees.js';
import { brokenFilingRules } from '../domain/filing-rules.js';
import { receiptOf, type CaseReceipt } from './case-receipt.js';
import { FilingDesk } from './filing-desk.js';
import { formText } from './form-text.js';

export interface OfflineCommand {
  itemCode: string;
  itemVersion?: number | undefined;
  externalNo: string;
  applicant: ApplicantIdentity;
  agent?: Agent | undefined;
  channel: Channel;
  form: Record<string, unknown>;
  materials: HandedMaterial[];
  submittedAt: string;
  acceptedAt?: string | undefined;
  decision?: (Decision & { at: string }) | undefined;
}

/** Two reports of one case wait for each other. */
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
const KNOWN = `SELECT case_no FROM cases WHERE origin IS NOT NULL AND origin ->> 'system' = $1 AND origin ->> 'externalNo' = $2`;

/**
 * 部门自办件上报 — a case that began at a department's own counter gets its number and its place in the ledger, with where it came from.
 * What it has come to so far is recorded at the times at which it happened; the rest follows as with every case, through dispatch.
 */
@Injectable()
export class ReportOfflineCase {
  constructor(
    private readonly desk: FilingDesk,
    private readonly cases: CaseRepository,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly files: HandedFiles,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.NOT_YOUR_ITEM, ACCEPTANCE.REPORT_TIMES, ACCEPTANCE.OFFLINE_CASE_KNOWN, and the codes of filing */
  async execute(command: OfflineCommand, principal: Principal, key: IdempotentRequest): Promise<CaseReceipt> {
    const now = this.clock.now();
    await this.desk.deadlines.fresh();
    const submittedAt = new Date(command.submittedAt);
    const item = await this.desk.items.execute(command.itemCode, command.itemVersion, now);
    const validate = 'core' in item ? await this.desk.forms.validatorOf(item.core) : undefined;
    const serial = await this.desk.serials.take();
    return this.idempotency.once(
      key,
      async () => {
        const core = coreOf(item);
        const { orgCode } = core.implementingBody;
        if (!speaksFor(principal, orgCode) || !coversItem(principal, command.itemCode)) throw notYourItem();
        assertTimes(command, now);
        const [broken] = brokenFilingRules(core, command.applicant, command.materials, submittedAt);
        if (broken) throw broken;
        const charged = feeQuantitiesOf(core.fees, command.form);
        const problems = [...(validate?.(command.form) ?? []), ...charged.problems];
        if (problems.length > 0) throw formInvalid({ invalidParams: problems });
        await this.assertNew(orgCode, command.externalNo);
        const filing = this.filingOf(command, principal, core, serial, now);
        const filed = { ...filing, formChecked: validate !== undefined, feeQuantities: charged.quantities };
        const reported = Case.reportOffline(filed, core, this.desk.deadlines, {
          acceptedAt: command.acceptedAt === undefined ? undefined : new Date(command.acceptedAt),
          decided: command.decision && { at: new Date(command.decision.at), decision: command.decision },
        });
        await this.cases.add(reported);
        await this.files.take(reported.snapshot.caseNo, command.materials, [], { principal, applicantHash: filing.applicantHash }, core);
        return receiptOf(reported);
      },
      { status: 201 },
    );
  }

  private async assertNew(system: string, externalNo: string): Promise<void> {
    await this.database.query(LOCK, [`offline:${system}:${externalNo}`]);
    if ((await this.database.query(KNOWN, [system, externalNo])).length > 0) throw offlineCaseKnown();
  }

  private filingOf(command: OfflineCommand, principal: Principal, core: ItemOperationalCore, serial: number, now: Date): Filing {
    const { personalData } = this.desk;
    const { applicant, agent, externalNo } = command;
    const { orgCode, regionCode } = core.implementingBody;
    const caseNo = formatCaseNo({ region6: toRegion6(regionCode), date: shanghaiDate(now), serial });
    return {
      caseNo,
      channel: command.channel,
      receivedIn: { orgCode, regionCode },
      applicantKind: applicant.kind,
      applicantId: null,
      applicantHash: personalData.hashOf(applicant),
      applicantMasked: maskedApplicant(applicant),
      applicantSealed: personalData.sealApplicant(caseNo, { applicant, agent }),
      formSealed: personalData.sealForm(caseNo, formText(command.form)),
      formChecked: false,
      feeQuantities: null,
      materials: command.materials,
      filedBy: actorOf(principal),
      submittedAt: new Date(command.submittedAt),
      origin: { system: orgCode, externalNo, reportedAt: now.toISOString() },
    };
  }
}

function coreOf(item: FilingItem): ItemOperationalCore {
  if ('error' in item) throw item.error;
  if (!('core' in item)) throw itemVersionAwaited();
  return item.core;
}

/** What happened earlier stands earlier, and nothing has happened yet that is still to come. */
function assertTimes({ submittedAt, acceptedAt, decision }: OfflineCommand, now: Date): void {
  const times = [submittedAt, acceptedAt, decision?.at].filter((time) => time !== undefined).map((time) => Date.parse(time));
  times.push(now.getTime());
  if (times.some((time, index) => index > 0 && time < times[index - 1]!)) throw reportTimes();
}
