import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { RequireParentItem } from '../directory/use-cases/require-parent-item.js';
import { FormModule } from '../form/form.module.js';
import { TracksModule } from '../history/tracks.module.js';
import { QualityModule } from '../quality/quality.module.js';
import { SearchModule } from '../search/search.module.js';
import { ItemRepository } from './domain/item.repository.js';
import { ItemManagementController } from './http/item-management.controller.js';
import { ItemPlansController } from './http/item-plans.controller.js';
import { ItemController } from './http/item.controller.js';
import { LifeCycleWorker } from './life-cycle.worker.js';
import { SqlItemRepository } from './persistence/sql-item.repository.js';
import { ListVersions } from './queries/list-versions.js';
import { ReadItem } from './queries/read-item.js';
import { DraftItem } from './use-cases/draft-item.js';
import { EditDraft } from './use-cases/edit-draft.js';
import { ItemFacts } from './use-cases/item-facts.js';
import { MoveVersion } from './use-cases/move-version.js';
import { PutInForce } from './use-cases/put-in-force.js';
import { SwitchDueVersions } from './use-cases/switch-due-versions.js';
import { SwitchVersion } from './use-cases/switch-version.js';

/** 事项 — items and their versions, from the draft to the version in force. */
@Module({
  imports: [DirectoryModule, FormModule, QualityModule, SearchModule, TracksModule],
  controllers: [ItemController, ItemManagementController, ItemPlansController],
  providers: [
    { provide: ItemRepository, useClass: SqlItemRepository },
    ItemFacts,
    RequireParentItem,
    DraftItem,
    EditDraft,
    PutInForce,
    MoveVersion,
    SwitchVersion,
    SwitchDueVersions,
    LifeCycleWorker,
    ListVersions,
    ReadItem,
  ],
  exports: [ItemRepository, ItemFacts, RequireParentItem, DraftItem, EditDraft, MoveVersion, ReadItem],
})
export class ItemModule {}
