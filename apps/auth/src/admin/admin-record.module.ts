import { Module } from '@nestjs/common';
import { AdminActions } from './admin-actions.js';

/** 操作留痕, for whatever administers. */
@Module({ providers: [AdminActions], exports: [AdminActions] })
export class AdminRecordModule {}
