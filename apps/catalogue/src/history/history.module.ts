import { Module } from '@nestjs/common';
import { ItemModule } from '../item/item.module.js';
import { SuccessionRepository } from './domain/succession.js';
import { HistoryController } from './http/history.controller.js';
import { SqlSuccessionRepository } from './persistence/sql-succession.repository.js';
import { DiffVersions } from './queries/diff-versions.js';
import { ReadTrack } from './queries/read-track.js';
import { TracksModule } from './tracks.module.js';
import { RecordSuccession } from './use-cases/record-succession.js';

/** 跟踪卡、版本比对、承接关系. */
@Module({
  imports: [ItemModule, TracksModule],
  controllers: [HistoryController],
  providers: [{ provide: SuccessionRepository, useClass: SqlSuccessionRepository }, RecordSuccession, DiffVersions, ReadTrack],
})
export class HistoryModule {}
