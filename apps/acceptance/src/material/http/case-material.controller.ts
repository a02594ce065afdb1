import { Body, Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import * as cases from '../../case/domain/case.errors.js';
import { CaseNo } from '../../case/http/case.schema.js';
import * as storage from '../../storage/storage.errors.js';
import { CaseMaterials } from '../access/case-materials.js';
import { CheckMaterial } from '../check/check-material.js';
import * as errors from '../domain/material.errors.js';
import {
  CaseMaterialList,
  caseMaterialsView,
  CheckMaterials,
  CheckView,
  checkView,
  LinkToken,
  MaterialCode,
  MaterialLink,
} from './material.schema.js';
import { SendFile } from './send-file.js';

export const LINKS_PATH = '/api/v1/material-links';

const CaseNoParam = (): ParameterDecorator => Param('caseNo', { schema: CaseNo });
const CodeParam = (): ParameterDecorator => Param('materialCode', { schema: MaterialCode });
const GRANT_PROBLEMS = [cases.grantMismatch, 'ACCESS.GRANT_INVALID', 'ACCESS.GRANT_EXPIRED'];
const READ_PROBLEMS = [cases.caseNotFound, cases.grantRequired, ...GRANT_PROBLEMS, errors.materialNotFound];
const BY_GRANT =
  'Its applicant, a window that has to look at it, or a department with the grant of its task in the header `Grant`, for the pointer ' +
  '`/$materials` or `/$materials/<code>`. ';

/** 办件材料 — the materials of one case. */
@ApiGroup('Materials')
@RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle', 'department.connect')
@Controller('api/v1/applications/:caseNo/materials')
export class CaseMaterialController {
  constructor(
    private readonly materials: CaseMaterials,
    private readonly checkMaterial: CheckMaterial,
    private readonly sendFile: SendFile,
  ) {}

  @Get()
  @Operation({
    summary: 'List the materials of a case',
    description: 'What they are and what was checked of them, for whoever sees the case, or has a grant for them.',
    consistency: 'strong',
    errors: [cases.caseNotFound, ...GRANT_PROBLEMS],
    response: { schema: CaseMaterialList },
  })
  async list(
    @CaseNoParam() caseNo: string,
    @Headers('grant') grant: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof CaseMaterialList>> {
    reply.header('cache-control', 'no-store');
    return caseMaterialsView(await this.materials.list(caseNo, principal, grant));
  }

  @Get(':materialCode/content')
  @Operation({
    summary: 'Download a material of a case',
    description: `${BY_GRANT}One \`Range\` is taken. Each download is recorded with its purpose.`,
    consistency: 'strong',
    errors: [...READ_PROBLEMS, errors.rangeWrong, storage.fileGone, storage.fileStoreDown],
    response: { status: 200, mediaType: 'application/octet-stream' },
    alsoAnswers: { 206: 'The range asked for.' },
  })
  async content(
    @CaseNoParam() caseNo: string,
    @CodeParam() materialCode: string,
    @Headers('grant') grant: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendFile.execute(await this.materials.open(caseNo, materialCode, principal, grant), request, reply);
  }

  @Post(':materialCode/link')
  @Operation({
    summary: 'Get a short-lived link to a material',
    description: `${BY_GRANT}The link opens it without a token for some minutes; its making and each use are recorded in the caller’s name.`,
    consistency: 'strong',
    errors: READ_PROBLEMS,
    response: { status: 200, schema: MaterialLink },
  })
  async link(
    @CaseNoParam() caseNo: string,
    @CodeParam() materialCode: string,
    @Headers('grant') grant: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof MaterialLink>> {
    const { token, expiresAt } = await this.materials.link(caseNo, materialCode, principal, grant);
    reply.header('cache-control', 'no-store');
    return { url: `${LINKS_PATH}?token=${token}`, expiresAt: expiresAt.toISOString() };
  }

  @Post(':materialCode/checks')
  @RequirePermission('case.collect', 'case.accept', 'case.deliver')
  @Operation({
    summary: 'Record a check of a material',
    description:
      '核验原件 (`original`: whether it says the same; a file that does is of level B from then on) or 收取纸质材料 (`papers`: how many ' +
      'copies came). By a window that has the case, until its end. Records are only added.',
    consistency: 'strong',
    errors: [cases.caseNotFound, cases.notYourStep, cases.wrongStatus, errors.materialNotHanded],
    response: { status: 201, schema: CheckView },
  })
  async check(
    @CaseNoParam() caseNo: string,
    @CodeParam() materialCode: string,
    @Body({ schema: CheckMaterials }) body: CheckMaterials,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof CheckView>> {
    return checkView(await this.checkMaterial.execute(caseNo, materialCode, body, principal, key));
  }
}

/** 短期链接. */
@ApiGroup('Materials')
@Controller(LINKS_PATH.slice(1))
export class MaterialLinkController {
  constructor(
    private readonly materials: CaseMaterials,
    private readonly sendFile: SendFile,
  ) {}

  @Get()
  @Public()
  @Operation({
    summary: 'Download a material by its link',
    description:
      'The link is all that is needed, and good for some minutes. Each download is recorded in the name of who asked for the link.',
    consistency: 'strong',
    errors: [errors.linkInvalid, errors.materialNotFound, errors.rangeWrong, storage.fileGone, storage.fileStoreDown],
    response: { status: 200, mediaType: 'application/octet-stream' },
    alsoAnswers: { 206: 'The range asked for.' },
  })
  async open(
    @Query({ schema: LinkToken }) { token }: LinkToken,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendFile.execute(await this.materials.openByLink(token), request, reply);
  }
}
