import { Module } from '@nestjs/common';
import { DirectoryRepository } from './domain/directory.repository.js';
import { DirectoryPlansWorker } from './directory-plans.worker.js';
import { CategoryController } from './http/category.controller.js';
import { DirectoryManagementController } from './http/directory-management.controller.js';
import { DirectoryController } from './http/directory.controller.js';
import { SqlDirectoryRepository } from './persistence/sql-directory.repository.js';
import { CountDirectory } from './queries/count-directory.js';
import { ItemCategories } from './queries/item-categories.js';
import { ReadDirectory } from './queries/read-directory.js';
import { AgreeWithDirectory } from './use-cases/agree-with-directory.js';
import { ApplyDirectoryPlans } from './use-cases/apply-directory-plans.js';
import { ChangeEntry } from './use-cases/change-entry.js';
import { DirectoryPlaces } from './use-cases/directory-places.js';
import { DivideEntries } from './use-cases/divide-entries.js';
import { EnterEntry } from './use-cases/enter-entry.js';

/** 基本目录 — entries with their codes and versions, the table of categories, and what holds items to them. */
@Module({
  controllers: [DirectoryController, DirectoryManagementController, CategoryController],
  providers: [
    { provide: DirectoryRepository, useClass: SqlDirectoryRepository },
    AgreeWithDirectory,
    EnterEntry,
    ChangeEntry,
    DivideEntries,
    DirectoryPlaces,
    ApplyDirectoryPlans,
    DirectoryPlansWorker,
    CountDirectory,
    ReadDirectory,
    ItemCategories,
  ],
  exports: [DirectoryRepository, AgreeWithDirectory, ItemCategories],
})
export class DirectoryModule {}
