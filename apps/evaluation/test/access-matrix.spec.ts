import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { evaluation } from '../src/evaluation.service.js';

await describeAccessMatrix(evaluation, new URL('../access-matrix.json', import.meta.url));
