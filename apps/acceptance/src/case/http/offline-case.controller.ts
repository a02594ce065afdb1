import { Body, Controller, Post, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { materialFilesInvalid } from '../../material/domain/material.errors.js';
import * as errors from '../domain/case.errors.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { ReportOfflineCase } from '../use-cases/report-offline-case.js';
import { ReportOffline } from './case-moves.schema.js';
import { CaseReceipt } from './case.schema.js';

/** 部门自办件. */
@ApiGroup('department systems')
@Controller('api/v1/applications/offline-cases')
export class OfflineCaseController {
  constructor(private readonly report: ReportOfflineCase) {}

  @Post()
  @RequirePermission('department.connect', 'task.handle')
  @Operation({
    summary: 'Report a case that began at a department’s own counter',
    description:
      '部门自办件上报 by the deciding authority’s system or officer, with the number it has there; once. What it has come to so far is recorded ' +
      'at the times at which it happened, the rest follows through dispatch.',
    consistency: 'strong',
    errors: [
      errors.notYourItem,
      errors.reportTimes,
      errors.offlineCaseKnown,
      errors.itemNotFound,
      errors.itemVersionNotFound,
      errors.itemVersionOutdated,
      errors.itemVersionAwaited,
      errors.itemNotOpen,
      errors.audienceMismatch,
      errors.materialsIncomplete,
      materialFilesInvalid,
      errors.formInvalid,
      errors.formTooLarge,
      errors.reasonMissing,
    ],
    response: { status: 201, schema: CaseReceipt },
  })
  async file(
    @Body({ schema: ReportOffline }) body: ReportOffline,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const receipt = await this.report.execute(body, principal, key);
    reply.header('location', `/api/v1/applications/${receipt.caseNo}`);
    return receipt;
  }
}
