import { Module } from '@nestjs/common';
import { PowerListRepository } from './domain/power-list.repository.js';
import { PowerListController } from './http/power-list.controller.js';
import { PowerListManagementController } from './http/power-list-management.controller.js';
import { SqlPowerListRepository } from './persistence/sql-power-list.repository.js';
import { ExportList } from './queries/export-list.js';
import { ReadLists } from './queries/read-lists.js';
import { DraftList } from './use-cases/draft-list.js';
import { PublishList } from './use-cases/publish-list.js';

/** 四张清单. */
@Module({
  controllers: [PowerListController, PowerListManagementController],
  providers: [{ provide: PowerListRepository, useClass: SqlPowerListRepository }, DraftList, PublishList, ReadLists, ExportList],
})
export class PowerListModule {}
