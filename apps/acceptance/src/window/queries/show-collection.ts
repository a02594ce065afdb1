import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { Database } from '@yiwang/persistence';
import { itemVersionAwaited } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import type { CaseState } from '../../case/domain/case-state.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { isOffered } from '../../case/domain/delivery-rules.js';
import { unpaidFees } from '../../case/domain/fees.js';
import { paperCheckOf } from '../../case/domain/paper-check.js';
import { isToleranceOpen } from '../../case/domain/tolerance.js';
import { ItemCores } from '../../item/item-cores.js';
import { originalsOf, showsOriginals } from '../domain/originals.js';
import type { CollectionView } from '../http/collection.schema.js';
import { ResultsUnderWay } from '../persistence/results-under-way.js';

const RESULT_SLIP = `
  SELECT s.slip_no AS "slipNo", s.status, s.to_org AS at FROM handover_entries e JOIN handover_slips s ON s.id = e.slip_id
  WHERE e.case_no = $1 AND e.kind = 'results' ORDER BY e.slip_id DESC LIMIT 1`;

/** 领取条件 of one case, for a window. */
@Injectable()
export class ShowCollection {
  constructor(
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly underWay: ResultsUnderWay,
    private readonly database: Database,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.ITEM_VERSION_AWAITED */
  async execute(caseNo: string, principal: Principal): Promise<CollectionView> {
    const found = await this.cases.find(caseNo, viewerOf(principal));
    const core = await this.cores.ofCase({ itemCode: found.itemCode, version: found.itemVersion });
    if (!core) throw itemVersionAwaited();
    const elsewhere = await this.underWay.of(caseNo);
    const [slip] = await this.database.query<NonNullable<CollectionView['result']>>(RESULT_SLIP, [caseNo]);
    const holds = holdsOf(found, core, elsewhere);
    const names = new Map(core.materials.map(({ materialCode, name }) => [materialCode, name]));
    return {
      caseNo,
      status: found.status,
      itemName: found.itemName,
      applicant: { kind: found.applicantKind, ...found.applicantMasked },
      outcome: found.outcome,
      resultNo: found.resultNo,
      ready: holds.length === 0,
      holds,
      pickupCodeAsked: found.applicantId !== null,
      paperCheck: paperCheckOf(core.star, found),
      originals: showsOriginals(found, core)
        ? originalsOf(found).map((materialCode) => ({ materialCode, name: names.get(materialCode) ?? materialCode }))
        : [],
      result: slip ?? null,
    };
  }
}

function holdsOf(state: CaseState, core: ItemOperationalCore, elsewhere: 'parcel' | 'slip' | undefined): CollectionView['holds'] {
  if (state.status !== 'decided') return [{ kind: 'notDecided', reason: '办件没有可领取的结果' }];
  const holds: CollectionView['holds'] = [];
  const unpaid = state.outcome === 'approved' ? unpaidFees(core, 'beforeDelivery', state.settledFees) : [];
  if (unpaid.length > 0) holds.push({ kind: 'fee', feeCodes: unpaid, reason: '领取前应缴的费用尚未缴清或减免' });
  if (state.outcome === 'approved' && isToleranceOpen(state)) holds.push({ kind: 'tolerance', reason: '容缺受理的材料尚未补交' });
  if (!isOffered(state, 'window', core)) holds.push({ kind: 'notOffered', reason: '该事项的结果不在窗口送达' });
  if (elsewhere === 'parcel') holds.push({ kind: 'parcel', reason: '结果已交快递寄送' });
  if (elsewhere === 'slip') holds.push({ kind: 'slip', reason: '结果尚在交接途中' });
  return holds;
}
