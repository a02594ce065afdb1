import { Global, Module } from '@nestjs/common';
import { ThrottlePruner } from './throttle-pruner.js';
import { Throttle } from './throttle.js';

/** 限次, for whatever may be tried too often. */
@Global()
@Module({ providers: [Throttle, ThrottlePruner], exports: [Throttle] })
export class ThrottleModule {}
