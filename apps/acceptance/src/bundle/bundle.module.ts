import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.js';
import { ItemModule } from '../item/item.module.js';
import { ReadingModule } from '../reading/reading.module.js';
import { BundleController } from './http/bundle.controller.js';
import { PlanBundle } from './queries/plan-bundle.js';
import { ReadBundles } from './queries/read-bundles.js';
import { FileBundle } from './use-cases/file-bundle.js';
import { TakeBundle } from './use-cases/take-bundle.js';

/** 一事联办 — several items filed as one. */
@Module({
  imports: [ItemModule, CaseModule, ReadingModule],
  controllers: [BundleController],
  providers: [TakeBundle, FileBundle, PlanBundle, ReadBundles],
  exports: [TakeBundle],
})
export class BundleModule {}
