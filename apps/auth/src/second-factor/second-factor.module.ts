import { Module } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { AdminRecordModule } from '../admin/admin-record.module.js';
import { EndingModule } from '../ending/ending.module.js';
import { SecurityModule } from '../security/security.module.js';
import { Enrolment } from './enrolment.js';
import { FactorAttempts } from './factor-attempts.js';
import { FactorDevices } from './factor-devices.js';
import { OwnSecondFactor } from './own-second-factor.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { SecondFactorAdminController } from './second-factor-admin.controller.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactor } from './second-factor.js';

const EVERY_MS = 60_000;

/** 双因素认证 of users. */
@Module({
  imports: [AdminRecordModule, EndingModule, SecurityModule],
  controllers: [SecondFactorController, SecondFactorAdminController],
  providers: [Enrolment, FactorAttempts, FactorDevices, OwnSecondFactor, ResetSecondFactor, SecondFactor],
  exports: [Enrolment, FactorDevices, SecondFactor],
})
export class SecondFactorModule {
  constructor(workers: Workers, attempts: FactorAttempts) {
    workers.add({ name: 'forget-factor-attempts', everyMs: EVERY_MS, round: () => attempts.prune() });
  }
}
