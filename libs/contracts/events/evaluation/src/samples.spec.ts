import { describeSamples } from '@yiwang/event-core/testing';
import * as contract from './index.js';

describeSamples('evaluation', contract, new URL('../samples/', import.meta.url));
