import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { DestroyArchives } from './use-cases/destroy-archives.js';
import { MakeArchives } from './use-cases/make-archives.js';

/** Nobody waits for a package; each may draw some documents. */
const PACKAGES = 5;

/** What is archived and destroyed without being asked for. Any number of workers may run. */
@Injectable()
export class ArchiveWorker {
  constructor(workers: Workers, make: MakeArchives, destroy: DestroyArchives) {
    workers.add({ name: 'make-archives', everyMs: 5_000, round: () => make.execute(PACKAGES) });
    workers.add({ name: 'destroy-archives', everyMs: 10_000, round: () => destroy.execute() });
  }
}
