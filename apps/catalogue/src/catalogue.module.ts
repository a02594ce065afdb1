import { Module } from '@nestjs/common';
import { DepartmentController } from './department/department.controller.js';
import { ListDepartments } from './department/list-departments.js';
import { TrackRepository } from './history/domain/track.js';
import { SqlTrackRepository } from './history/persistence/sql-track.repository.js';
import { ImportRepository } from './import/domain/import.repository.js';
import { ImportController } from './import/http/import.controller.js';
import { SqlImportRepository } from './import/persistence/sql-import.repository.js';
import { ImportItems } from './import/use-cases/import-items.js';
import { ItemRepository } from './item/domain/item.repository.js';
import { ItemManagementController } from './item/http/item-management.controller.js';
import { ItemPlansController } from './item/http/item-plans.controller.js';
import { ItemController } from './item/http/item.controller.js';
import { LifeCycleWorker } from './item/life-cycle.worker.js';
import { SqlItemRepository } from './item/persistence/sql-item.repository.js';
import { ListItems } from './item/queries/list-items.js';
import { ListVersions } from './item/queries/list-versions.js';
import { ReadItem } from './item/queries/read-item.js';
import { DraftItem } from './item/use-cases/draft-item.js';
import { EditDraft } from './item/use-cases/edit-draft.js';
import { ItemFacts } from './item/use-cases/item-facts.js';
import { MoveVersion } from './item/use-cases/move-version.js';
import { SwitchDueVersions } from './item/use-cases/switch-due-versions.js';
import { QualityModule } from './quality/quality.module.js';
import { RegionController } from './region/region.controller.js';

/** 事项目录 — items and their versions, their import, departments and regions. */
@Module({
  imports: [QualityModule],
  controllers: [ItemController, ItemManagementController, ItemPlansController, ImportController, DepartmentController, RegionController],
  providers: [
    { provide: ItemRepository, useClass: SqlItemRepository },
    { provide: ImportRepository, useClass: SqlImportRepository },
    { provide: TrackRepository, useClass: SqlTrackRepository },
    ItemFacts,
    DraftItem,
    EditDraft,
    MoveVersion,
    SwitchDueVersions,
    LifeCycleWorker,
    ImportItems,
    ListItems,
    ListVersions,
    ReadItem,
    ListDepartments,
  ],
})
export class CatalogueModule {}
