import { Injectable } from '@nestjs/common';
import { actorOf } from '@yiwang/access';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { notYourStep, wrongStatus } from '../../case/domain/case.errors.js';
import { rolesTowards, viewerOf } from '../../case/domain/case-viewer.js';
import { assertDeliverable } from '../../case/domain/delivery-rules.js';
import { mayPerform } from '../../case/domain/transitions.js';
import { PersonalData } from '../../case/persistence/personal-data.js';
import type { CaseReceipt } from '../../case/use-cases/case-receipt.js';
import { ChangeCase, type ChangeContext, type ChangeRequest } from '../../case/use-cases/change-case.js';
import { shipmentUnderWay } from '../../shipment/domain/shipment.errors.js';
import { AccountIdentities } from '../account-identities.js';
import { isHolder, recogniseAtCollection, recogniseOnline, type AccountHolder, type Present, type Recognised } from '../domain/identity.js';
import { assertOriginals, mismatchOf, showsOriginals, type SeenOriginal } from '../domain/originals.js';
import { resultUnderWay } from '../domain/window.errors.js';
import { CollectionRecords } from '../persistence/collection-records.js';
import { PickupCodes } from '../persistence/pickup-codes.js';
import { ResultsUnderWay } from '../persistence/results-under-way.js';

export interface CollectCommand {
  collector: Present;
  pickupCode?: string | undefined;
  originals?: SeenOriginal[] | undefined;
}

/** Who stands behind the account that had the case when auth was asked; nobody where auth knows nobody. */
interface AskedHolder {
  accountId: string;
  holder: AccountHolder | undefined;
}

/**
 * 窗口领取 — the result goes into the hands of somebody whose identity was checked. What was granted on trust is held against its originals
 * first: when they are not what was filed, the decision is taken back instead (核验不符).
 */
@Injectable()
export class CollectResult {
  constructor(
    private readonly change: ChangeCase,
    private readonly cases: CaseRepository,
    private readonly personalData: PersonalData,
    private readonly accounts: AccountIdentities,
    private readonly codes: PickupCodes,
    private readonly underWay: ResultsUnderWay,
    private readonly records: CollectionRecords,
  ) {}

  /**
   * @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.DELIVERY_NOT_OFFERED, ACCEPTANCE.FEE_UNPAID, ACCEPTANCE.TOLERANCE_OPEN,
   * ACCEPTANCE.SHIPMENT_UNDER_WAY, ACCEPTANCE.RESULT_UNDER_WAY, ACCEPTANCE.PICKUP_CODE_BLOCKED, those of `recogniseAtCollection`,
   * `recogniseOnline` and `assertOriginals`
   */
  async execute(request: ChangeRequest, command: CollectCommand): Promise<CaseReceipt> {
    const viewer = viewerOf(request.principal);
    const found = await this.cases.find(request.caseNo, viewer);
    // Auth is asked only by who may hand the result over, and before the row is locked.
    const { applicantId, decidedAt } = found;
    const asks = found.status === 'decided' && decidedAt !== null && mayPerform('deliver', rolesTowards(viewer, found));
    if (!asks || applicantId === null) return this.change.run(request, (context) => this.collect(context, command, undefined));
    const holder = await this.accounts.of(applicantId, { caseNo: found.caseNo, itemCode: found.itemCode });
    const { collector, pickupCode } = command;
    if (pickupCode !== undefined && !isHolder(collector, holder))
      await this.codes.assertRight(pickupCode, { caseNo: request.caseNo, decidedAt, accountId: applicantId }, actorOf(request.principal));
    return this.change.run(request, (context) => this.collect(context, command, { accountId: applicantId, holder }));
  }

  private async collect(context: ChangeContext, command: CollectCommand, asked: AskedHolder | undefined): Promise<void> {
    const { changed, by, now } = context;
    const { caseNo } = changed.snapshot;
    if (!mayPerform('deliver', by.roles)) throw notYourStep();
    if (changed.snapshot.status !== 'decided') throw wrongStatus();
    const core = await this.change.coreOf(changed);
    assertDeliverable(changed.snapshot, 'window', core);
    const elsewhere = await this.underWay.of(caseNo);
    if (elsewhere) throw elsewhere === 'parcel' ? shipmentUnderWay() : resultUnderWay();
    const { collector: present, originals } = command;
    const recognised = this.recognise(context, command, asked);
    assertOriginals(changed.snapshot, core, originals);

    const identityCheckId = await this.records.check({ caseNo, occasion: 'collection', present, recognised, by: by.actor, at: now });
    changed.note('identity-checked', now, by.actor, { identityCheckId, method: present.method, ...recognised });
    const seen = showsOriginals(changed.snapshot, core);
    // What a clerk remarks may be about a person: the ledger keeps the verdicts, the receipt and the document the words.
    const verdicts = originals?.map(({ materialCode, verdict }) => ({ materialCode, verdict }));
    if (seen) changed.note('originals-checked', now, by.actor, { originals: verdicts });
    // Only an officer of a counter delivers at a window.
    await this.records.originals(caseNo, changed.snapshot.materials, originals ?? [], {
      id: by.actor.id,
      orgCode: by.actor.orgCode!,
      at: now,
    });
    const mismatch = mismatchOf(originals, core);
    if (mismatch !== undefined) return changed.annul(by, now, mismatch, core);
    changed.deliver(by, now, 'window', core, seen, present.name);
    await this.records.receipt({
      caseNo,
      deliveredAt: now,
      method: 'window',
      receivedAt: now,
      identityCheckId,
      originals: originals ?? [],
      by: by.actor,
    });
  }

  private recognise({ changed, now }: ChangeContext, command: CollectCommand, asked: AskedHolder | undefined): Recognised {
    const { caseNo, applicantId, applicantSealed, decidedAt } = changed.snapshot;
    const parties = this.personalData.openApplicant(caseNo, applicantSealed);
    if (applicantId === null) return recogniseAtCollection(command.collector, parties, now);
    // Somebody else may have taken the case over since auth was asked.
    const holder = asked?.accountId === applicantId ? asked.holder : undefined;
    const rightCode = this.codes.of({ caseNo, decidedAt: decidedAt!, accountId: applicantId });
    const proof = { holder, shownCode: command.pickupCode, rightCode };
    return recogniseOnline(command.collector, parties, proof, now);
  }
}
