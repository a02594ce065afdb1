import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { MessageType, Receipt } from '../../../intake/system-message.js';

export type CallKind = 'accept' | 'handler' | 'over';

/** What names a call for good: said again it is the same call. */
export interface CallName {
  readonly systemId: string;
  readonly call: CallKind;
  readonly externalId: string;
  readonly version: number;
}

const ADD = `
  INSERT INTO xml_calls (system_id, call, external_id, version, case_no, type, task_id, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (system_id, call, external_id, version) DO NOTHING`;
const FIND = 'SELECT type, task_id FROM xml_calls WHERE system_id = $1 AND call = $2 AND external_id = $3 AND version = $4';
const ANSWERED = 'UPDATE xml_calls SET state = $5, code = $6 WHERE system_id = $1 AND call = $2 AND external_id = $3 AND version = $4';

const keyOf = ({ systemId, call, externalId, version }: CallName): unknown[] => [systemId, call, externalId, version];

/** 接口调用记录 — as what each call was understood, since the case has moved on when it comes again. No content. */
@Injectable()
export class ExchangeCalls {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(name: CallName): Promise<{ type: MessageType; taskId: string | undefined } | undefined> {
    const [row] = await this.database.query<{ type: MessageType; task_id: string | null }>(FIND, keyOf(name));
    return row && { type: row.type, taskId: row.task_id ?? undefined };
  }

  /** Of two at once the first one counts; `find` tells. */
  async add(name: CallName, caseNo: string, type: MessageType, taskId: string | undefined): Promise<void> {
    await this.uow.run(() => this.database.query(ADD, [...keyOf(name), caseNo, type, taskId ?? null, this.clock.now()]));
  }

  async answered(name: CallName, { state, code }: Receipt): Promise<void> {
    await this.uow.run(() => this.database.query(ANSWERED, [...keyOf(name), state, code]));
  }
}
