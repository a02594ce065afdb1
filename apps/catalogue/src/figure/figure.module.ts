import { Module } from '@nestjs/common';
import { FigureWorker } from './figure.worker.js';
import { FigureController } from './http/figure.controller.js';
import { ItemFigures } from './queries/item-figures.js';
import { ReadSimplification } from './queries/simplification.js';

/** 统计 — counts of items over time, and what became simpler. */
@Module({ controllers: [FigureController], providers: [ItemFigures, ReadSimplification, FigureWorker] })
export class FigureModule {}
