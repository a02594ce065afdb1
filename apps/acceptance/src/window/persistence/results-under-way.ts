import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { ShipmentRepository } from '../../shipment/domain/shipment.repository.js';

const ON_A_SLIP = `
  SELECT 1 FROM handover_entries WHERE case_no = $1 AND kind = 'results' AND status IN ('sent', 'missing')`;

/** 结果在途 — what is in somebody else's hands cannot be handed over here: with the courier, or on a slip that nobody has received. */
@Injectable()
export class ResultsUnderWay {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly database: Database,
  ) {}

  async of(caseNo: string): Promise<'parcel' | 'slip' | undefined> {
    if (await this.shipments.isUnderWay(caseNo)) return 'parcel';
    return (await this.database.query(ON_A_SLIP, [caseNo])).length > 0 ? 'slip' : undefined;
  }
}
