import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import * as errors from '../person.errors.js';
import { ChangeMobileAtWindow as ChangeMobile } from './change-mobile-at-window.js';
import { ListVerifications } from './list-verifications.js';
import {
  ChangeMobileAtWindow,
  ClaimedName,
  FaceCheck,
  VerificationPage,
  VerificationQuery,
  VerifiedAtWindow,
  VerifyAtWindow,
  type Verification,
} from './real-name.schema.js';
import { VerifyAtWindow as Verify } from './verify-at-window.js';

/** 窗口实名核验. */
@ApiGroup('window')
@RequirePermission('person.verify')
@Controller('api/v1/real-name-verifications')
export class WindowController {
  constructor(
    private readonly window: Verify,
    private readonly mobiles: ChangeMobile,
    private readonly list: ListVerifications,
  ) {}

  @Post()
  @Operation({
    summary: 'Verify a person who shows his card at the counter',
    description:
      'Level 3. The code (purpose `window`) goes to the person’s number; he tells it to the clerk, which shows whose account it is. Recorded ' +
      'with the clerk and his body.',
    consistency: 'strong',
    errors: [
      errors.documentUnfit,
      errors.oldCitizenNumber,
      errors.regionGone,
      errors.codeWrong,
      errors.personUnknown,
      errors.ownVerification,
      errors.identityDiffers,
      errors.identityElsewhere,
    ],
    response: { status: 200, schema: VerifiedAtWindow },
  })
  verify(
    @Body({ schema: VerifyAtWindow }) body: VerifyAtWindow,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<VerifiedAtWindow> {
    return this.window.execute(body, principal, key);
  }

  @Post('face-checks')
  @Operation({
    summary: 'Begin to have a person who has lost his number show his face',
    description:
      'The card shows whose account of level 3 it is; the person shows his face to the authority, at the address that is answered. For ' +
      '`mobile-changes`.',
    consistency: 'strong',
    errors: [
      errors.documentUnfit,
      errors.oldCitizenNumber,
      errors.regionGone,
      errors.personUnknown,
      errors.ownVerification,
      errors.authorityAway,
    ],
    response: { status: 201, schema: FaceCheck },
  })
  startFace(
    @Body({ schema: ClaimedName }) body: ClaimedName,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<FaceCheck> {
    return this.mobiles.start(body, principal, key);
  }

  @Post('mobile-changes')
  @RequireStepUp({ maxAgeSeconds: 900 })
  @Operation({
    summary: 'Bind another number for a person who shows his card at the counter',
    description:
      'For who has lost his number: the card shows whose account of level 3 it is, the face check that he is there, the code (purpose ' +
      '`windowMobile`) that the new number is in his hands. All his logins end; password, second factor and upstream accounts are forgotten. ' +
      'Recorded as a verification.',
    consistency: 'strong',
    errors: [
      errors.documentUnfit,
      errors.oldCitizenNumber,
      errors.regionGone,
      errors.codeWrong,
      errors.personUnknown,
      errors.ownVerification,
      errors.faceCheckNotFound,
      errors.faceNotPassed,
      errors.nameNotProved,
      errors.authorityAway,
      errors.mobileTaken,
    ],
    response: { status: 200, schema: VerifiedAtWindow },
  })
  changeMobile(
    @Body({ schema: ChangeMobileAtWindow }) body: ChangeMobileAtWindow,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<VerifiedAtWindow> {
    return this.mobiles.execute(body, principal, key);
  }

  @Get()
  @Operation({
    summary: 'List what the clerks of one’s own body verified, the newest first',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: VerificationPage },
  })
  verifications(
    @Query({ schema: VerificationQuery }) query: z.output<typeof VerificationQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<Verification>> {
    return this.list.execute(query, principal);
  }
}
