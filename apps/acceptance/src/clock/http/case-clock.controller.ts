import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { calendarMissing } from '../../case/domain/clock.errors.js';
import { CaseNo } from '../../case/http/case.schema.js';
import { ShowClocks } from '../queries/show-clocks.js';
import { CaseClocks } from './case-clock.schema.js';

/** 办件期限. */
@ApiGroup('Applications')
@Controller('api/v1/applications/:caseNo/clocks')
export class CaseClockController {
  constructor(private readonly show: ShowClocks) {}

  @Get()
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle')
  @Operation({
    summary: 'Read how the clocks of a case stand',
    description: 'By the working calendar of the deciding region; for whoever may read the case.',
    consistency: 'strong',
    errors: [caseNotFound, calendarMissing],
    response: { schema: CaseClocks },
  })
  clocks(@Param('caseNo', { schema: CaseNo }) caseNo: string, @CurrentPrincipal() principal: Principal): Promise<CaseClocks> {
    return this.show.execute(caseNo, principal);
  }
}
