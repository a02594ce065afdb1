import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { FormModule } from '../form/form.module.js';
import { TracksModule } from '../history/tracks.module.js';
import { ItemModule } from '../item/item.module.js';
import { QualityModule } from '../quality/quality.module.js';
import { ImportJobs } from './domain/import-job.js';
import { ImportRepository } from './domain/import.repository.js';
import { ImportJobsController } from './http/import-jobs.controller.js';
import { ImportController } from './http/import.controller.js';
import { ToldBodiesController } from './http/told-bodies.controller.js';
import { ImportWorker } from './import.worker.js';
import { SqlImportJobs } from './persistence/sql-import-jobs.js';
import { SqlImportRepository } from './persistence/sql-import.repository.js';
import { ToldBodies } from './persistence/told-bodies.js';
import { ReadImports } from './queries/read-imports.js';
import { ImportItems } from './use-cases/import-items.js';
import { IssueCodes } from './use-cases/issue-codes.js';
import { LandItems } from './use-cases/land-items.js';
import { LandingChecks } from './use-cases/landing-checks.js';
import { ReadSourceTables } from './use-cases/read-source-tables.js';
import { ReceiveImport } from './use-cases/receive-import.js';
import { RunImports } from './use-cases/run-imports.js';
import { TellBodies } from './use-cases/tell-bodies.js';

/** 事项导入 — lists in, staged and taken in portions. */
@Module({
  imports: [DirectoryModule, FormModule, ItemModule, QualityModule, TracksModule],
  controllers: [ImportController, ImportJobsController, ToldBodiesController],
  providers: [
    { provide: ImportRepository, useClass: SqlImportRepository },
    { provide: ImportJobs, useClass: SqlImportJobs },
    ToldBodies,
    TellBodies,
    ReadSourceTables,
    IssueCodes,
    LandItems,
    LandingChecks,
    ImportItems,
    ReceiveImport,
    RunImports,
    ReadImports,
    ImportWorker,
  ],
})
export class ImportModule {}
