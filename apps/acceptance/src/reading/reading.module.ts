import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.js';
import { WindowIntakeModule } from '../window/window-intake.module.js';
import { CaseExports } from './export/case-exports.js';
import { ExportController } from './export/export.controller.js';
import { ExportSignal } from './export/export-signal.js';
import { ExportWorker } from './export/export.worker.js';
import { RequestExport } from './export/request-export.js';
import { WriteExports } from './export/write-exports.js';
import { LiveCases } from './live/live-cases.js';
import { LiveController } from './live/live.controller.js';
import { NoticeController } from './notice/notice.controller.js';
import { ListNotices } from './notice/list-notices.js';
import { ProgressController } from './progress/progress.controller.js';
import { QueryCodeController } from './progress/query-code.controller.js';
import { QueryCodes } from './progress/query-codes.js';
import { ReadProgress } from './progress/read-progress.js';
import { ReadWork } from './work-list/read-work.js';
import { WorkListController } from './work-list/work-list.controller.js';
import { WorkSelections } from './work-list/work-selection.js';

/** 查询 — public progress, work lists and their export, live progress, published notices. */
@Module({
  imports: [CaseModule, WindowIntakeModule],
  controllers: [ProgressController, QueryCodeController, LiveController, ExportController, WorkListController, NoticeController],
  providers: [
    QueryCodes,
    ReadProgress,
    LiveCases,
    WorkSelections,
    ReadWork,
    CaseExports,
    ExportSignal,
    RequestExport,
    WriteExports,
    ExportWorker,
    ListNotices,
  ],
  exports: [QueryCodes, ReadWork, WorkSelections],
})
export class ReadingModule {}
