import { Injectable } from '@nestjs/common';
import { WakeSignal } from '@yiwang/workers';

/** There is something to deliver. */
@Injectable()
export class DeliverySignal extends WakeSignal {}
