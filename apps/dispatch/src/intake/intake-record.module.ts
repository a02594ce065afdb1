import { Module } from '@nestjs/common';
import { PastMessages } from '../mapping/past-messages.js';
import { IntakeMessages } from './persistence/intake-messages.js';

/** 报文台账 — the rows alone, for those who look things up in them; the intake itself imports mappings. */
@Module({
  providers: [IntakeMessages, { provide: PastMessages, useExisting: IntakeMessages }],
  exports: [IntakeMessages, PastMessages],
})
export class IntakeRecordModule {}
