import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, forbidden, hasPermission, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, withETag, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AGENCY_ERRORS } from '../../agency/agency.errors.js';
import { linkedCaseCancelled, linkedCaseNotFound, linkedCaseNotGranted } from '../../relation/domain/relation.errors.js';
import * as window from '../../window/domain/window.errors.js';
import { QueryCodes } from '../../reading/progress/query-codes.js';
import { materialFilesInvalid } from '../../material/domain/material.errors.js';
import * as errors from '../domain/case.errors.js';
import { ListEnterpriseCases } from '../queries/list-enterprise-cases.js';
import { ListMyCases } from '../queries/list-my-cases.js';
import { ListWindowWork } from '../queries/list-window-work.js';
import { ShowCase } from '../queries/show-case.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { FileCase } from '../use-cases/file-case.js';
import { CaseDetail, CaseList, CaseNo, CasePage, CaseReceipt, type CaseSummary, FileApplication } from './case.schema.js';
import { withQueryCode } from './with-query-code.js';

/** 申报与办件查询. */
@ApiGroup('Applications')
@Controller('api/v1/applications')
export class CaseController {
  constructor(
    private readonly fileCase: FileCase,
    private readonly listMyCases: ListMyCases,
    private readonly listEnterpriseCases: ListEnterpriseCases,
    private readonly listWindowWork: ListWindowWork,
    private readonly showCase: ShowCase,
    private readonly codes: QueryCodes,
  ) {}

  @Post()
  @RequirePermission('case.file', 'case.collect')
  @Operation({
    summary: 'File an application',
    description:
      '申报. A person or legal person files for itself; a clerk files for the person present. Naming an item version that has not ' +
      'arrived here yet is taken: the case gets its number and waits for it.',
    consistency: 'strong',
    errors: [
      ...AGENCY_ERRORS,
      errors.itemNotFound,
      errors.itemsIncomplete,
      errors.itemVersionNotFound,
      errors.itemVersionOutdated,
      errors.itemNotOpen,
      errors.audienceMismatch,
      errors.realNameTooLow,
      errors.applicantMissing,
      errors.applicantNotAllowed,
      errors.channelNotAllowed,
      errors.counterUnknown,
      window.counterClosed,
      window.itemNotTakenHere,
      window.identityUnchecked,
      window.identityNotExpected,
      window.identityMismatch,
      window.authorityMissing,
      window.authorityExpired,
      errors.mayNotFile,
      errors.materialsIncomplete,
      materialFilesInvalid,
      errors.formInvalid,
      errors.formTooLarge,
      errors.legalRepresentativeNotAllowed,
      errors.authorityUnfit,
      errors.authorityNotExpected,
      linkedCaseNotFound,
      linkedCaseNotGranted,
      linkedCaseCancelled,
    ],
    response: { status: 201, schema: CaseReceipt },
  })
  async file(
    @Body({ schema: FileApplication }) body: FileApplication,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt & { queryCode: string }> {
    const receipt = await this.fileCase.execute(body, principal, key);
    reply.header('location', `/api/v1/applications/${receipt.caseNo}`);
    return withQueryCode(this.codes, receipt);
  }

  @Get()
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver')
  @Operation({
    summary: 'List cases',
    description:
      'Of the caller’s own, newest first; of the enterprise for which he acts; or a window’s open work (needs `case.accept`, or ' +
      '`case.deliver` with work=deliver).',
    consistency: 'strong',
    errors: [...AGENCY_ERRORS, cursorInvalid],
    response: { schema: CasePage },
  })
  list(@Query({ schema: CaseList }) query: CaseList, @CurrentPrincipal() principal: Principal): Promise<Page<CaseSummary>> {
    if (query.view === 'mine') return this.listMyCases.execute(principal, query);
    if (query.view === 'enterprise') return this.listEnterpriseCases.execute(principal, query);
    if (!hasPermission(principal, query.work === 'accept' ? 'case.accept' : 'case.deliver')) throw forbidden();
    return this.listWindowWork.execute(principal, query.work, query);
  }

  @Get(':caseNo')
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle')
  @Operation({
    summary: 'Read a case with its steps',
    description:
      'For its applicant, the representative of the enterprise that filed it, the windows of its regions and the officers of the deciding authority; it does not exist for others.',
    consistency: 'strong',
    errors: [errors.caseNotFound],
    response: { schema: CaseDetail },
    alsoAnswers: { 304: 'The copy named in If-None-Match is still good.' },
  })
  async show(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail | undefined> {
    const detail = await this.showCase.execute(caseNo, principal);
    reply.header('cache-control', 'private, no-cache');
    return withETag(request, reply, detail.version, detail);
  }
}
