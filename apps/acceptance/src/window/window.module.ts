import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { CaseModule } from '../case/case.module.js';
import { DocumentModule } from '../document/document.module.js';
import { ItemModule } from '../item/item.module.js';
import { ShipmentRepository } from '../shipment/domain/shipment.repository.js';
import { SqlShipmentRepository } from '../shipment/persistence/sql-shipment.repository.js';
import { AccountIdentities } from './account-identities.js';
import { CollectionController } from './http/collection.controller.js';
import { CounterAdminController } from './http/counter-admin.controller.js';
import { DayEndController } from './http/day-end.controller.js';
import { HandoverController } from './http/handover.controller.js';
import { ResultController } from './http/result.controller.js';
import { WindowController } from './http/window.controller.js';
import { CollectionRecords } from './persistence/collection-records.js';
import { DeliveryReceipts } from './persistence/delivery-receipts.js';
import { PickupCodes } from './persistence/pickup-codes.js';
import { ResultsUnderWay } from './persistence/results-under-way.js';
import { SqlHandovers } from './persistence/sql-handovers.js';
import { ListCounterItems } from './queries/list-counter-items.js';
import { ListCounters } from './queries/list-counters.js';
import { ListHandovers } from './queries/list-handovers.js';
import { ListHeldPapers } from './queries/list-held-papers.js';
import { ShowCollection } from './queries/show-collection.js';
import { SummariseDay } from './queries/summarise-day.js';
import { AnswerHandover } from './use-cases/answer-handover.js';
import { CloseDay } from './use-cases/close-day.js';
import { CollectResult } from './use-cases/collect-result.js';
import { ConfirmResult } from './use-cases/confirm-result.js';
import { FollowServicePoints } from './use-cases/follow-service-points.js';
import { KeepCounters } from './use-cases/keep-counters.js';
import { ReadIdentity } from './use-cases/read-identity.js';
import { SendHandover } from './use-cases/send-handover.js';
import { WindowIntakeModule } from './window-intake.module.js';
import { WindowWorker } from './window.worker.js';

/** 综合窗口 — what counters take, who stands before them, papers on their way, results handed over, days closed. */
@Module({
  imports: [WindowIntakeModule, CaseModule, ItemModule, DocumentModule, AgencyModule],
  controllers: [WindowController, CounterAdminController, HandoverController, CollectionController, ResultController, DayEndController],
  providers: [
    // counters
    KeepCounters,
    FollowServicePoints,
    ListCounters,
    ListCounterItems,
    // papers and results on their way
    SqlHandovers,
    SendHandover,
    AnswerHandover,
    ListHandovers,
    ListHeldPapers,
    // collection
    { provide: ShipmentRepository, useClass: SqlShipmentRepository },
    ResultsUnderWay,
    AccountIdentities,
    PickupCodes,
    DeliveryReceipts,
    CollectionRecords,
    CollectResult,
    ConfirmResult,
    ReadIdentity,
    ShowCollection,
    // the end of a day
    SummariseDay,
    CloseDay,
    WindowWorker,
  ],
})
export class WindowModule {}
