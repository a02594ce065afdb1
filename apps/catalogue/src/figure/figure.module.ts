import { Module } from '@nestjs/common';
import { FigureWorker } from './figure.worker.js';
import { FigureAdminController } from './http/figure-admin.controller.js';
import { FigureController } from './http/figure.controller.js';
import { ReadFigureState } from './queries/figure-state.js';
import { ItemFigures } from './queries/item-figures.js';
import { ReadSimplification } from './queries/simplification.js';
import { FoldFigures } from './use-cases/fold-figures.js';
import { RecountFigures } from './use-cases/recount-figures.js';
import { RequestRecount } from './use-cases/request-recount.js';

/** 统计 — counts of items over time, and what became simpler. */
@Module({
  controllers: [FigureController, FigureAdminController],
  providers: [ItemFigures, ReadSimplification, ReadFigureState, RequestRecount, FoldFigures, RecountFigures, FigureWorker],
})
export class FigureModule {}
