import { Module } from '@nestjs/common';
import { PersonalData } from '../case/persistence/personal-data.js';
import { DocumentModule } from '../document/document.module.js';
import { MaterialIntakeModule } from '../material/material-intake.module.js';
import { StorageModule } from '../storage/storage.module.js';
import { ArchiveWorker } from './archive.worker.js';
import { ArchiveAdminController } from './http/archive-admin.controller.js';
import { ArchiveController } from './http/archive.controller.js';
import { ArchiveShelf } from './persistence/archive-shelf.js';
import { ArchiveWork } from './persistence/archive-work.js';
import { ReadArchives } from './queries/read-archives.js';
import { ReadDestructions } from './queries/read-destructions.js';
import { DestroyArchives } from './use-cases/destroy-archives.js';
import { GatherCase } from './use-cases/gather-case.js';
import { HandleParked } from './use-cases/handle-parked.js';
import { KeepRetentions } from './use-cases/keep-retentions.js';
import { MakeArchives } from './use-cases/make-archives.js';
import { OpenArchive } from './use-cases/open-archive.js';

/** 归档 — a package of each case that has ended, kept as long as its category says, destroyed on the word of two. */
@Module({
  imports: [StorageModule, DocumentModule, MaterialIntakeModule],
  controllers: [ArchiveController, ArchiveAdminController],
  providers: [
    PersonalData,
    ArchiveShelf,
    ArchiveWork,
    GatherCase,
    MakeArchives,
    ReadArchives,
    OpenArchive,
    KeepRetentions,
    HandleParked,
    ReadDestructions,
    DestroyArchives,
    ArchiveWorker,
  ],
})
export class ArchiveModule {}
