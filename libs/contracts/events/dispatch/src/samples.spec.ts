import { describeSamples } from '@yiwang/event-core/testing';
import * as contract from './index.js';

describeSamples('dispatch', contract, new URL('../samples/', import.meta.url));
