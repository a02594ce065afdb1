import { Module } from '@nestjs/common';
import { AnchorController } from './http/anchor.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { LedgerWorker } from './ledger.worker.js';
import { CheckAnchors } from './queries/check-anchors.js';
import { ProveCase } from './queries/prove-case.js';
import { AnchorSteps } from './use-cases/anchor-steps.js';

/** 台账 — what proves that the steps of cases are those that were once added. */
@Module({
  controllers: [LedgerController, AnchorController],
  providers: [ProveCase, CheckAnchors, AnchorSteps, LedgerWorker],
})
export class LedgerModule {}
