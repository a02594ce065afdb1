import { Injectable } from '@nestjs/common';
import { WakeSignal, Workers } from '@yiwang/workers';
import { RunImports } from './use-cases/run-imports.js';

const SWEEP_MS = 60_000;

/** Takes staged imports in. Any number of workers may run; one portion is taken at a time, because imports issue codes. */
@Injectable()
export class ImportWorker {
  private readonly signal = new WakeSignal();

  constructor(workers: Workers, imports: RunImports) {
    workers.add({ name: 'run-imports', everyMs: 1000, signal: this.signal, round: () => imports.round() });
    workers.add({ name: 'sweep-imports', everyMs: SWEEP_MS, round: () => imports.sweep() });
  }

  /** Lets the worker of this process begin at once. */
  wake(): void {
    this.signal.wake();
  }
}
