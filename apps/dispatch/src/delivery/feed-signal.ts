import { Injectable } from '@nestjs/common';
import { WakeSignal } from '../work/wake-signal.js';

/** Something came into a feed; a reader that waits looks again. */
@Injectable()
export class FeedSignal extends WakeSignal {}
