import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequireLogin, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import * as errors from '../person.errors.js';
import { FaceChecks } from './face-checks.js';
import { ProveName as Prove } from './prove-name.js';
import { ClaimedName, FaceCheck, FaceCheckId, ProvedLevel, ProveName } from './real-name.schema.js';

/** 实名认证 of oneself. */
@ApiGroup('me')
@RequireLogin()
@ApiProblems(errors.personsOnly)
@Controller('api/v1/me')
export class RealNameController {
  constructor(
    private readonly names: Prove,
    private readonly faces: FaceChecks,
  ) {}

  @Post('real-name')
  @Operation({
    summary: 'Prove one’s name',
    description:
      '`idNumber`: name and number against the authority, level 2. `bankCard`: with a card of one’s own, level 3. Number and card are not kept ' +
      'but for the number of the document, sealed. The level is in tokens that are issued from then on.',
    consistency: 'strong',
    errors: [
      errors.documentUnfit,
      errors.oldCitizenNumber,
      errors.regionGone,
      errors.tooManyProofs,
      errors.nameNotProved,
      errors.identityDiffers,
      errors.identityElsewhere,
      errors.authorityAway,
    ],
    response: { status: 200, schema: ProvedLevel },
  })
  prove(
    @Body({ schema: ProveName }) body: ProveName,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ProvedLevel> {
    return this.names.execute(body, principal, key);
  }

  @Post('face-checks')
  @Operation({
    summary: 'Begin to prove one’s name by face',
    description: 'The face is shown to the authority, at the address that is answered; nothing of it comes here.',
    consistency: 'strong',
    errors: [errors.documentUnfit, errors.oldCitizenNumber, errors.regionGone, errors.tooManyProofs, errors.authorityAway],
    response: { status: 201, schema: FaceCheck },
  })
  start(
    @Body({ schema: ClaimedName }) body: ClaimedName,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<FaceCheck> {
    return this.faces.start(body, principal, key);
  }

  @Post('face-checks/:id/completion')
  @Operation({
    summary: 'Have the result of a face check fetched',
    description: 'Level 3 when it passed.',
    consistency: 'strong',
    errors: [
      errors.faceCheckNotFound,
      errors.faceNotPassed,
      errors.nameNotProved,
      errors.identityDiffers,
      errors.identityElsewhere,
      errors.authorityAway,
    ],
    response: { status: 200, schema: ProvedLevel },
  })
  complete(
    @Param('id', { schema: FaceCheckId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ProvedLevel> {
    return this.faces.complete(id, principal, key);
  }
}
