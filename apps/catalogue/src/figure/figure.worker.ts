import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { FoldFigures } from './use-cases/fold-figures.js';
import { RecountFigures } from './use-cases/recount-figures.js';

const EVERY_MS = 2000;

/** Keeps the figures behind the library by seconds, and counts it anew for operators. */
@Injectable()
export class FigureWorker {
  constructor(workers: Workers, folding: FoldFigures, recount: RecountFigures) {
    workers.add({ name: 'fold-item-figures', everyMs: EVERY_MS, round: () => folding.round() });
    workers.add({ name: 'recount-item-figures', everyMs: EVERY_MS, round: () => recount.round() });
  }
}
