import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { monitoring } from '../src/monitoring.service.js';

await describeAccessMatrix(monitoring, new URL('../access-matrix.json', import.meta.url));
