import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { assertNever, Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import type { Case } from '../../case/domain/case.js';
import { itemVersionAwaited } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { Deadlines } from '../../case/domain/deadlines.js';
import { ItemCores } from '../../item/item-cores.js';
import type { CourierNotice, Shipment, ShipmentChange } from '../domain/shipment.js';
import { shipmentNotFound } from '../domain/shipment.errors.js';
import { ShipmentRepository } from '../domain/shipment.repository.js';

const log = logger('acceptance.shipments');
const OWN: Actor = { kind: 'service', id: 'acceptance' };

/** 快件进展 — what becomes of a parcel, and with it of its case, in one transaction. Repeatable, in any order. */
@Injectable()
export class FollowShipment {
  private readonly changes = metrics.counter('acceptance_shipment_changes_total', 'What became of parcels', ['change']);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly shipments: ShipmentRepository,
    private readonly cores: ItemCores,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
  ) {}

  /** 下单成功. @throws ACCEPTANCE.SHIPMENT_NOT_FOUND */
  async placed(shipmentId: string, trackingNo: string): Promise<void> {
    await this.change(shipmentId, (shipment, now) => shipment.place(trackingNo, now));
  }

  /** 搁置. @throws ACCEPTANCE.SHIPMENT_NOT_FOUND */
  async parked(shipmentId: string, error: string): Promise<void> {
    await this.change(shipmentId, (shipment) => shipment.park(error));
  }

  /** What a verified callback says. @throws ACCEPTANCE.SHIPMENT_NOT_FOUND also for a parcel of another courier */
  async notice(courier: string, notice: CourierNotice): Promise<ShipmentChange[]> {
    const changes = await this.change(notice.shipmentId, (shipment, now) => {
      if (shipment.snapshot.courier !== courier) throw shipmentNotFound();
      return shipment.receive(notice, now);
    });
    if (changes.length === 0) log.info('a callback told nothing new', { key: notice.shipmentId, reason: notice.event });
    return changes;
  }

  /** By an operator, in the unit of work of his request; `by` stands in the ledger. */
  async byHand(shipmentId: string, by: Actor, act: (shipment: Shipment) => ShipmentChange[]): Promise<Shipment> {
    let acted: Shipment | undefined;
    await this.change(shipmentId, (shipment) => act((acted = shipment)), by);
    return acted!;
  }

  private change(id: string, act: (shipment: Shipment, now: Date) => ShipmentChange[], by = OWN): Promise<ShipmentChange[]> {
    return this.uow.run(async () => {
      // The case first, as everybody locks: a clerk and a callback must not wait for each other.
      const held = await this.cases.lockForEvent(await this.shipments.caseOf(id));
      const shipment = await this.shipments.lock(id);
      const now = this.clock.now();
      const made = act(shipment, now);
      if (made.length === 0) return made;
      for (const change of made) await this.tell(held, change, shipment, now, by);
      await this.shipments.save(shipment);
      await this.cases.save(held);
      // Of a request that is repeated the same is made again, and undone.
      this.uow.afterCommit(() => made.forEach((change) => this.changes.inc({ change })));
      return made;
    });
  }

  private async tell(held: Case, change: ShipmentChange, { snapshot }: Shipment, now: Date, by: Actor): Promise<void> {
    const { id: shipmentId, courier, trackingNo } = snapshot;
    const carrier: Actor = { kind: 'system', id: `courier:${courier}` };
    switch (change) {
      case 'placed':
        return held.ship(carrier, now, { shipmentId, courier, trackingNo: trackingNo! });
      case 'delivered': {
        const { itemCode, itemVersion } = held.snapshot;
        const core = await this.cores.ofCase({ itemCode, version: itemVersion });
        if (!core) throw itemVersionAwaited();
        held.deliver({ actor: carrier, roles: new Set(['courier' as const]) }, now, 'courier', core);
        return held.scheduleClosing(this.deadlines);
      }
      case 'collected':
      case 'returned':
        return held.note(`courier-${change}`, now, carrier, { shipmentId, at: snapshot[`${change}At`]!.toISOString() });
      case 'late-placed':
      case 'late-collected':
      case 'late-delivered':
      case 'late-returned':
        log.warn('a courier carries a parcel that was given up', { key: shipmentId, caseNo: held.snapshot.caseNo, reason: change });
        return held.noteLate(`courier-${change.slice('late-'.length)}`, now, carrier, { shipmentId, trackingNo });
      case 'parked':
      case 'retried':
      case 'cancelled':
        return held.note(`courier-${change}`, now, by, { shipmentId });
      default:
        return assertNever(change);
    }
  }
}
