import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { OneTimeCodes } from './one-time-codes.js';

const EVERY_MS = 60_000;

/** Removes codes that are over, in a worker; expiry is judged when a code is looked at. */
@Injectable()
export class CodePruner {
  constructor(workers: Workers, codes: OneTimeCodes) {
    workers.add({ name: 'prune-one-time-codes', everyMs: EVERY_MS, round: () => codes.prune() });
  }
}
