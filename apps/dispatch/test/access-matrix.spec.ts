import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { dispatch } from '../src/dispatch.service.js';

await describeAccessMatrix(dispatch, new URL('../access-matrix.json', import.meta.url));
