import { Module } from '@nestjs/common';
import { Identities } from './identities.js';
import { IdentityController } from './identity.controller.js';
import { IdentityReadings } from './identity-readings.js';
import { ListReadings } from './list-readings.js';
import { OwnReadingController, ReadingController } from './reading.controller.js';

/** 身份信息 of accounts, read by other services on record, and that record. */
@Module({
  controllers: [IdentityController, OwnReadingController, ReadingController],
  providers: [Identities, IdentityReadings, ListReadings],
  exports: [IdentityReadings],
})
export class IdentityModule {}
