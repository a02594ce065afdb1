import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { authService } from '../src/auth.service.js';

await describeAccessMatrix(authService, new URL('../access-matrix.json', import.meta.url));
