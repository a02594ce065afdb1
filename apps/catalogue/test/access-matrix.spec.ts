import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { catalogue } from '../src/catalogue.service.js';

await describeAccessMatrix(catalogue, new URL('../access-matrix.json', import.meta.url));
