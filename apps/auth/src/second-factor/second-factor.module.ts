import { Module } from '@nestjs/common';
import { AdminRecordModule } from '../admin/admin-record.module.js';
import { EndingModule } from '../ending/ending.module.js';
import { SecurityModule } from '../security/security.module.js';
import { Enrolment } from './enrolment.js';
import { OwnSecondFactor } from './own-second-factor.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { SecondFactorAdminController } from './second-factor-admin.controller.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactor } from './second-factor.js';

/** 双因素认证 of users. */
@Module({
  imports: [AdminRecordModule, EndingModule, SecurityModule],
  controllers: [SecondFactorController, SecondFactorAdminController],
  providers: [Enrolment, OwnSecondFactor, ResetSecondFactor, SecondFactor],
  exports: [Enrolment, SecondFactor],
})
export class SecondFactorModule {}
