import { Module } from '@nestjs/common';
import { PersonalData } from '../case/persistence/personal-data.js';
import { QueryCodes } from '../reading/progress/query-codes.js';
import { StorageModule } from '../storage/storage.module.js';
import { OfficialDocuments } from './domain/official-documents.js';
import { DocumentController } from './http/document.controller.js';
import { TemplateAdminController } from './http/template-admin.controller.js';
import { VerificationController } from './http/verification.controller.js';
import { DocumentNumbers } from './numbering/document-numbers.js';
import { SealedPapers } from './persistence/sealed-paper.js';
import { SqlOfficialDocuments } from './persistence/sql-official-documents.js';
import { ConfirmDocument } from './queries/confirm-document.js';
import { ListDocuments } from './queries/list-documents.js';
import { DrawnDocuments } from './render/drawn-documents.js';
import { PdfRenderer } from './render/pdf-renderer.js';
import { KeySeal } from './seal/key-seal.js';
import { Seal } from './seal/seal.js';
import { KeepTemplates } from './templates/keep-templates.js';
import { ListTemplates } from './templates/list-templates.js';
import { PreviewTemplate } from './templates/preview-template.js';
import { TemplatesInForce } from './templates/templates-in-force.js';
import { ReadDocument } from './use-cases/read-document.js';

/** 官方文书 — fixed in the transaction of a move, drawn when first read, confirmed to anybody who has the code. */
@Module({
  imports: [StorageModule],
  controllers: [DocumentController, VerificationController, TemplateAdminController],
  providers: [
    { provide: OfficialDocuments, useClass: SqlOfficialDocuments },
    { provide: Seal, useClass: KeySeal },
    // The ledger writes documents, so this room must not need the ledger's; what opens an applicant's name has no state of its own.
    PersonalData,
    QueryCodes,
    SealedPapers,
    DocumentNumbers,
    TemplatesInForce,
    PdfRenderer,
    DrawnDocuments,
    ListDocuments,
    ReadDocument,
    ConfirmDocument,
    ListTemplates,
    KeepTemplates,
    PreviewTemplate,
  ],
  exports: [OfficialDocuments, ListDocuments, ReadDocument, Seal],
})
export class DocumentModule {}
