import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { FaceChecks } from './real-name/face-checks.js';
import { OneTimeCodes } from './code/one-time-codes.js';

const EVERY_MS = 60_000;

/** Removes codes and face checks that are over, in a worker; expiry is judged when one is looked at. */
@Injectable()
export class PersonPruner {
  constructor(workers: Workers, codes: OneTimeCodes, faces: FaceChecks) {
    workers.add({ name: 'prune-one-time-codes', everyMs: EVERY_MS, round: () => codes.prune() });
    workers.add({ name: 'prune-face-checks', everyMs: EVERY_MS, round: () => faces.prune() });
  }
}
