import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { acceptance } from '../src/acceptance.service.js';

await describeAccessMatrix(acceptance, new URL('../access-matrix.json', import.meta.url));
