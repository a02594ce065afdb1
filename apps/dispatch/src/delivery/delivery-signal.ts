import { Injectable } from '@nestjs/common';
import { WakeSignal } from '../work/wake-signal.js';

/** There is something to deliver. */
@Injectable()
export class DeliverySignal extends WakeSignal {}
