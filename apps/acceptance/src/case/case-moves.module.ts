import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { ItemModule } from '../item/item.module.js';
import { ShipmentRepository } from '../shipment/domain/shipment.repository.js';
import { SqlShipmentRepository } from '../shipment/persistence/sql-shipment.repository.js';
import { CaseModule } from './case.module.js';
import { OnDepartmentMoves } from './events/on-department-moves.js';
import { HandlingController } from './http/handling.controller.js';
import { OfflineCaseController } from './http/offline-case.controller.js';
import { PapersController } from './http/papers.controller.js';
import { RectificationController } from './http/rectification.controller.js';
import { TakeoverController } from './http/takeover.controller.js';
import { RecordDepartmentMoves } from './use-cases/record-department-moves.js';
import { RectifyCase } from './use-cases/rectify-case.js';
import { ReportOfflineCase } from './use-cases/report-offline-case.js';
import { SteerHandling } from './use-cases/steer-handling.js';
import { TakeOverCase } from './use-cases/take-over-case.js';
import { TakePapers } from './use-cases/take-papers.js';

/** 收件、特别程序、延长、终止、转报、更正、重新办理、部门自办件、法人办件接手 — moves of a case beside its plain way. */
@Module({
  imports: [ItemModule, CaseModule, AgencyModule],
  controllers: [
    PapersController,
    HandlingController,
    RectificationController,
    OfflineCaseController,
    TakeoverController,
    OnDepartmentMoves,
  ],
  providers: [
    { provide: ShipmentRepository, useClass: SqlShipmentRepository },
    TakePapers,
    SteerHandling,
    RectifyCase,
    ReportOfflineCase,
    RecordDepartmentMoves,
    TakeOverCase,
  ],
})
export class CaseMovesModule {}
