import { Module } from '@nestjs/common';
import { DepartmentController } from './department/department.controller.js';
import { ListDepartments } from './department/list-departments.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DrawnItemController } from './directory/http/drawn-item.controller.js';
import { IdentityController } from './directory/http/identity.controller.js';
import { ReadIdentity } from './directory/queries/read-identity.js';
import { DrawItem } from './directory/use-cases/draw-item.js';
import { IssueHandlingItem } from './directory/use-cases/issue-handling-item.js';
import { RequireParentItem } from './directory/use-cases/require-parent-item.js';
import { SuccessionRepository } from './history/domain/succession.js';
import { TrackRepository } from './history/domain/track.js';
import { HistoryController } from './history/http/history.controller.js';
import { SqlSuccessionRepository } from './history/persistence/sql-succession.repository.js';
import { SqlTrackRepository } from './history/persistence/sql-track.repository.js';
import { DiffVersions } from './history/queries/diff-versions.js';
import { ReadTrack } from './history/queries/read-track.js';
import { RecordSuccession } from './history/use-cases/record-succession.js';
import { FigureModule } from './figure/figure.module.js';
import { FormModule } from './form/form.module.js';
import { DraftFormController } from './form/http/draft-form.controller.js';
import { ReplaceForm } from './form/use-cases/replace-form.js';
import { GuideController } from './guide/http/guide.controller.js';
import { ReadGuide } from './guide/queries/read-guide.js';
import { EXPORT_CONTROLLERS, EXPORT_PROVIDERS } from './export/export.parts.js';
import { IMPORT_CONTROLLERS, IMPORT_PROVIDERS } from './import/import.parts.js';
import { ItemRepository } from './item/domain/item.repository.js';
import { ItemManagementController } from './item/http/item-management.controller.js';
import { ItemPlansController } from './item/http/item-plans.controller.js';
import { ItemController } from './item/http/item.controller.js';
import { LifeCycleWorker } from './item/life-cycle.worker.js';
import { SqlItemRepository } from './item/persistence/sql-item.repository.js';
import { ListVersions } from './item/queries/list-versions.js';
import { ReadItem } from './item/queries/read-item.js';
import { DraftItem } from './item/use-cases/draft-item.js';
import { EditDraft } from './item/use-cases/edit-draft.js';
import { ItemFacts } from './item/use-cases/item-facts.js';
import { MoveVersion } from './item/use-cases/move-version.js';
import { PutInForce } from './item/use-cases/put-in-force.js';
import { SwitchVersion } from './item/use-cases/switch-version.js';
import { SwitchDueVersions } from './item/use-cases/switch-due-versions.js';
import { LegalBasisModule } from './legal-basis/legal-basis.module.js';
import { PowerListModule } from './power-list/power-list.module.js';
import { QualityModule } from './quality/quality.module.js';
import { ServicePointModule } from './service-point/service-point.module.js';
import { RegionController } from './region/region.controller.js';
import { SearchModule } from './search/search.module.js';
import { ReviewRepository } from './review/domain/review.repository.js';
import { ReportController } from './review/http/report.controller.js';
import { ReviewController } from './review/http/review.controller.js';
import { SqlReviewRepository } from './review/persistence/sql-review.repository.js';
import { ListReviews } from './review/queries/list-reviews.js';
import { ReadProcedure } from './review/queries/read-procedure.js';
import { ReadReview } from './review/queries/read-review.js';
import { GiveOpinions } from './review/use-cases/give-opinions.js';
import { ReportDrafts } from './review/use-cases/report-drafts.js';
import { WithdrawReport } from './review/use-cases/withdraw-report.js';

/** 事项目录 — items and their versions, their import, departments and regions. */
@Module({
  imports: [ServicePointModule, DirectoryModule, FormModule, QualityModule, LegalBasisModule, PowerListModule, FigureModule, SearchModule],
  controllers: [
    DraftFormController,
    GuideController,
    ItemController,
    ItemManagementController,
    ItemPlansController,
    IdentityController,
    DrawnItemController,
    ...IMPORT_CONTROLLERS,
    ...EXPORT_CONTROLLERS,
    DepartmentController,
    RegionController,
    HistoryController,
    ReportController,
    ReviewController,
  ],
  providers: [
    { provide: ItemRepository, useClass: SqlItemRepository },
    ...IMPORT_PROVIDERS,
    ...EXPORT_PROVIDERS,
    { provide: TrackRepository, useClass: SqlTrackRepository },
    { provide: SuccessionRepository, useClass: SqlSuccessionRepository },
    { provide: ReviewRepository, useClass: SqlReviewRepository },
    RecordSuccession,
    DiffVersions,
    ReadTrack,
    ReportDrafts,
    WithdrawReport,
    GiveOpinions,
    ListReviews,
    ReadReview,
    ReadProcedure,
    ItemFacts,
    DraftItem,
    RequireParentItem,
    DrawItem,
    IssueHandlingItem,
    ReadIdentity,
    EditDraft,
    ReplaceForm,
    ReadGuide,
    PutInForce,
    MoveVersion,
    SwitchVersion,
    SwitchDueVersions,
    LifeCycleWorker,
    ListVersions,
    ReadItem,
    ListDepartments,
  ],
})
export class CatalogueModule {}
