import { Module } from '@nestjs/common';
import { AgencyModule } from './agency/agency.module.js';
import { ArchiveModule } from './archive/archive.module.js';
import { BundleModule } from './bundle/bundle.module.js';
import { CaseModule } from './case/case.module.js';
import { CaseMovesModule } from './case/case-moves.module.js';
import { OnDepartmentFacts } from './case/events/on-department-facts.js';
import { OnPaymentFacts } from './case/events/on-payment-facts.js';
import { CaseActionsController } from './case/http/case-actions.controller.js';
import { CaseController } from './case/http/case.controller.js';
import { WithdrawalController } from './case/http/withdrawal.controller.js';
import { ListEnterpriseCases } from './case/queries/list-enterprise-cases.js';
import { ListMyCases } from './case/queries/list-my-cases.js';
import { ListWindowWork } from './case/queries/list-window-work.js';
import { ShowCase } from './case/queries/show-case.js';
import { AcceptCase } from './case/use-cases/accept-case.js';
import { CloseCase } from './case/use-cases/close-case.js';
import { CompleteCase } from './case/use-cases/complete-case.js';
import { DeliverCase } from './case/use-cases/deliver-case.js';
import { FileCase } from './case/use-cases/file-case.js';
import { RecordDecision } from './case/use-cases/record-decision.js';
import { RecordDepartmentAnswer } from './case/use-cases/record-department-answer.js';
import { RecordDepartmentSteps } from './case/use-cases/record-department-steps.js';
import { RefuseCase } from './case/use-cases/refuse-case.js';
import { RequestCorrection } from './case/use-cases/request-correction.js';
import { ResubmitCase } from './case/use-cases/resubmit-case.js';
import { SettleFee } from './case/use-cases/settle-fee.js';
import { WithdrawCase } from './case/use-cases/withdraw-case.js';
import { ClockModule } from './clock/clock.module.js';
import { DiscloseForm } from './disclosure/disclose-form.js';
import { ContactController } from './disclosure/contact.controller.js';
import { ApplicantContent } from './disclosure/applicant-content.js';
import { ContentController } from './disclosure/content.controller.js';
import { DiscloseContent } from './disclosure/disclose-content.js';
import { MaterialContent } from './disclosure/material-content.js';
import { DiscloseContact } from './disclosure/disclose-contact.js';
import { FormController } from './disclosure/form.controller.js';
import { DocumentModule } from './document/document.module.js';
import { ItemModule } from './item/item.module.js';
import { MaterialModule } from './material/material.module.js';
import { ClosedAccountModule } from './closed-account/closed-account.module.js';
import { DraftModule } from './draft/draft.module.js';
import { RelationModule } from './relation/relation.module.js';
import { OnItemVersion } from './item/events/on-item-version.js';
import { ReceiveItemVersions } from './item/receive-item-versions.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { ReadingModule } from './reading/reading.module.js';
import { CourierRegistry } from './shipment/courier/courier-registry.js';
import { HttpCourier } from './shipment/courier/http-courier.js';
import { ReceiveCallback } from './shipment/courier/receive-callback.js';
import { SandboxCourier } from './shipment/courier/sandbox/sandbox-courier.js';
import { SandboxCourierController } from './shipment/courier/sandbox/sandbox-courier.controller.js';
import { SandboxParcels } from './shipment/courier/sandbox/sandbox-parcels.js';
import { ShipmentRepository } from './shipment/domain/shipment.repository.js';
import { ShipmentAdminController } from './shipment/http/shipment-admin.controller.js';
import { SealedRecipient } from './shipment/persistence/sealed-recipient.js';
import { SqlShipmentRepository } from './shipment/persistence/sql-shipment.repository.js';
import { ListShipments } from './shipment/queries/list-shipments.js';
import { ShipmentWorker } from './shipment/shipment.worker.js';
import { ActByHand } from './shipment/use-cases/act-by-hand.js';
import { AskCouriers } from './shipment/use-cases/ask-couriers.js';
import { FollowShipment } from './shipment/use-cases/follow-shipment.js';
import { OpenCaseModule } from './open-case/open-case.module.js';
import { PlaceOrders } from './shipment/use-cases/place-orders.js';
import { RequestShipment } from './shipment/use-cases/request-shipment.js';
import { WindowModule } from './window/window.module.js';

/** 申报受理 — filings, the ledger of cases from filing to closing, parcels with results, and the audited reading of forms. */
@Module({
  imports: [
    MaterialModule,
    WindowModule,
    LedgerModule,
    ArchiveModule,
    ClockModule,
    ReadingModule,
    ItemModule,
    DocumentModule,
    CaseModule,
    CaseMovesModule,
    RelationModule,
    BundleModule,
    DraftModule,
    OpenCaseModule,
    ClosedAccountModule,
    AgencyModule,
  ],
  controllers: [
    FormController,
    ContactController,
    ContentController,
    CaseController,
    CaseActionsController,
    WithdrawalController,
    ShipmentAdminController,
    SandboxCourierController,
    OnItemVersion,
    OnDepartmentFacts,
    OnPaymentFacts,
  ],
  providers: [
    // the copy of the catalogue's item versions
    ReceiveItemVersions,
    // the ledger
    FileCase,
    AcceptCase,
    RefuseCase,
    RequestCorrection,
    ResubmitCase,
    CompleteCase,
    DeliverCase,
    CloseCase,
    WithdrawCase,
    RecordDepartmentAnswer,
    RecordDecision,
    RecordDepartmentSteps,
    SettleFee,
    // parcels
    { provide: ShipmentRepository, useClass: SqlShipmentRepository },
    SealedRecipient,
    RequestShipment,
    FollowShipment,
    PlaceOrders,
    AskCouriers,
    ActByHand,
    ShipmentWorker,
    // couriers
    SandboxParcels,
    SandboxCourier,
    HttpCourier,
    CourierRegistry,
    ReceiveCallback,
    // reads
    ListEnterpriseCases,
    ListMyCases,
    ListWindowWork,
    ShowCase,
    ListShipments,
    DiscloseForm,
    DiscloseContact,
    ApplicantContent,
    MaterialContent,
    DiscloseContent,
  ],
})
export class AcceptanceModule {}
