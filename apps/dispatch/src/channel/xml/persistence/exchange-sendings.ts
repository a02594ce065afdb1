import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';

export type OutgoingCall = 'register' | 'accept' | 'over' | 'notice';

const FIND = 'SELECT data_version, taken FROM xml_sendings WHERE delivery_id = $1 AND call = $2';
const ADD = `
  INSERT INTO xml_sendings (delivery_id, call, system_id, case_no, data_version, created_at)
  SELECT $1, $2, $3, $4, coalesce(max(data_version), 0) + 1, $5 FROM xml_sendings WHERE system_id = $3 AND case_no = $4 AND call = $2
  ON CONFLICT (delivery_id, call) DO NOTHING`;
/** Two messages of one case at once would count the same. */
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
const TAKEN = 'UPDATE xml_sendings SET taken = true, sent_at = $3 WHERE delivery_id = $1 AND call = $2';
const FINISHED = 'UPDATE xml_sendings SET taken = false WHERE delivery_id = $1 AND taken';
const TOLD = "SELECT 1 FROM xml_sendings WHERE system_id = $1 AND case_no = $2 AND call = 'register' AND sent_at IS NOT NULL LIMIT 1";

interface Row extends Record<string, unknown> {
  data_version: number;
  taken: boolean;
}

/** 发送记录 — which call of which message had which DATAVERSION, and whether it was taken: one message may need two calls. */
@Injectable()
export class ExchangeSendings {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The same for the same message, however often it is tried. */
  begin(deliveryId: string, call: OutgoingCall, systemId: string, caseNo: string): Promise<{ dataVersion: number; taken: boolean }> {
    return this.uow.run(async () => {
      await this.database.query(LOCK, [`exchange:${systemId}:${caseNo}`]);
      await this.database.query(ADD, [deliveryId, call, systemId, caseNo, this.clock.now()]);
      const [row] = await this.database.query<Row>(FIND, [deliveryId, call]);
      return { dataVersion: row!.data_version, taken: row!.taken };
    });
  }

  async taken(deliveryId: string, call: OutgoingCall): Promise<void> {
    await this.uow.run(() => this.database.query(TAKEN, [deliveryId, call, this.clock.now()]));
  }

  /** All of a message is sent: replayed, it is sent as a whole. */
  async finished(deliveryId: string): Promise<void> {
    await this.uow.run(() => this.database.query(FINISHED, [deliveryId]));
  }

  /** Whether the system was ever told of the case. */
  async knows(systemId: string, caseNo: string): Promise<boolean> {
    return (await this.database.query(TOLD, [systemId, caseNo])).length > 0;
  }
}
