import { describeSamples } from '@yiwang/event-core/testing';
import * as contract from './index.js';

describeSamples('auth', contract, new URL('../samples/', import.meta.url));
