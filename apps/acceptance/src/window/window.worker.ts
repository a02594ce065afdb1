import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { FollowServicePoints } from './use-cases/follow-service-points.js';

const AT_ONCE = 10;

/** What the windows need without being asked for. Any number of workers may run. */
@Injectable()
export class WindowWorker {
  constructor(workers: Workers, follow: FollowServicePoints) {
    workers.add({ name: 'follow-service-points', everyMs: 1_000, round: () => follow.execute(AT_ONCE) });
  }
}
