import type { EventMessage } from '@yiwang/event-core';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { DEPARTMENT_MOVES, RecordDepartmentMoves } from '../use-cases/record-department-moves.js';

/** What the lead department ordered for a case beside its decision. */
@EventConsumer()
export class OnDepartmentMoves {
  constructor(private readonly moves: RecordDepartmentMoves) {}

  @OnEvents([...DEPARTMENT_MOVES], { consumer: 'acceptance.record-department-moves', batch: true })
  moved(events: EventMessage<unknown>[]): Promise<void> {
    return this.moves.execute(events as Parameters<RecordDepartmentMoves['execute']>[0]);
  }
}
