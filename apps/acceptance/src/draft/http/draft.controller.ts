import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  ApiProblems,
  cursorInvalid,
  etagOf,
  IdempotencyKey,
  ifMatchMissing,
  ifMatchStale,
  Operation,
  PageQuery,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { bundleRefused, formUnavailable } from '../../bundle/domain/bundle.errors.js';
import * as filing from '../../case/domain/case.errors.js';
import { withQueryCode } from '../../case/http/with-query-code.js';
import { QueryCodes } from '../../reading/progress/query-codes.js';
import * as relation from '../../relation/domain/relation.errors.js';
import * as window from '../../window/domain/window.errors.js';
import * as errors from '../domain/draft.errors.js';
import { ReadDrafts } from '../queries/read-drafts.js';
import { AdoptVersions } from '../use-cases/adopt-versions.js';
import { ChangeDraft as ChangeOneDraft } from '../use-cases/change-draft.js';
import { CreateDraft as CreateOneDraft } from '../use-cases/create-draft.js';
import { SubmitDraft, type SubmittedDraft as Submitted } from '../use-cases/submit-draft.js';
import {
  AdoptedVersions,
  ChangeDraft,
  CreateDraft,
  DraftCheck,
  DraftDetail,
  DraftPage,
  DraftReceipt,
  SubmittedDraft,
} from './draft.schema.js';
import type { DraftSummary } from './draft.schema.js';

const Id = z.uuid();
const CHANGE = [ifMatchMissing, ifMatchStale, errors.draftNotFound, errors.draftSubmitted];

/** 暂存申请. */
@ApiGroup('Drafts')
@ApiProblems(filing.mayNotFile, filing.counterUnknown)
@RequirePermission('case.file', 'case.collect')
@Controller('api/v1/drafts')
export class DraftController {
  constructor(
    private readonly createDraft: CreateOneDraft,
    private readonly changeDraft: ChangeOneDraft,
    private readonly submitDraft: SubmitDraft,
    private readonly adoptVersions: AdoptVersions,
    private readonly read: ReadDrafts,
    private readonly codes: QueryCodes,
  ) {}

