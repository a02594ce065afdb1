import type { Provider, Type } from '@nestjs/common';
import { ImportJobs } from './domain/import-job.js';
import { ImportRepository } from './domain/import.repository.js';
import { ImportJobsController } from './http/import-jobs.controller.js';
import { ImportController } from './http/import.controller.js';
import { ImportWorker } from './import.worker.js';
import { SqlImportJobs } from './persistence/sql-import-jobs.js';
import { SqlImportRepository } from './persistence/sql-import.repository.js';
import { ReadImports } from './queries/read-imports.js';
import { ImportItems } from './use-cases/import-items.js';
import { IssueCodes } from './use-cases/issue-codes.js';
import { LandItems } from './use-cases/land-items.js';
import { LandingChecks } from './use-cases/landing-checks.js';
import { ReceiveImport } from './use-cases/receive-import.js';
import { RunImports } from './use-cases/run-imports.js';

/** 事项导入 — parts of the catalogue's module, not one of its own: an import writes items by the same repositories as their authors. */
export const IMPORT_CONTROLLERS: Type[] = [ImportController, ImportJobsController];
export const IMPORT_PROVIDERS: Provider[] = [
  { provide: ImportRepository, useClass: SqlImportRepository },
  { provide: ImportJobs, useClass: SqlImportJobs },
  IssueCodes,
  LandItems,
  LandingChecks,
  ImportItems,
  ReceiveImport,
  RunImports,
  ReadImports,
  ImportWorker,
];
