import { Injectable } from '@nestjs/common';
import { WakeSignal } from '@yiwang/workers';

/** A case waits for its item version, or a version has come. */
@Injectable()
export class ArrangeSignal extends WakeSignal {}
