import { Injectable } from '@nestjs/common';
import { WakeSignal } from '@yiwang/workers';

/** There is a conformance run to make. */
@Injectable()
export class ConformanceSignal extends WakeSignal {}
