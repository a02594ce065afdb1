import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { payment } from '../src/payment.service.js';

await describeAccessMatrix(payment, new URL('../access-matrix.json', import.meta.url));
