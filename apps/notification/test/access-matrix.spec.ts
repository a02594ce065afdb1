import { describeAccessMatrix } from '@yiwang/testing/access-matrix';
import { notification } from '../src/notification.service.js';

await describeAccessMatrix(notification, new URL('../access-matrix.json', import.meta.url));
