import { Injectable } from '@nestjs/common';
import { WakeSignal } from '@yiwang/workers';

/** Tells the worker of this process that an export waits; those of other processes find it by themselves. */
@Injectable()
export class ExportSignal extends WakeSignal {}
