import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { FollowCitations } from './use-cases/follow-citations.js';

const ITEMS = 500;

/** Keeps the tables of laws beside what items cite. */
@Injectable()
export class LegalBasisWorker {
  constructor(workers: Workers, follow: FollowCitations) {
    workers.add({ name: 'legal-basis', everyMs: 1_000, round: () => follow.round(ITEMS) });
  }
}
