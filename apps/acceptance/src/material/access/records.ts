import { Injectable } from '@nestjs/common';
import { MaterialLinks } from './material-links.js';
import { RecordReading } from './record-reading.js';

/** What a reading leaves behind, and what lets one read without a token. */
@Injectable()
export class Records {
  constructor(
    readonly reading: RecordReading,
    readonly links: MaterialLinks,
  ) {}
}
