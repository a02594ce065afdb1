import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { CaseModule } from '../case/case.module.js';
import { StorageModule } from '../storage/storage.module.js';
import { CaseMaterials } from './access/case-materials.js';
import { MaterialLinks } from './access/material-links.js';
import { RecordReading } from './access/record-reading.js';
import { Records } from './access/records.js';
import { CheckMaterial } from './check/check-material.js';
import { OwnFiles } from './handed/own-files.js';
import { SweepUnusedFiles } from './handed/sweep-unused-files.js';
import { CaseMaterialController, MaterialLinkController } from './http/case-material.controller.js';
import { MaterialFileController } from './http/material-file.controller.js';
import { SendFile } from './http/send-file.js';
import { MaterialFiles } from './material-files.js';
import { Scanner } from './scan/scanner.js';
import { scannerOf } from './scan/scanners.js';
import { TakeUpload } from './upload/take-upload.js';
import { UploadGate } from './upload/upload-gate.js';

/** 电子材料 — files of applicants: taken in, scanned and kept, used again, read on record, checked against originals, swept when unused. */
@Module({
  imports: [CaseModule, StorageModule],
  controllers: [MaterialFileController, CaseMaterialController, MaterialLinkController],
  providers: [
    { provide: Scanner, useFactory: scannerOf, inject: [CONFIG] },
    MaterialFiles,
    UploadGate,
    TakeUpload,
    OwnFiles,
    SweepUnusedFiles,
    RecordReading,
    MaterialLinks,
    Records,
    CaseMaterials,
    CheckMaterial,
    SendFile,
  ],
  exports: [MaterialFiles, Records],
})
export class MaterialModule {}
