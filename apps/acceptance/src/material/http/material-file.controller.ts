import { Body, Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  Operation,
  unsupportedMedia,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import { isAppError } from '@yiwang/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import * as storage from '../../storage/storage.errors.js';
import * as errors from '../domain/material.errors.js';
import { OwnFiles } from '../handed/own-files.js';
import { TakeUpload, type FileReceipt as Receipt } from '../upload/take-upload.js';
import { UPLOAD_PATH } from '../upload/upload-body.js';
import { UploadGate } from '../upload/upload-gate.js';
import { FileId, FileList, FilePage, FileReceipt, fileView, FileView, HeldFiles, Holder, IssueFile, NewFile } from './material.schema.js';
import { SendFile } from './send-file.js';

const IdParam = (): ParameterDecorator => Param('fileRef', { schema: FileId });
type View = z.output<typeof FileView>;

/** 电子材料 — files before and beside cases: uploaded once, named by filings, used again. */
@ApiGroup('Materials')
@RequirePermission('case.file', 'case.collect', 'task.handle', 'department.connect')
@Controller('api/v1/materials')
export class MaterialFileController {
  constructor(
    private readonly take: TakeUpload,
    private readonly gate: UploadGate,
    private readonly own: OwnFiles,
    private readonly sendFile: SendFile,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('files')
  @Operation({
    summary: 'Upload a file',
    description:
      `上传材料. Body: the file's bytes, as \`application/octet-stream\` or whatever it is, streamed. What it is is told by its content: PDF, ` +
      'OFD, JPEG, PNG, GIF, BMP, TIFF, WebP, DOCX, XLSX, PPTX, DOC, XLS, ZIP, DWG, MP4. It is sealed on its way into the store, and scanned before it is told to be there. Whoever sends nothing for half a minute, or less than 64 KiB a second for long, is cut off. ' +
      'A file that no case and no draft uses is taken away after some days.',
    consistency: 'strong',
    errors: [
      unsupportedMedia,
      errors.fileEmpty,
      errors.fileTooLarge,
      errors.fileTypeRefused,
      errors.fileExecutable,
      errors.fileInfected,
      errors.fileUnpacksTooLarge,
      errors.fileBroken,
      errors.fileEncrypted,
      errors.archiveInside,
      errors.uploadCut,
      errors.uploadsBusy,
      errors.tooManyUnusedFiles,
      errors.trustNotAllowed,
      errors.scannerDown,
      errors.scannerNotOpen,
      storage.fileStoreDown,
    ],
    rawBody: { mediaType: 'application/octet-stream', description: 'the file' },
    response: { status: 201, schema: FileReceipt },
  })
  async upload(
    @Req() request: FastifyRequest,
    @Query({ schema: NewFile }) { name, title, originalSeen, pledged }: NewFile,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    // JSON and text have been read already: neither is a file that is taken.
    if (request.body !== undefined && request.body !== null) throw unsupportedMedia();
    // Not destroyed when the reading ends early: that would cut the connection under the answer.
    const bytes = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    const length = Number(request.headers['content-length'] ?? 0);
    const upload = { name, title: title ?? null, originalSeen, pledged, length, bytes, url: request.url };
    const receipt = await this.gate
      .pass(`${principal.kind}:${principal.id}`, () => this.take.execute(upload, principal, key))
      .catch((error: unknown) => {
        // Whoever has stopped sending does not end his request either.
        if (isAppError(error) && error.code === 'ACCEPTANCE.UPLOAD_CUT') reply.header('connection', 'close');
        throw error;
      })
      .finally(() => {
        // What nobody reads any more would keep the connection busy.
        request.raw.resume();
      });
    reply.header('location', `${UPLOAD_PATH}/${receipt.fileRef}`);
    return receipt;
  }

  @Get('files')
  @Operation({
    summary: 'List one’s own files',
    description: 'Newest first; with `title` those that were handed in as that before (免提交).',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: FilePage },
  })
  async list(@Query({ schema: FileList }) query: FileList, @CurrentPrincipal() principal: Principal): Promise<Page<View>> {
    const { items, next } = await this.own.list(principal, query);
    return { items: items.map(fileView), next };
  }

  @Post('held')
  @RequirePermission('case.collect')
  @Operation({
    summary: 'Find what is held of an applicant',
    description: '免提交: files that counters took in or authorities issued of the person or body before the clerk. Each look is recorded.',
    consistency: 'strong',
    response: { status: 200, schema: HeldFiles },
  })
  async held(@Body({ schema: Holder }) holder: Holder, @CurrentPrincipal() principal: Principal): Promise<{ items: View[] }> {
    return { items: (await this.own.heldOf(holder, principal)).map(fileView) };
  }

  @Get('files/:fileRef')
  @Operation({
    summary: 'Read what is known of a file',
    consistency: 'strong',
    errors: [errors.fileNotFound],
    response: { schema: FileView },
  })
  async show(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<View> {
    return fileView(await this.own.find(id, principal));
  }

  @Get('files/:fileRef/content')
  @Operation({
    summary: 'Download a file of one’s own',
    description: 'One `Range` is taken. Each download is recorded.',
    consistency: 'strong',
    errors: [errors.fileNotFound, errors.rangeWrong, storage.fileGone, storage.fileStoreDown],
    response: { status: 200, mediaType: 'application/octet-stream' },
    alsoAnswers: { 206: 'The range asked for.' },
  })
  async content(
    @IdParam() id: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendFile.execute(await this.own.toRead(id, principal), request, reply);
  }

  @Post('files/:fileRef/issue')
  @RequirePermission('task.handle', 'department.connect')
  @Operation({
    summary: 'Issue a file to its holder',
    description: '签发: the caller’s own body made the file; it is of level A from then on and its holder need not hand it in any more.',
    consistency: 'strong',
    errors: [errors.fileNotFound],
    response: { status: 204 },
  })
  async issue(
    @IdParam() id: string,
    @Body({ schema: IssueFile }) body: IssueFile,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<void> {
    await this.idempotency.once(key, () => this.own.issue(id, body, principal), { status: 204 });
  }

  @Delete('files/:fileRef')
  @Operation({
    summary: 'Remove a file that no case uses',
    consistency: 'strong',
    errors: [errors.fileNotFound, errors.fileInUse, storage.fileStoreDown],
    response: { status: 204 },
  })
  async remove(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    await this.own.remove(id, principal);
  }
}
