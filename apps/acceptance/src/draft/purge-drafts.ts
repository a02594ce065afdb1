import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { Drafts } from './persistence/drafts.js';

const EVERY_MS = 60_000;

/** Takes away what has expired: nobody needs it any more, and it is personal data. Any number of workers may run. */
@Injectable()
export class PurgeDrafts {
  constructor(workers: Workers, drafts: Drafts) {
    workers.add({ name: 'purge-drafts', everyMs: EVERY_MS, round: () => drafts.purge() });
  }
}
