import { Body, Controller, Headers, Param, Put, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, bodyTooLarge, ifMatchMissing, ifMatchStale, Operation, unsupportedMedia } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tableCsv, tableEncoding } from '../../csv-table/csv-table.errors.js';
import { rawBody } from '../../csv-table/raw-body.js';
import { readTable } from '../../csv-table/read-table.js';
import { brokenRules, itemNotFound, itemOutOfScope, versionImmutable, versionNotFound } from '../../item/domain/item.errors.js';
import { editorOf } from '../../item/http/editor-of.js';
import { ItemCode, VersionNo } from '../../item/http/item.schema.js';
import { EditedDraft } from '../../item/use-cases/edit-draft.js';
import { formTableWrong } from '../domain/form.errors.js';
import type { Schema } from '../domain/schema-walk.js';
import { formFromTable, ReplaceForm, type FormOf } from '../use-cases/replace-form.js';
import { DraftForm, MAX_TABLE_BYTES } from './form.schema.js';

const EDIT_ERRORS = [versionNotFound, versionImmutable, itemOutOfScope, () => brokenRules([]), ifMatchMissing, ifMatchStale];

/** 草稿的表单 — the form of a draft, put there by itself. */
@ApiGroup('Item management')
@ApiProblems(itemNotFound)
@RequirePermission('item.manage')
@Controller('api/v1/items')
export class DraftFormController {
  constructor(private readonly replace: ReplaceForm) {}

  @Put(':itemCode/versions/:version/form')
  @Operation({
    summary: 'Give a draft another form',
    description: 'Needs If-Match with the ETag of the draft as it was read. Groups named by `$ref` are put into the form.',
    consistency: 'strong',
    errors: EDIT_ERRORS,
    response: { schema: EditedDraft },
  })
  byForm(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Body({ schema: DraftForm }) form: Schema,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditedDraft> {
    return this.put(itemCode, version, () => form, ifMatch, principal, reply);
  }

  @Put(':itemCode/versions/:version/form/table')
  @Operation({
    summary: 'Give a draft the form of a table of fields',
    description: 'Body as for `POST /api/v1/catalogue/forms/tables`. Needs If-Match with the ETag of the draft as it was read.',
    consistency: 'strong',
    errors: [...EDIT_ERRORS, () => formTableWrong(), tableCsv, tableEncoding, unsupportedMedia, bodyTooLarge],
    rawBody: { mediaType: 'text/csv', description: 'the table, header first' },
    response: { schema: EditedDraft },
  })
  async byTable(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Req() request: FastifyRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditedDraft> {
    const rows = readTable(await rawBody(request, MAX_TABLE_BYTES));
    return this.put(itemCode, version, formFromTable(rows), ifMatch, principal, reply);
  }

  private async put(
    itemCode: string,
    version: number,
    formOf: FormOf,
    ifMatch: string | undefined,
    principal: Principal,
    reply: FastifyReply,
  ): Promise<EditedDraft> {
    const state = await this.replace.execute(itemCode, version, formOf, ifMatch, editorOf(principal));
    reply.header('etag', state.etag);
    return state;
  }
}
