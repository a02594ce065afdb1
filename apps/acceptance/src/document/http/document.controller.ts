import { Controller, Get, Param, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { CaseNo } from '../../case/http/case.schema.js';
import { documentDamaged, documentNotFound, documentsBusy } from '../domain/document.errors.js';
import { ListDocuments } from '../queries/list-documents.js';
import { ReadDocument } from '../use-cases/read-document.js';
import { DocumentId, DocumentList, DocumentText } from './document.schema.js';

/** 查阅文书. */
@ApiGroup('Documents')
@RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle')
@Controller('api/v1')
export class DocumentController {
  constructor(
    private readonly list: ListDocuments,
    private readonly read: ReadDocument,
  ) {}

  @Get('applications/:caseNo/documents')
  @Operation({
    summary: 'List the official documents of a case',
    description: '受理通知书, 补正通知书 and the others that its moves have made, the oldest first; those that were revoked among them.',
    consistency: 'strong',
    errors: [caseNotFound],
    response: { schema: DocumentList },
  })
  documents(@Param('caseNo', { schema: CaseNo }) caseNo: string, @CurrentPrincipal() principal: Principal): Promise<DocumentList> {
    return this.list.execute(caseNo, principal);
  }

  @Get('documents/:documentId')
  @Operation({
    summary: 'Read what an official document says',
    description: 'In clear, for who may see its case; a slip for officers of the two bodies. Each reading is recorded.',
    consistency: 'strong',
    errors: [documentNotFound, documentDamaged],
    response: { schema: DocumentText },
  })
  async words(
    @Param('documentId', { schema: DocumentId }) documentId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentText> {
    const { entry, paper } = await this.read.words(documentId, principal);
    reply.header('cache-control', 'no-store');
    const { addressee, paragraphs, note, date, content } = paper;
    return { ...entry, addressee, paragraphs, note, date, content };
  }

  @Get('documents/:documentId/pdf')
  @Operation({
    summary: 'Read an official document as PDF',
    description:
      'The same bytes for ever: they are drawn when the document is first read. The file carries the text that was sealed, and its seal. ' +
      'The public page confirms its SHA-256. Each reading is recorded.',
    consistency: 'strong',
    errors: [documentNotFound, documentDamaged, documentsBusy, 'ACCEPTANCE.FILE_STORE_DOWN'],
    response: { mediaType: 'application/pdf', description: 'the document' },
  })
  async pdf(
    @Param('documentId', { schema: DocumentId }) documentId: string,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { entry, bytes, sha256 } = await this.read.pdf(documentId, principal);
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', dispositionOf(`${entry.title} ${entry.number}.pdf`, `${entry.kind}.pdf`))
      .header('cache-control', 'no-store')
      .header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
      .send(bytes);
  }
}

/** RFC 6266: a name in Chinese, and one for who reads no other. */
const dispositionOf = (name: string, plain: string): string =>
  `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