  @Post()
  @Operation({
    summary: 'Begin a draft',
    description:
      '暂存 of one application or of a bundle, for oneself or, at a counter, for the person present; a counter’s drafts are its clerks’ in ' +
      'common. Empty fields are filled in from account, licences and earlier cases, as the form says. It expires some time after its last change.',
    consistency: 'strong',
    errors: [
      filing.itemNotFound,
      filing.itemsIncomplete,
      filing.itemVersionNotFound,
      filing.itemVersionOutdated,
      filing.itemNotOpen,
      errors.tooManyDrafts,
      errors.draftTooLarge,
    ],
    response: { status: 201, schema: DraftReceipt },
  })
  async create(
    @Body({ schema: CreateDraft }) body: CreateDraft,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftReceipt> {
    const receipt = await this.createDraft.execute(body, principal, key);
    reply.header('location', `/api/v1/drafts/${receipt.draftId}`).header('etag', etagOf(receipt.version));
    return receipt;
  }

  @Get()
  @Operation({
    summary: 'List drafts',
    description: 'Of the caller, or of the caller’s counter, newest first; what they say is read one by one.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DraftPage },
  })
  list(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<DraftSummary>> {
    return this.read.list(principal, query);
  }

  @Get(':draftId')
  @Operation({
    summary: 'Read a draft',
    description: 'In clear; each reading is recorded.',
    consistency: 'strong',
    errors: [errors.draftNotFound],
    response: { schema: DraftDetail },
  })
  async show(
    @Param('draftId', { schema: Id }) draftId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftDetail> {
    const draft = await this.read.one(draftId, principal);
    reply.header('cache-control', 'no-store').header('etag', etagOf(draft.version));
    return draft;
  }

  @Get(':draftId/check')
  @Operation({
    summary: 'Check a draft',
    description: 'Everything for which it would be refused if it were submitted now, and likely duplicates of it. Changes nothing.',
    consistency: 'strong',
    errors: [errors.draftNotFound, errors.draftSubmitted, filing.itemsIncomplete, formUnavailable],
    response: { schema: DraftCheck },
  })
  check(@Param('draftId', { schema: Id }) draftId: string, @CurrentPrincipal() principal: Principal): Promise<DraftCheck> {
    return this.read.check(draftId, principal);
  }

  @Patch(':draftId')
  @Operation({
    summary: 'Change a draft',
    description:
      '分步填报: JSON Merge Patch (RFC 7396) of the application or the bundle. Items and their versions stay, and so do locked fields.',
    consistency: 'strong',
    errors: [...CHANGE, errors.draftItemFixed, errors.fieldLocked, errors.draftTooLarge],
    response: { schema: DraftReceipt },
  })
  async change(
    @Param('draftId', { schema: Id }) draftId: string,
    @Body({ schema: ChangeDraft }) body: ChangeDraft,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftReceipt> {
    const receipt = await this.changeDraft.execute(draftId, body, ifMatch, principal);
    reply.header('etag', etagOf(receipt.version));
    return receipt;
  }

  @Delete(':draftId')
  @Operation({
    summary: 'Discard a draft',
    consistency: 'strong',
    errors: [ifMatchMissing, ifMatchStale, errors.draftNotFound],
    response: { status: 204 },
  })
  discard(
    @Param('draftId', { schema: Id }) draftId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.changeDraft.discard(draftId, ifMatch, principal);
  }

  @Post(':draftId/adopt-versions')
  @Operation({
    summary: 'Go on under the versions in force',
    description: 'For a draft whose items have got later versions; tells what has changed for the applicant. What was filled in stays.',
    consistency: 'strong',
    errors: [...CHANGE, filing.itemNotFound, filing.itemVersionNotFound, filing.itemsIncomplete],
    response: { status: 200, schema: AdoptedVersions },
  })
  async adopt(
    @Param('draftId', { schema: Id }) draftId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdoptedVersions> {
    const adopted = await this.adoptVersions.execute(draftId, ifMatch, principal, key);
    reply.header('etag', etagOf(adopted.version));
    return adopted;
  }

  @Post(':draftId/submit')
  @Operation({
    summary: 'Submit a draft',
    description: '提交: files what it says, by the rules of filing in one call. What it became stays to be seen until it expires.',
    consistency: 'strong',
    errors: [
      ...CHANGE,
      filing.itemNotFound,
      filing.itemsIncomplete,
      filing.itemVersionNotFound,
      filing.itemVersionOutdated,
      filing.itemNotOpen,
      filing.audienceMismatch,
      filing.realNameTooLow,
      filing.applicantMissing,
      filing.applicantNotAllowed,
      filing.channelNotAllowed,
      filing.legalRepresentativeNotAllowed,
      filing.authorityUnfit,
      filing.authorityNotExpected,
      window.authorityExpired,
      window.identityUnchecked,
      window.identityNotExpected,
      window.identityMismatch,
      window.authorityMissing,
      window.itemNotTakenHere,
      window.counterClosed,
      filing.materialsIncomplete,
      filing.formInvalid,
      filing.formTooLarge,
      relation.linkedCaseNotFound,
      relation.linkedCaseNotGranted,
      relation.linkedCaseCancelled,
      bundleRefused,
      formUnavailable,
    ],
    response: { status: 201, schema: SubmittedDraft },
  })
  async submit(
    @Param('draftId', { schema: Id }) draftId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Submitted> {
    const { application, bundle } = await this.submitDraft.execute(draftId, ifMatch, principal, key);
    return {
      draftId,
      application: application && withQueryCode(this.codes, application),
      bundle: bundle && { ...bundle, cases: bundle.cases.map((each) => withQueryCode(this.codes, each)) },
    };
  }
}
