import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { CaseNo } from '../../case/http/case.schema.js';
import { ProveCase } from '../queries/prove-case.js';
import { LedgerProof } from './ledger.schema.js';

/** 台账存证. */
@ApiGroup('Applications')
@Controller('api/v1/applications/:caseNo/ledger')
export class LedgerController {
  constructor(private readonly prove: ProveCase) {}

  @Get()
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle', 'ledger.audit')
  @Operation({
    summary: 'Prove the history of a case',
    description:
      'Its steps with the texts and hashes that link each to the one before it, checked; anybody can check them again. For who may see ' +
      'the case, and with `ledger.audit` of every case.',
    consistency: 'strong',
    errors: [caseNotFound],
    response: { schema: LedgerProof },
  })
  read(@Param('caseNo', { schema: CaseNo }) caseNo: string, @CurrentPrincipal() principal: Principal): Promise<LedgerProof> {
    return this.prove.execute(caseNo, principal);
  }
}
