import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { Throttle } from './throttle.js';

const EVERY_MS = 60_000;

/** Removes what limits nothing any more, in a worker; a window that is over is judged so at the next attempt. */
@Injectable()
export class ThrottlePruner {
  constructor(workers: Workers, throttle: Throttle) {
    workers.add({ name: 'prune-throttle', everyMs: EVERY_MS, round: () => throttle.prune() });
  }
}
